/**
 * Strokes to an image: normalised as vectors, then drawn, so that they stay sharp and the pen keeps
 * its width. The counterpart of Python's `stroke_input`, the numeric reference.
 */

import { fitToBox, rasterize, toSegments } from './ink.js';
import { moments } from './normalize.js';
import { IMAGE_SIDE } from '../network/shape.js';

/**
 * @param {import('../types.js').Stroke[]} strokes at least one point in all; empty strokes are skipped
 * @returns {Float64Array} 28x28 greys, row by row: 0 is paper, 1 is ink
 * @throws {RangeError} when there is no point at all, or a coordinate is not finite
 */
export function strokeInput(strokes) {
  const segments = fitToBox(toSegments(strokes));
  const { x, y, shear, scaleX, scaleY } = moments(rasterize(segments));
  const placed = new Float64Array(segments.length);
  for (let i = 0; i < segments.length; i += 2) {
    // From the middle of the ink, in pixels; pixel indices are of the centres of pixels.
    const down = segments[i + 1] - 0.5 - y;
    const across = segments[i] - 0.5 - x - shear * down;
    placed[i] = across * scaleX + IMAGE_SIDE / 2;
    placed[i + 1] = down * scaleY + IMAGE_SIDE / 2;
  }
  return rasterize(placed);
}
