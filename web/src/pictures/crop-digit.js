/**
 * Cuts a digit out of a picture, gives it strokes as thick as in MNIST and fits it into the box of
 * 20 pixels.
 */
import { BOX, PEN_PX } from '../recognition/ink.js';
import { IMAGE_SIDE, PIXELS } from '../recognition/shape.js';
import { resize } from './field.js';

/** @typedef {import('./types.js').Box} Box */
/** @typedef {import('./types.js').Component} Component */
/** @typedef {import('./types.js').Field} Field */

const DETAIL = 80; // pixels of the longer side while strokes are thickened

/**
 * One digit, without its neighbours, in the middle of an image of its own.
 * @param {Field} grey
 * @param {Int32Array} labels
 * @param {Component[]} members
 * @param {Box} box
 * @returns {Float64Array} 28x28
 */
export function cropDigit(grey, labels, members, box) {
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
  const left = Math.round((IMAGE_SIDE - small.width) / 2);
  const top = Math.round((IMAGE_SIDE - small.height) / 2);
  const image = new Float64Array(PIXELS);
  small.values.forEach((value, i) => {
    const x = left + (i % small.width);
    const y = top + Math.floor(i / small.width);
    image[y * IMAGE_SIDE + x] = value;
  });
  return image;
}
