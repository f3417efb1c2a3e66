/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/**
 * The smallest box around points.
 * @param {import('./ink.js').Point[]} points
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
