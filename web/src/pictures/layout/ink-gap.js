/** Free paper between two pieces of ink. */
import { gap } from './boxes.js';

/** @typedef {import('../types.js').Box} Box */
/** @typedef {import('../types.js').Component} Component */
/** @typedef {import('../types.js').Point} Point */

/**
 * Where a piece begins and ends on each of its rows and columns.
 * @param {Component} piece
 * @param {number} pageWidth in pixels
 * @returns {Point[]}
 */
export function outlineOf({ box, pixels }, pageWidth) {
  /** @type {[from: number, to: number][]} */
  const rows = Array.from({ length: box.bottom - box.top }, () => [Infinity, -1]);
  /** @type {[from: number, to: number][]} */
  const columns = Array.from({ length: box.right - box.left }, () => [Infinity, -1]);
  for (const i of pixels) {
    const x = i % pageWidth;
    const y = (i - x) / pageWidth;
    const row = rows[y - box.top];
    const column = columns[x - box.left];
    row[0] = Math.min(row[0], x);
    row[1] = Math.max(row[1], x);
    column[0] = Math.min(column[0], y);
    column[1] = Math.max(column[1], y);
  }
  return [
    ...rows.flatMap((ends, i) => ends.map((x) => /** @type {Point} */ ([x, box.top + i]))),
    ...columns.flatMap((ends, i) => ends.map((y) => /** @type {Point} */ ([box.left + i, y]))),
  ].filter(([x, y]) => x >= 0 && y >= 0 && x < Infinity && y < Infinity);
}

/**
 * From ink to ink: the boxes of slanted digits overlap where there is paper between them.
 * @param {{box: Box, outline: Point[]}} a
 * @param {{box: Box, outline: Point[]}} b
 * @param {number} far in pixels; from there on the gap between the boxes is near enough
 * @returns {number} pixels
 */
export function inkGap(a, b, far) {
  const between = gap(a.box, b.box);
  if (between >= far) return between;
  let squared = Infinity;
  for (const [x, y] of a.outline) {
    for (const [u, v] of b.outline) {
      const distance = (x - u) * (x - u) + (y - v) * (y - v);
      if (distance < squared) squared = distance;
    }
  }
  return Math.max(0, Math.sqrt(squared) - 1);
}
