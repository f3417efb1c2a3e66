/**
 * What an image is compared by: how much ink edge of each direction there is around each place.
 *
 * Two drawings of one hand share their strokes' directions even where the strokes do not cover each other.
 * Gradient direction features: Liu, Nakashima, Sako & Fujisawa 2003, "Handwritten digit recognition:
 * benchmarking of state-of-the-art techniques".
 */
import { IMAGE_SIDE } from '../recognition/network/shape.js';
import { unit } from './likeness.js';

const DIRECTIONS = 4; // of an edge, over half a turn
const STEP_PX = 3; // between places,
const PLACES = 9; // of which there are so many a side
const BLUR_PX = 2; // standard deviation: how much an edge counts at a place near it

/** How much an edge in a column, or row, counts at each place. */
const SHARES = Array.from({ length: PLACES }, (_, place) =>
  Float64Array.from({ length: IMAGE_SIDE }, (_, pixel) =>
    Math.exp(-(((1 + STEP_PX * place - pixel) / BLUR_PX) ** 2) / 2),
  ),
);

/**
 * @param {ArrayLike<number>} image 784 greys
 * @returns {Float64Array} 324 numbers, as a direction: its length is 1, or 0 for an empty image
 */
export function strokeDirections(image) {
  const cells = PLACES * PLACES;
  const features = new Float64Array(DIRECTIONS * cells);
  // First along the rows: for each direction, row of pixels and place.
  const rows = new Float64Array(DIRECTIONS * IMAGE_SIDE * PLACES);
  for (let y = 1; y < IMAGE_SIDE - 1; y++) {
    for (let x = 1; x < IMAGE_SIDE - 1; x++) {
      const at = y * IMAGE_SIDE + x;
      const [dx, dy] = [
        image[at + 1] - image[at - 1],
        image[at + IMAGE_SIDE] - image[at - IMAGE_SIDE],
      ];
      const strength = Math.hypot(dx, dy);
      if (strength === 0) continue;
      const turn = (DIRECTIONS * (Math.atan2(dy, dx) + Math.PI)) / Math.PI;
      const share = turn - Math.floor(turn);
      const first = Math.floor(turn) % DIRECTIONS;
      const second = (first + 1) % DIRECTIONS;
      for (let place = 0; place < PLACES; place++) {
        const near = strength * SHARES[place][x];
        rows[(first * IMAGE_SIDE + y) * PLACES + place] += near * (1 - share);
        rows[(second * IMAGE_SIDE + y) * PLACES + place] += near * share;
      }
    }
  }
  for (let direction = 0; direction < DIRECTIONS; direction++) {
    for (let y = 1; y < IMAGE_SIDE - 1; y++) {
      const from = (direction * IMAGE_SIDE + y) * PLACES;
      for (let cell = 0; cell < cells; cell++) {
        const share = SHARES[Math.floor(cell / PLACES)][y];
        features[direction * cells + cell] += share * rows[from + (cell % PLACES)];
      }
    }
  }
  return unit(features);
}
