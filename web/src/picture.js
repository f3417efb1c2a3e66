/**
 * A photograph or image file to 28x28 pictures of its digits, as MNIST has them.
 *
 * Ink is told from paper (`light.js`), connected pieces of it are grouped into digits
 * (`segment.js`), and each digit is cut out, given strokes as thick as in MNIST and fitted into a box of 20 pixels.
 * The steps after that, `normalize` and the network, are those of drawn digits.
 */
import { connectedComponents } from './components.js';
import { BOX, PEN_PX, SIZE } from './ink.js';
import { darkness, otsu } from './light.js';
import { groupShapes } from './segment.js';

/** @typedef {import('./light.js').Field} Field */
/** @typedef {import('./components.js').Component} Component */
/** @typedef {import('./box.js').Box} Box */
/** @typedef {{picture: Float64Array, box: Box}} Digit picture: 784 greys, 0 paper to 1 ink; box: where it was */

const FAINTEST_INK = 0.12; // share of the paper's light that ink takes away, at least
const SMALLEST_PIECE = 0.1; // of the largest piece; smaller ones are dust
const SMALLEST_DIGIT = 0.3; // of the highest digit; smaller ones are commas and blots
const SMALLEST_PIXELS = 5; // the highest digit; no digit can be read from less
const SMALLEST_INSIDE = 0.08; // share of the shorter side that ink within the picture should have
const MOST_PIECES = 60; // of ink, the largest ones
const SAMPLES = 64; // points that stand for a piece when distances are measured
const DETAIL = 80; // pixels of the longer side while strokes are thickened

/**
 * Finds the digits of one row.
 * @param {import('./light.js').Pixels} pixels of any size
 * @returns {Digit[]} left to right; none when there is only paper
 */
export function findDigits(pixels) {
  const dark = darkness(pixels);
  const { threshold, low, high } = otsu(dark.values);
  if (high - low < FAINTEST_INK) return [];
  const mask = dark.values.map((value) => Number(value >= threshold));
  const { labels, components } = connectedComponents(mask, dark.width);
  const pieces = withoutDirt(components, dark);
  const grey = dark.values.map((value) => Math.min(1, Math.max(0, (value - low) / (high - low))));
  const digits = groupShapes(pieces.map((piece) => shapeOf(piece, dark.width))).map((group) => {
    const members = group.map((index) => pieces[index]);
    const box = around(members);
    return { box, picture: cutOut({ ...dark, values: grey }, labels, members, box) };
  });
  const highest = Math.max(...digits.map(({ box }) => extent(box)));
  const smallest = Math.max(SMALLEST_PIXELS, SMALLEST_DIGIT * highest);
  return digits.filter(({ box }) => extent(box) >= smallest);
}

/** @param {Box} box */
const extent = (box) => Math.max(box.right - box.left, box.bottom - box.top);

/**
 * Leaves out dust, and what reaches in from outside, such as the edge of the sheet.
 * @param {Component[]} components
 * @param {{width: number, height: number}} size
 */
function withoutDirt(components, { width, height }) {
  const inside = components.filter(
    ({ box }) => box.left > 0 && box.top > 0 && box.right < width && box.bottom < height,
  );
  const largest = (/** @type {Component[]} */ list) =>
    list.reduce((most, { box }) => Math.max(most, extent(box)), 0);
  // A digit that fills the picture touches its rim, and then there is only dust inside.
  const kept = largest(inside) >= SMALLEST_INSIDE * Math.min(width, height) ? inside : components;
  const smallest = SMALLEST_PIECE * largest(kept);
  return kept
    .filter(({ box }) => extent(box) >= smallest)
    .sort((a, b) => b.pixels.length - a.pixels.length)
    .slice(0, MOST_PIECES);
}

/**
 * @param {Component} piece
 * @param {number} width of the picture
 * @returns {import('./segment.js').Shape}
 */
function shapeOf({ box, pixels }, width) {
  const samples = Array.from(
    { length: Math.min(SAMPLES, pixels.length) },
    (_, i, all = SAMPLES) => {
      const pixel = pixels[Math.floor((i * pixels.length) / Math.min(all, pixels.length))];
      return /** @type {import('./ink.js').Point} */ ([pixel % width, Math.floor(pixel / width)]);
    },
  );
  return { box, samples };
}

/** @param {Component[]} members @returns {Box} */
const around = (members) => ({
  left: Math.min(...members.map(({ box }) => box.left)),
  top: Math.min(...members.map(({ box }) => box.top)),
  right: Math.max(...members.map(({ box }) => box.right)),
  bottom: Math.max(...members.map(({ box }) => box.bottom)),
});

