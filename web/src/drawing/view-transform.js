/**
 * How the drawing lies on the pad: one to one, unless it would stick out, as after turning a phone.
 * Then it is shown smaller, and what is drawn next gets the same scale.
 *
 * @typedef {import('../recognition/types.js').Box} Box
 * @typedef {import('../recognition/types.js').Point} Point
 * @typedef {import('../recognition/types.js').Stroke} Stroke
 * @typedef {{scale: number, x: number, y: number}} ViewTransform pad = drawing * scale + (x, y)
 */

import { boundingBox } from '../recognition/strokes.js';

/** Free room around a drawing that is shown smaller, as a share of the pad. */
const MARGIN = 0.06;

/**
 * @param {Stroke[]} strokes
 * @returns {Box | null} null when there is no point
 */
export function boundsOf(strokes) {
  const points = strokes.flat();
  return points.length ? boundingBox(points) : null;
}

/**
 * @param {Box | null} bounds of the drawing
 * @param {number} width of the pad, in CSS pixels
 * @param {number} height
 * @returns {ViewTransform}
 */
export function fitView(bounds, width, height) {
  const fits =
    !bounds ||
    (bounds.left >= 0 && bounds.top >= 0 && bounds.right <= width && bounds.bottom <= height);
  if (fits) return { scale: 1, x: 0, y: 0 };
  const room = 1 - 2 * MARGIN;
  const scale = Math.min(
    1,
    (width * room) / (bounds.right - bounds.left),
    (height * room) / (bounds.bottom - bounds.top),
  );
  return {
    scale,
    x: (width - (bounds.left + bounds.right) * scale) / 2,
    y: (height - (bounds.top + bounds.bottom) * scale) / 2,
  };
}

/** @param {ViewTransform} view @param {Point} point @returns {Point} */
export const toPad = ({ scale, x, y }, point) => [point[0] * scale + x, point[1] * scale + y];

/** @param {ViewTransform} view @param {Point} point @returns {Point} */
export const toDrawing = ({ scale, x, y }, point) => [
  (point[0] - x) / scale,
  (point[1] - y) / scale,
];
