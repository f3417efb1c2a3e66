/**
 * Gives a 28x28 image a standard place, slant and size, before its `directions` are taken.
 *
 * The counterpart of Python's `normalize`, the numeric reference. Everything takes this step before
 * the network, in training and on the page: MNIST and photographs as pixels, here; strokes as vectors,
 * in `stroke-input.js`.
 */

import { IMAGE_SIDE, PIXELS } from '../network/shape.js';

/** Pixels to the side for each pixel down: never more than 45 degrees. */
const MAX_SHEAR = 1;
/** Pixels: standard deviation of the ink to either side of the middle, and up and down. */
const SPREAD_X = 5.5;
const SPREAD_Y = 7.4;
/** Of the way to these, as a power: 0 leaves the size, 1 goes all the way. */
const SCALE_STRENGTH = 0.8;
/** An image is stretched or squeezed by this at most. */
const MAX_SCALE = 1.8;
const MIN_VARIANCE = 1e-6;

/**
 * Moves the centre of mass to the middle, removes the slant and evens out the size.
 *
 * The slant is the shear that makes the second moment of x and y zero (deskewing, LeCun et al.
 * 1998, "Gradient-based learning applied to document recognition"). The size is the spread of the
 * ink, not its outer edge, so that one long tail does not shrink a digit (moment normalisation,
 * Liu et al. 2003, "Handwritten digit recognition"). Width and height go most of the way to
 * their standard, within limits: a 1 stays narrow.
 *
 * @param {ArrayLike<number>} image 28x28 greys, row by row: 0 is paper, 1 is ink
 * @returns {Float64Array} 28x28 greys; an empty image stays empty
 * @throws {RangeError} when the image is not 28x28
 */
export function normalize(image) {
  if (image.length !== PIXELS) {
    throw new RangeError(
      `pictures must be ${IMAGE_SIDE}x${IMAGE_SIDE}, not ${image.length} pixels`,
    );
  }
  const { x, y, shear, scaleX, scaleY } = moments(image);
  const result = new Float64Array(PIXELS);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    // The place in the image that this pixel shows.
    const offsetX = ((pixel % IMAGE_SIDE) - (IMAGE_SIDE - 1) / 2) / scaleX;
    const offsetY = (Math.floor(pixel / IMAGE_SIDE) - (IMAGE_SIDE - 1) / 2) / scaleY;
    result[pixel] = bilinear(image, x + offsetX + shear * offsetY, y + offsetY);
  }
  return result;
}

/**
 * What `normalize` needs to know of an image: centre of mass x and y, in pixel indices; shear;
 * and the factors by which width and height are to be scaled.
 *
 * @param {ArrayLike<number>} image 28x28 greys
 */
export function moments(image) {
  let mass = 0;
  let x = 0;
  let y = 0;
  for (let pixel = 0; pixel < image.length; pixel++) {
    mass += image[pixel];
    x += image[pixel] * (pixel % IMAGE_SIDE);
    y += image[pixel] * Math.floor(pixel / IMAGE_SIDE);
  }
  mass = mass > 0 ? mass : 1;
  x /= mass;
  y /= mass;
  let varianceX = 0;
  let varianceY = 0;
  let covariance = 0;
  for (let pixel = 0; pixel < image.length; pixel++) {
    const toX = (pixel % IMAGE_SIDE) - x;
    const toY = Math.floor(pixel / IMAGE_SIDE) - y;
    varianceX += (image[pixel] * toX ** 2) / mass;
    varianceY += (image[pixel] * toY ** 2) / mass;
    covariance += (image[pixel] * toY * toX) / mass;
  }
  const shear = clip(covariance / Math.max(varianceY, MIN_VARIANCE), -MAX_SHEAR, MAX_SHEAR);
  const uprightX = varianceX - 2 * shear * covariance + shear ** 2 * varianceY;
  return {
    x,
    y,
    shear,
    scaleX: partialScale(SPREAD_X, uprightX),
    scaleY: partialScale(SPREAD_Y, varianceY),
  };
}

/**
 * The factor that takes an image most of the way to a spread, within MAX_SCALE.
 *
 * @param {number} spread
 * @param {number} variance
 */
function partialScale(spread, variance) {
  const scale = (spread / Math.sqrt(Math.max(variance, MIN_VARIANCE))) ** SCALE_STRENGTH;
  return clip(scale, 1 / MAX_SCALE, MAX_SCALE);
}

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
function clip(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

/**
 * Samples an image at (x, y), in pixel indices; outside it is paper.
 *
 * @param {ArrayLike<number>} image 28x28 greys
 * @param {number} x
 * @param {number} y
 * @returns {number} 0 to 1
 */
export function bilinear(image, x, y) {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const rightShare = x - left;
  const lowerShare = y - top;
  /** @param {number} row @param {number} column */
  const at = (row, column) =>
    row < 0 || row >= IMAGE_SIDE || column < 0 || column >= IMAGE_SIDE
      ? 0
      : image[row * IMAGE_SIDE + column];
  if (left < -1 || left >= IMAGE_SIDE || top < -1 || top >= IMAGE_SIDE) return 0;
  const upper = at(top, left) * (1 - rightShare) + at(top, left + 1) * rightShare;
  const lower = at(top + 1, left) * (1 - rightShare) + at(top + 1, left + 1) * rightShare;
  return upper * (1 - lowerShare) + lower * lowerShare;
}
