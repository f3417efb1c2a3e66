/** Turns, shifts, scales and thickens an image, as a hand would have drawn it otherwise. */

import { bilinear } from './normalize.js';
import { IMAGE_SIDE, PIXELS } from '../network/shape.js';

/**
 * @typedef {object} ImageTransform
 * @property {number} turn degrees, clockwise
 * @property {number} right pixels to the right
 * @property {number} down pixels downwards
 * @property {number} size factor, above 0: 1 leaves the size as it is
 * @property {number} thicken pixels that ink grows on each side; negative: that it shrinks
 */

/** Leaves an image as it is. @type {Readonly<ImageTransform>} */
export const IDENTITY = { turn: 0, right: 0, down: 0, size: 1, thicken: 0 };

const MIDDLE = (IMAGE_SIDE - 1) / 2;

/**
 * Thickens the ink, then turns and scales the image about its middle, then shifts it.
 *
 * @param {ArrayLike<number>} image 28x28 greys, row by row: 0 is paper, 1 is ink
 * @param {ImageTransform} transform
 * @returns {Float64Array} 28x28 greys from 0 to 1; what leaves the image is lost
 */
export function transformImage(image, { turn, right, down, size, thicken }) {
  const thickened = thickenInk(image, thicken);
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) / size, Math.sin(angle) / size];
  // For each pixel of the result: the place in the image that it shows.
  return Float64Array.from({ length: PIXELS }, (_, pixel) => {
    const x = (pixel % IMAGE_SIDE) - MIDDLE - right;
    const y = Math.floor(pixel / IMAGE_SIDE) - MIDDLE - down;
    return bilinear(thickened, MIDDLE + cos * x + sin * y, MIDDLE - sin * x + cos * y);
  });
}

/**
 * Grey dilation by a cross of one pixel, as often as there are whole pixels; the rest is a share of one
 * more. Negative pixels erode.
 *
 * @param {ArrayLike<number>} image
 * @param {number} pixels
 * @returns {ArrayLike<number>}
 */
function thickenInk(image, pixels) {
  const extreme = pixels > 0 ? Math.max : Math.min;
  let result = image;
  for (let left = Math.abs(pixels); left > 0; left--) {
    const share = Math.min(left, 1);
    const before = result;
    result = Float64Array.from(before, (grey, pixel) => {
      const column = pixel % IMAGE_SIDE;
      const most = extreme(
        grey,
        before[pixel - IMAGE_SIDE] ?? 0,
        before[pixel + IMAGE_SIDE] ?? 0,
        column > 0 ? before[pixel - 1] : 0,
        column < IMAGE_SIDE - 1 ? before[pixel + 1] : 0,
      );
      return grey + share * (most - grey);
    });
  }
  return result;
}
