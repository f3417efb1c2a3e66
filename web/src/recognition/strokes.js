/** Strokes as data: what is one, and the box around it. */

/** @typedef {import('./types.js').Box} Box */
/** @typedef {import('./types.js').Point} Point */
/** @typedef {import('./types.js').Stroke} Stroke */

/**
 * Whether a value of unknown origin is a list of points [x, y], both finite. It may be empty.
 * @param {unknown} value
 * @returns {value is Stroke}
 */
export const isStroke = (value) =>
  Array.isArray(value) &&
  value.every(
    (point) => Array.isArray(point) && point.length === 2 && point.every(Number.isFinite),
  );

/**
 * The smallest box around points.
 * @param {Point[]} points
 * @returns {Box} empty (left > right) when there are no points
 */
export function boundingBox(points) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/**
 * The smallest box around boxes.
 * @param {Box[]} boxes at least one
 * @returns {Box}
 */
export const unionBox = (boxes) => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});

/**
 * @param {Stroke[]} strokes
 * @param {number} degrees clockwise
 * @returns {Stroke[]} turned about the origin
 */
export function turnStrokes(strokes, degrees) {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return strokes.map((stroke) => stroke.map(([x, y]) => [cos * x - sin * y, sin * x + cos * y]));
}
