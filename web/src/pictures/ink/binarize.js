/** Ink told from paper, under uneven light. */
import { closing, largest, localMean, mapField } from './field.js';

/** @typedef {import('../types.js').Field} Field */

/** Paper darker than this share of the lightest is taken as this dark, lest grain of a black desk be taken for ink. */
const DARKEST_PAPER = 0.4;
const SURROUNDINGS = 1 / 3; // of the shorter side: radius in which ink is the smaller part
const LIT = 0.7; // of the lightest paper: there its grain is measured
const FAINTEST_INK = 0.1; // share of the paper's light that ink takes away, at least
const STRONGEST_EDGES = 0.01; // share of the pixels that the contrast of ink is measured at
const FAINT_PART = 0.3; // of the contrast of ink: what is fainter is no ink
const HALF = 0.35; // of the darkest place nearby: a stroke ends there
const NOISE = 4; // standard deviations of the paper

/**
 * Whether the ink is lighter than the paper, as chalk is. Ink is the smaller part, so it lies farther from
 * the mean of its surroundings than the paper does, and the third moment has its sign.
 * @param {Field} light
 */
export function isInkLight(light) {
  const mean = localMean(light, Math.round(Math.min(light.width, light.height) * SURROUNDINGS));
  let moment = 0;
  for (let i = 0; i < mean.values.length; i++) {
    const deviation = light.values[i] - mean.values[i];
    moment += deviation * deviation * deviation;
  }
  return moment > 0;
}

/**
 * How dark each pixel is against the paper around it.
 *
 * Paper is the picture without its strokes, a morphological closing. The difference to it, the bottom-hat
 * transform, is the usual correction for shading (Gonzalez and Woods, "Digital Image Processing", section 9.6).
 * Here it is a share of the paper's light, because a shadow takes the same share from ink and paper.
 * @param {Field} light ink dark, paper light
 * @param {number} radius in pixels: wider than a stroke, narrower than a shadow
 * @returns {{dark: Field, grain: number}} dark: 0 is paper, 1 is black; grain: what of it is
 *   only the grain of the paper, as a standard deviation
 */
export function darkness(light, radius) {
  const smooth = localMean(light, 1);
  const paper = closing(smooth, Math.max(1, Math.round(radius)));
  const sheet = quantile(paper.values, 0.9);
  const darkest = Math.max(1 / 255, DARKEST_PAPER * sheet);
  const raw = mapField(
    smooth,
    (value, i) => (paper.values[i] - value) / Math.max(paper.values[i], darkest),
  );
  // The closing takes the lightest grain of the paper, not its mean.
  const onSheet = valuesWhere(raw, (i) => paper.values[i] >= LIT * sheet);
  const middle = quantile(onSheet, 0.5);
  const dark = mapField(raw, (value) => Math.max(0, value - middle));
  return { dark, grain: middle - quantile(onSheet, 0.16) };
}

/**
 * Some of the values. Like `filter` of an array, which takes seconds for millions of them.
 * @param {Field} field
 * @param {(i: number) => boolean} isWanted
 */
function valuesWhere({ values }, isWanted) {
  const chosen = new Float32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (isWanted(i)) chosen[count++] = values[i];
  return chosen.subarray(0, count);
}

/**
 * What is ink. The threshold is half of the darkness of the strokes nearby; how dark a stroke is at all is
 * measured where edges are sharpest (the idea of J. Kittler et al. 1985, "Threshold selection based on a
 * simple image statistic"), so it matters little how much of the picture is ink.
 * @param {Field} dark
 * @param {number} grain
 * @param {number} nearby radius in pixels, about half a digit
 * @returns {Uint8Array} 1 is ink, 0 is paper
 */
export function inkMask(dark, grain, nearby) {
  const mask = new Uint8Array(dark.values.length);
  const contrast = contrastOf(dark);
  const least = Math.max(FAINT_PART * contrast, NOISE * grain, FAINTEST_INK / 2);
  if (contrast < FAINTEST_INK || contrast < least) return mask;
  const darkest = largest(dark, Math.max(1, Math.round(nearby))).values;
  for (let i = 0; i < mask.length; i++) {
    const value = dark.values[i];
    mask[i] = Number(value >= least && value >= HALF * Math.min(darkest[i], 1.5 * contrast));
  }
  return mask;
}

/** The darkness of ink: twice that at its edges. @param {Field} dark */
function contrastOf({ width, height, values }) {
  const edges = new Float32Array(values.length);
  for (let y = 1; y + 1 < height; y++) {
    for (let x = 1; x + 1 < width; x++) {
      const i = y * width + x;
      const across = values[i + 1] - values[i - 1];
      const down = values[i + width] - values[i - width];
      edges[i] = Math.sqrt(across * across + down * down); // far quicker than Math.hypot
    }
  }
  const strong = Math.max(quantile(edges, 1 - STRONGEST_EDGES), 1e-6);
  let [sum, weights] = [0, 0];
  for (let i = 0; i < edges.length; i++) {
    if (edges[i] < strong) continue;
    sum += edges[i] * values[i];
    weights += edges[i];
  }
  return weights > 0 ? (2 * sum) / weights : 0;
}

/** @param {Float32Array} values 0 to 1 @param {number} share @returns {number} */
function quantile(values, share) {
  const bins = 1024;
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++) {
    counts[Math.min(bins - 1, Math.max(0, Math.floor(values[i] * bins)))]++;
  }
  let left = share * values.length;
  let bin = 0;
  while (bin < bins - 1 && (left -= counts[bin]) > 0) bin++;
  return (bin + 0.5) / bins;
}
