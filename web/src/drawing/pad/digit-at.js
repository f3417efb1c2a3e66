/** Which digit lies at a place. */
import { boundingBox } from '../../recognition/strokes.js';
import { boxesOfPicture } from '../canvas/paint-picture.js';

/** @typedef {import('../../recognition/types.js').Box} Box */
/** @typedef {import('../../recognition/types.js').Point} Point */
/** @typedef {import('../../recognition/types.js').Stroke} Stroke */

/**
 * The digit whose ink is nearest, within reach.
 *
 * @param {Stroke[][]} inks strokes of each digit
 * @param {Point} point
 * @param {number} reach in the unit of the strokes
 * @returns {number | null} index of the digit
 */
export function inkAt(inks, point, reach) {
  let nearest = reach;
  let found = null;
  inks.forEach((ink, digit) => {
    const distance = Math.min(...ink.map((stroke) => distanceTo(stroke, point)));
    if (distance <= nearest) [nearest, found] = [distance, digit];
  });
  return found;
}

/**
 * The digit in whose box a place lies; of several the one whose middle is nearest.
 *
 * @param {Box[]} boxes of the digits
 * @param {Point} point
 * @returns {number | null} index of the digit
 */
export function boxAt(boxes, [x, y]) {
  let nearest = Infinity;
  let found = null;
  boxes.forEach(({ left, top, right, bottom }, digit) => {
    if (x < left || x > right || y < top || y > bottom) return;
    const distance = Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2);
    if (distance < nearest) [nearest, found] = [distance, digit];
  });
  return found;
}

/** The box around the ink of a digit. @param {Stroke[]} ink @returns {Box} */
export const boxOf = (ink) => boundingBox(ink.flat());

/**
 * Where the images of a drawing lie, side by side and as large as fits, or the digits of its picture.
 *
 * @param {Pick<import('../../recognition/types.js').DrawingState, 'images' | 'picture'>} drawing
 * @param {import('../canvas/canvas.js').Size} pad
 * @returns {Box[]} in CSS pixels on the pad
 */
export function placesOf({ images, picture }, { width, height }) {
  if (picture) return boxesOfPicture(picture, width, height);
  const side = Math.min(height, width / images.length);
  const [first, top] = [(width - side * images.length) / 2, (height - side) / 2];
  return images.map((_, i) => {
    const left = first + i * side;
    return { left, top, right: left + side, bottom: top + side };
  });
}

/** @param {Stroke} stroke at least one point @param {Point} point */
function distanceTo(stroke, [x, y]) {
  let least = Infinity;
  stroke.forEach(([x1, y1], i) => {
    const [x0, y0] = stroke[Math.max(0, i - 1)];
    const [alongX, alongY] = [x1 - x0, y1 - y0];
    const length = alongX ** 2 + alongY ** 2 || 1;
    const share = ((x - x0) * alongX + (y - y0) * alongY) / length;
    const nearest = Math.min(Math.max(share, 0), 1);
    least = Math.min(least, Math.hypot(x - x0 - nearest * alongX, y - y0 - nearest * alongY));
  });
  return least;
}
