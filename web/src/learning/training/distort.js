/** Distorts images a little, so that a network does not learn its few digits by heart. */

import { IMAGE_SIDE, PIXELS } from '../../recognition/network/shape.js';

/** Points of the net that is pulled, on a side; the image between them follows. */
const KNOTS = 4;
/** Pixels that a point of the net moves to each side, at most. */
const PULL = 2.2;
const SPAN = (KNOTS - 1) / (IMAGE_SIDE - 1);

/**
 * Pulls an image about like a sheet of rubber (elastic distortion, Simard et al. 2003, "Best practices
 * for convolutional neural networks"), on a coarse net, which is fast.
 *
 * @param {ArrayLike<number>} image 28x28 greys
 * @param {() => number} random from 0 to 1
 * @returns {Float32Array} 28x28 greys
 */
export function distort(image, random) {
  const pulls = [0, 1].map(() =>
    Float32Array.from({ length: KNOTS * KNOTS }, () => PULL * (2 * random() - 1)),
  );
  return Float32Array.from({ length: PIXELS }, (_, pixel) => {
    const column = pixel % IMAGE_SIDE;
    const row = (pixel - column) / IMAGE_SIDE;
    const [dx, dy] = pulls.map((pull) => bilinear(pull, KNOTS, column * SPAN, row * SPAN));
    return bilinear(image, IMAGE_SIDE, column + dx, row + dy);
  });
}

/**
 * @param {ArrayLike<number>} values of a square; outside it they are 0
 * @param {number} side
 * @param {number} x
 * @param {number} y
 */
function bilinear(values, side, x, y) {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const [toRight, down] = [x - left, y - top];
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    const column = left + (i & 1);
    const row = top + (i >> 1);
    if (column < 0 || column >= side || row < 0 || row >= side) continue;
    const share = (i & 1 ? toRight : 1 - toRight) * (i >> 1 ? down : 1 - down);
    sum += share * values[row * side + column];
  }
  return sum;
}
