/** Boxes around ink, in pixels. */

/** @typedef {import('../types.js').Box} Box */

/** @param {Box} box */
export const height = (box) => box.bottom - box.top;
/** @param {Box} box */
export const width = (box) => box.right - box.left;
/** The longer side. @param {Box} box */
export const extent = (box) => Math.max(width(box), height(box));
/** Half the way down. @param {Box} box */
export const middle = (box) => (box.top + box.bottom) / 2;
/** Half the way to the right. @param {Box} box */
export const centre = (box) => (box.left + box.right) / 2;

/** Free paper between two boxes. @param {Box} a @param {Box} b */
export const gap = (a, b) =>
  Math.hypot(
    Math.max(0, a.left - b.right, b.left - a.right),
    Math.max(0, a.top - b.bottom, b.top - a.bottom),
  );

/** @param {number[]} values at least one; an even count has two middles @returns {number} their mean */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
