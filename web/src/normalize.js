/**
 * Picture to network input: centres a 28x28 picture and takes out its slant.
 *
 * The twin of `python/digits/normalize.py`, the numeric reference. Every picture takes this step
 * before the network, in training and on the page: MNIST digits, drawn ink and photographs.
 */

import { SIZE } from './ink.js';

/** Pixels to the side for each pixel down: never more than 45 degrees. */
export const MAX_SHEAR = 1;
const MIN_VARIANCE = 1e-9;

/**
 * Moves the centre of mass to the middle and removes the slant: the shear that makes the second
 * moment of x and y zero (deskewing, LeCun et al. 1998, "Gradient-based learning applied to
 * document recognition").
 *
 * @param {ArrayLike<number>} image 28x28 greys, row by row: 0 is paper, 1 is ink
 * @returns {Float64Array} 28x28 greys; an empty picture stays empty
 * @throws {RangeError} when the picture is not 28x28
 */
export function normalize(image) {
  if (image.length !== SIZE * SIZE) {
    throw new RangeError(`pictures must be ${SIZE}x${SIZE}, not ${image.length} pixels`);
  }
  const { x, y, shear } = moments(image);
  // For each pixel of the result: the place in the picture that it shows.
  return Float64Array.from({ length: SIZE * SIZE }, (_, pixel) => {
    const offsetX = (pixel % SIZE) - (SIZE - 1) / 2;
    const offsetY = Math.floor(pixel / SIZE) - (SIZE - 1) / 2;
    return bilinear(image, x + offsetX + shear * offsetY, y + offsetY);
  });
}

/**
 * Centre of mass (x, y), in pixel indices, and shear of a picture.
 *
 * @param {ArrayLike<number>} image 28x28 greys
 */
export function moments(image) {
  let mass = 0;
  let x = 0;
  let y = 0;
  for (let pixel = 0; pixel < image.length; pixel++) {
    mass += image[pixel];
    x += image[pixel] * (pixel % SIZE);
    y += image[pixel] * Math.floor(pixel / SIZE);
  }
  mass = mass > 0 ? mass : 1;
  x /= mass;
  y /= mass;
  let varianceY = 0;
  let covariance = 0;
  for (let pixel = 0; pixel < image.length; pixel++) {
    const toX = (pixel % SIZE) - x;
    const toY = Math.floor(pixel / SIZE) - y;
    varianceY += image[pixel] * toY ** 2;
    covariance += image[pixel] * toY * toX;
  }
  const shear = covariance / mass / Math.max(varianceY / mass, MIN_VARIANCE);
  return { x, y, shear: Math.min(Math.max(shear, -MAX_SHEAR), MAX_SHEAR) };
}

/**
 * Samples a picture at (x, y), in pixel indices; outside it is paper.
 *
 * @param {ArrayLike<number>} image 28x28 greys
 * @param {number} x
 * @param {number} y
 */
function bilinear(image, x, y) {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const rightShare = x - left;
  const lowerShare = y - top;
  /** @param {number} row @param {number} column */
  const at = (row, column) =>
    row < 0 || row >= SIZE || column < 0 || column >= SIZE ? 0 : image[row * SIZE + column];
  const upper = at(top, left) * (1 - rightShare) + at(top, left + 1) * rightShare;
  const lower = at(top + 1, left) * (1 - rightShare) + at(top + 1, left + 1) * rightShare;
  return upper * (1 - lowerShare) + lower * lowerShare;
}
