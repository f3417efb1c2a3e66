/**
 * Cuts one digit out of a picture: without its neighbours, with strokes as thick as in MNIST, fitted into
 * a box of 20 pixels.
 */
import { BOX, PEN_PX } from '../recognition/input/ink.js';
import { IMAGE_SIDE, PIXELS } from '../recognition/network/shape.js';
import { unionBox } from '../recognition/strokes.js';
import { resize } from './ink/field.js';

/** @typedef {import('./types.js').Component} Component */
/** @typedef {import('./types.js').Field} Field */

const BLACK = 1.15; // of the mean: the rims of a stroke are lighter than its middle
const DETAIL = 80; // pixels of the longer side while strokes are thickened

/**
 * @param {Field} dark 0 is paper
 * @param {Component[]} pieces of ink of this digit
 * @returns {Float64Array} 28x28 greys, not yet normalised
 */
export function cropDigit(dark, pieces) {
  const { field, thickness } = cutOut(dark, pieces);
  const scale = DETAIL / Math.max(field.width, field.height);
  const detailed = resize(field, scale);
  const missing = ((PEN_PX / BOX) * DETAIL - thickness * scale) / 2;
  return fitToBox(missing > 0.5 ? thicken(detailed, missing) : detailed);
}

/**
 * The ink of some pieces, and their soft rims, without their neighbours.
 * @param {Field} dark
 * @param {Component[]} pieces
 * @returns {{field: Field, thickness: number}} thickness of the strokes, in pixels
 */
function cutOut({ width, height, values }, pieces) {
  const box = unionBox(pieces.map((piece) => piece.box));
  const left = Math.max(0, box.left - 1);
  const top = Math.max(0, box.top - 1);
  const right = Math.min(width, box.right + 1);
  const bottom = Math.min(height, box.bottom + 1);
  const w = right - left;
  const h = bottom - top;
  const own = new Uint8Array((w + 2) * (h + 2)); // with a margin
  for (const { pixels } of pieces) {
    for (const i of pixels)
      own[(Math.floor(i / width) - top + 1) * (w + 2) + (i % width) - left + 1] = 1;
  }
  let sum = 0;
  let count = 0;
  for (const { pixels } of pieces) {
    count += pixels.length;
    for (const i of pixels) sum += values[i];
  }
  const black = (BLACK * sum) / count;
  const field = { width: w, height: h, values: new Float32Array(w * h) };
  let [area, rim] = [0, 0];
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = (y + 1) * (w + 2) + x + 1;
      const beside = own[at - 1] + own[at + 1] + own[at - w - 2] + own[at + w + 2];
      if (!own[at] && beside === 0) continue;
      const value = Math.min(1, values[(y + top) * width + x + left] / black);
      field.values[y * w + x] = value;
      area += value;
      if (own[at] && beside < 4) rim++;
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
          const value = field.values[y * field.width + x];
          if (value > values[to + x]) values[to + x] = value;
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
