/**
 * Binarizes a photograph: tells its ink from its paper, under uneven light.
 */
import { localMean, mapField } from './field.js';

/** @typedef {import('./types.js').Field} Field */
/** @typedef {import('./types.js').Pixels} Pixels */

/** Share of the paper's light that ink takes away, at least. */
const FAINTEST_INK = 0.12;
/** Share of the shorter side that paper is looked for in: wider than a stroke, narrower than a shadow. */
const PAPER_WINDOW = 1 / 3;
/** Paper darker than this is taken as this dark, lest noise in the black be taken for ink. */
const DARKEST_PAPER = 0.3;

/**
 * @param {Pixels} pixels dark ink on light paper or the other way round
 * @returns {{mask: Float32Array, grey: Field} | null} mask: 1 is ink, 0 is paper; grey: the same with
 *   soft rims. Null when there is only paper.
 */
export function binarize(pixels) {
  const dark = darkness(pixels);
  const { threshold, low, high } = otsu(dark.values);
  if (high - low < FAINTEST_INK) return null;
  return {
    mask: dark.values.map((value) => Number(value >= threshold)),
    grey: mapField(dark, (value) => Math.min(1, Math.max(0, (value - low) / (high - low)))),
  };
}

/**
 * How dark each pixel is against the paper around it, under uneven light.
 *
 * Paper is the picture without its strokes: the brightest value in a window, then the darkest of
 * those (a morphological closing). The difference to it, the bottom-hat transform, is the usual
 * correction for shading (Gonzalez and Woods, "Digital Image Processing", section 9.6). Here it is a share of
 * the paper's light, because a shadow takes the same share from ink and paper.
 * @param {Pixels} pixels dark ink on light paper or the other way round
 * @returns {Field} 0 is paper, 1 is black
 */
function darkness(pixels) {
  let light = smooth(lightness(pixels));
  if (isInkLight(light)) light = mapField(light, (value) => 1 - value);
  const radius = Math.max(1, Math.round((Math.min(light.width, light.height) * PAPER_WINDOW) / 2));
  const paper = closing(light, radius).values;
  return mapField(light, (value, i) => (paper[i] - value) / Math.max(paper[i], DARKEST_PAPER));
}

/**
 * Luma of each pixel (ITU-R BT.709), transparent ones over white.
 * @param {Pixels} pixels
 * @returns {Field} 0 is black, 1 is white
 */
function lightness({ width, height, data }) {
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const luma = 0.2126 * data[4 * i] + 0.7152 * data[4 * i + 1] + 0.0722 * data[4 * i + 2];
    const alpha = data[4 * i + 3] / 255;
    values[i] = (alpha * luma) / 255 + 1 - alpha;
  }
  return { width, height, values };
}

/**
 * Whether the ink is lighter than the paper, as chalk is. Ink is the smaller part, so it lies farther from
 * the mean of its surroundings than the paper does, and the third moment has its sign.
 * @param {Field} light
 */
function isInkLight(light) {
  const mean = localMean(light, Math.round(Math.min(light.width, light.height) * PAPER_WINDOW));
  let moment = 0;
  for (let i = 0; i < mean.values.length; i++) {
    const deviation = light.values[i] - mean.values[i];
    moment += deviation * deviation * deviation;
  }
  return moment > 0;
}

/**
 * The threshold between two kinds of values that keeps each kind closest together (N. Otsu 1979, "A
 * threshold selection method from gray-level histograms").
 * @param {Float32Array} values 0 to 1
 * @returns {{threshold: number, low: number, high: number}} and the mean of each kind
 */
function otsu(values) {
  const bins = 256;
  const counts = new Float64Array(bins);
  for (const value of values) counts[Math.min(bins - 1, Math.floor(value * bins))]++;
  const total = counts.reduce((sum, count, bin) => sum + count * bin, 0);
  let best = { spread: -1, threshold: 1, low: 0, high: 0 };
  let [below, belowSum] = [0, 0];
  for (let bin = 0; bin < bins - 1; bin++) {
    below += counts[bin];
    belowSum += counts[bin] * bin;
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const [low, high] = [belowSum / below, (total - belowSum) / above];
    const spread = below * above * (high - low) ** 2;
    if (spread > best.spread)
      best = {
        spread,
        threshold: (bin + 1) / bins,
        low: (low + 0.5) / bins,
        high: (high + 0.5) / bins,
      };
  }
  return best;
}

/** Takes the edge off noise: the mean of 3x3 pixels. @param {Field} field */
const smooth = (field) => localMean(field, 1);

/**
 * The picture without dark strokes narrower than a window: a closing along the rows, then along
 * the columns.
 * @param {Field} field
 * @param {number} radius the window has 2 * radius + 1 pixels
 * @returns {Field}
 */
function closing({ width, height, values }, radius) {
  const closed = Float32Array.from(values);
  for (let y = 0; y < height; y++) closeLine(closed, y * width, 1, width, radius);
  for (let x = 0; x < width; x++) closeLine(closed, x, width, height, radius);
  return { width, height, values: closed };
}

/**
 * Closes one line of a picture, in place. Beyond its ends the line goes on as bright as it is near
 * them, so that a slope of light is no ink there.
 * @param {Float32Array} values
 * @param {number} start index of the line's first pixel
 * @param {number} step from one pixel to the next
 * @param {number} count of pixels
 * @param {number} radius
 */
function closeLine(values, start, step, count, radius) {
  const line = new Float32Array(count + 4 * radius);
  for (let i = 0; i < count; i++) line[2 * radius + i] = values[start + i * step];
  const near = Math.min(count, Math.ceil(radius / 2));
  const [first, end] = [2 * radius, 2 * radius + count];
  line.fill(Math.max(...line.subarray(first, first + near)), 0, first);
  line.fill(Math.max(...line.subarray(end - near, end)), end);
  const brightest = slidingMaximum(line, radius);
  for (let i = 0; i < brightest.length; i++) brightest[i] = -brightest[i];
  const closed = slidingMaximum(brightest, radius);
  for (let i = 0; i < count; i++) values[start + i * step] = -closed[i];
}

/**
 * Largest value in a sliding window. Running maxima from both ends of blocks as long as the window
 * make it three steps a value, however long the window (M. van Herk 1992, "A fast algorithm for
 * local minimum and maximum filters").
 * @param {Float32Array} line
 * @param {number} radius the window has 2 * radius + 1 values
 * @returns {Float32Array} shorter than the line by 2 * radius: only whole windows count
 */
function slidingMaximum(line, radius) {
  const window = 2 * radius + 1;
  const forward = line.slice();
  const backward = line.slice();
  for (let block = 0; block < line.length; block += window) {
    const end = Math.min(block + window, line.length);
    for (let i = block + 1; i < end; i++) {
      if (forward[i - 1] > forward[i]) forward[i] = forward[i - 1];
    }
    for (let i = end - 2; i >= block; i--) {
      if (backward[i + 1] > backward[i]) backward[i] = backward[i + 1];
    }
  }
  const result = new Float32Array(line.length - 2 * radius);
  for (let i = 0; i < result.length; i++) {
    const ahead = forward[i + 2 * radius];
    result[i] = backward[i] > ahead ? backward[i] : ahead;
  }
  return result;
}
