/**
 * The image that a page without preparation gives to its network: the pad, scaled down as it is. Where
 * the digit lies, how large it is and how thick the line comes out, all that is left to chance.
 */

import { rasterize, toSegments } from './ink.js';
import { IMAGE_SIDE } from '../network/shape.js';

/**
 * @param {import('../types.js').Stroke[]} strokes at least one point in all
 * @param {import('../types.js').Box} pad the part of the drawing that lies on the pad; its longer side
 *   fills the image
 * @param {number} line width of the line on the pad, in the unit of the drawing
 * @returns {Float64Array} 28x28 greys, row by row: 0 is paper, 1 is ink; faint where the line is thinner
 *   than a pixel
 * @throws {RangeError} when there is no point at all, or a coordinate is not finite
 */
export function naiveInk(strokes, { left, top, right, bottom }, line) {
  const scale = IMAGE_SIDE / Math.max(right - left, bottom - top);
  const middle = [(left + right) / 2, (top + bottom) / 2];
  const segments = toSegments(strokes).map(
    (value, i) => (value - middle[i % 2]) * scale + IMAGE_SIDE / 2,
  );
  const penPx = line * scale;
  const coverage = Math.min(1, penPx);
  return rasterize(segments, Math.max(1, penPx)).map((grey) => grey * coverage);
}