/**
 * One digit, without its neighbours, in the middle of a picture of its own.
 * @param {Field} grey
 * @param {Int32Array} labels
 * @param {Component[]} members
 * @param {Box} box
 * @returns {Float64Array} 28x28
 */
function cutOut(grey, labels, members, box) {
  const own = new Set(members.map(({ label }) => label));
  const { thickness, field } = crop(grey, labels, own, box);
  const scale = DETAIL / Math.max(field.width, field.height);
  const detailed = resize(field, scale);
  const missing = ((PEN_PX / BOX) * DETAIL - thickness * scale) / 2;
  return fitToBox(missing > 0.5 ? thicken(detailed, missing) : detailed);
}

/**
 * The ink of some pieces, and their soft rims.
 * @param {Field} grey
 * @param {Int32Array} labels
 * @param {Set<number>} own labels
 * @param {Box} box
 * @returns {{field: Field, thickness: number}} thickness of the strokes, in pixels
 */
function crop({ width, height, values }, labels, own, box) {
  const left = Math.max(0, box.left - 1);
  const top = Math.max(0, box.top - 1);
  const right = Math.min(width, box.right + 1);
  const bottom = Math.min(height, box.bottom + 1);
  const field = {
    width: right - left,
    height: bottom - top,
    values: new Float32Array((right - left) * (bottom - top)),
  };
  const isOwn = (/** @type {number} */ x, /** @type {number} */ y) =>
    x >= 0 && y >= 0 && x < width && y < height && own.has(labels[y * width + x]);
  let [area, rim, i] = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++, i++) {
      const beside =
        Number(isOwn(x - 1, y)) +
        Number(isOwn(x + 1, y)) +
        Number(isOwn(x, y - 1)) +
        Number(isOwn(x, y + 1));
      const here = isOwn(x, y);
      if (!here && beside === 0) continue;
      field.values[i] = values[y * width + x];
      area += field.values[i];
      if (here && beside < 4) rim++;
    }
  }
  // A stroke has two rims, each as long as the stroke.
  return { field, thickness: (2 * area) / Math.max(1, rim) };
}

/**
 * Changes the size; every new pixel is the mean of the area that it covers.
 * @param {Field} field
 * @param {number} scale
 * @returns {Field}
 */
export function resize(field, scale) {
  const width = Math.max(1, Math.round(field.width * scale));
  const height = Math.max(1, Math.round(field.height * scale));
  const rows = resizeRows(field, width);
  return transpose(resizeRows(transpose(rows), height));
}

/** @param {Field} field @param {number} to new width @returns {Field} */
function resizeRows({ width, height, values }, to) {
  const result = new Float32Array(to * height);
  const step = width / to;
  for (let column = 0; column < to; column++) {
    const [start, end] = [column * step, (column + 1) * step];
    for (let x = Math.floor(start); x < Math.min(width, Math.ceil(end)); x++) {
      const share = (Math.min(end, x + 1) - Math.max(start, x)) / step;
      for (let y = 0; y < height; y++) result[y * to + column] += share * values[y * width + x];
    }
  }
  return { width: to, height, values: result };
}

/** @param {Field} field @returns {Field} */
const transpose = ({ width, height, values }) => ({
  width: height,
  height: width,
  values: values.map((_, i) => values[(i % height) * width + Math.floor(i / height)]),
});

/**
 * Makes strokes thicker on all sides: the darkest value in a disc around each pixel.
 * @param {Field} field
 * @param {number} radius in pixels
 * @returns {Field} larger by the radius on every side
 */
function thicken(field, radius) {
  const margin = Math.ceil(radius);
  const width = field.width + 2 * margin;
  const height = field.height + 2 * margin;
  const values = new Float32Array(width * height);
  for (let dy = -margin; dy <= margin; dy++) {
    for (let dx = -margin; dx <= margin; dx++) {
      if (dx * dx + dy * dy > radius * radius) continue;
      for (let y = 0; y < field.height; y++) {
        const to = (y + margin + dy) * width + margin + dx;
        for (let x = 0; x < field.width; x++) {
          values[to + x] = Math.max(values[to + x], field.values[y * field.width + x]);
        }
      }
    }
  }
  return { width, height, values };
}

/**
 * @param {Field} field
 * @returns {Float64Array} 28x28; the longer side fills the box of 20, as in MNIST
 */
function fitToBox(field) {
  const small = resize(field, BOX / Math.max(field.width, field.height));
  const left = Math.round((SIZE - small.width) / 2);
  const top = Math.round((SIZE - small.height) / 2);
  const picture = new Float64Array(SIZE * SIZE);
  small.values.forEach((value, i) => {
    const x = left + (i % small.width);
    const y = top + Math.floor(i / small.width);
    picture[y * SIZE + x] = value;
  });
  return picture;
}
