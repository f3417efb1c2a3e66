/**
 * Input: 28x28 greys, from strokes, put in place, or changed; and their directions, which the network gets.
 *
 * In this file: ink. Draws pen strokes into a 28x28 image, the size of an MNIST digit.
 *
 * The counterpart of Python's `ink`, the numeric reference: a drawing is scaled as vectors, then drawn
 * with a pen of constant width, grey by distance. Own arithmetic, because canvas drawing gives
 * other numbers in every browser.
 */
import { IMAGE_SIDE, PIXELS } from '../network/shape.js';

/** @typedef {import('../types.js').Stroke} Stroke */

/** Pixels a side of the box that the drawing fills, as in MNIST. */
export const BOX = 20;
/** Width of the pen, in pixels of the image. */
export const PEN_PX = 2.2;

/**
 * The straight pieces (x0, y0, x1, y1) of all strokes. A stroke of one point is one piece of length
 * zero: a dot.
 *
 * @param {Stroke[]} strokes
 * @returns {Float64Array} four numbers a piece
 * @throws {RangeError} when there is no point at all, or a coordinate is not finite
 */
export function toSegments(strokes) {
  const pieces = [];
  for (const stroke of strokes) {
    const points = stroke.length === 1 ? [stroke[0], stroke[0]] : stroke;
    for (let i = 1; i < points.length; i++) pieces.push(...points[i - 1], ...points[i]);
  }
  if (!pieces.length) throw new RangeError('nothing is drawn: there is no point in the strokes');
  if (!pieces.every(Number.isFinite)) throw new RangeError('a coordinate is not a finite number');
  return Float64Array.from(pieces);
}

/**
 * Scales and centres so that the drawing, pen included, fills the 20x20 box. The proportions stay:
 * the longer side fills the box. A drawing without any extent (a dot) is only centred.
 *
 * @param {Float64Array} segments four numbers a piece
 * @returns {Float64Array} the pieces in pixels of the image
 */
export function fitToBox(segments) {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  segments.forEach((value, i) => {
    low[i % 2] = Math.min(low[i % 2], value);
    high[i % 2] = Math.max(high[i % 2], value);
  });
  const extent = Math.max(high[0] - low[0], high[1] - low[1]);
  const scale = extent > 0 ? (BOX - PEN_PX) / extent : 1;
  const centre = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  return segments.map((value, i) => (value - centre[i % 2]) * scale + IMAGE_SIDE / 2);
}

/**
 * Grey of each pixel from its distance to the nearest piece, with a ramp of one pixel.
 *
 * @param {Float64Array} segments four numbers a piece, in pixels; pixel (row, column) has its centre
 *   at x = column + 0.5, y = row + 0.5
 * @param {number} [penPx]
 * @returns {Float64Array} 28x28 greys, row by row: 0 is paper, 1 is ink
 */
export function rasterize(segments, penPx = PEN_PX) {
  const squared = new Float64Array(PIXELS).fill(Infinity);
  // Pixels farther from a piece than this stay paper, so they are skipped: a long drawing stays fast.
  const reach = penPx / 2 + 0.5;
  /** @param {number} a @param {number} b */
  const near = (a, b) => [
    Math.max(0, Math.floor(Math.min(a, b) - reach - 0.5)),
    Math.min(IMAGE_SIDE - 1, Math.ceil(Math.max(a, b) + reach - 0.5)),
  ];
  for (let i = 0; i < segments.length; i += 4) {
    const x0 = segments[i];
    const y0 = segments[i + 1];
    const x1 = segments[i + 2];
    const y1 = segments[i + 3];
    const alongX = x1 - x0;
    const alongY = y1 - y0;
    const length = alongX * alongX + alongY * alongY;
    const [left, right] = near(x0, x1);
    const [top, bottom] = near(y0, y1);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const toX = column + 0.5 - x0;
        const toY = row + 0.5 - y0;
        // How far along the piece its point nearest to the pixel lies, from 0 to 1.
        const nearest = clip((toX * alongX + toY * alongY) / (length > 0 ? length : 1));
        const offX = toX - nearest * alongX;
        const offY = toY - nearest * alongY;
        const pixel = row * IMAGE_SIDE + column;
        squared[pixel] = Math.min(squared[pixel], offX * offX + offY * offY);
      }
    }
  }
  return squared.map((distance) => clip(penPx / 2 + 0.5 - Math.sqrt(distance)));
}

/** @param {number} value */
const clip = (value) => Math.min(Math.max(value, 0), 1);
