/**
 * Ink to rows. Neighbours that share height make a chain; chains that continue each other, as the columns of a
 * table do, make a row; bars and dots join the row whose ink is nearest.
 */
import { centre, gap, height, median, middle } from './boxes.js';

/** @typedef {import('../types.js').Box} Box */

// Lengths in heights of a digit.
const TALL = 0.35; // what is lower says nothing about rows
const SHARED = 0.4; // of the lower one's height: neighbours share it
const REACH = 3; // between neighbours
const NEIGHBOURS = 5; // of a place, that say how high the row is there
const SAME_LEVEL = 0.5;
const OVERLAP = 0.5; // to the side, of chains that continue each other
const PART_REACH = 0.8; // from a part to its digit

/**
 * @param {Box[]} boxes nearly level, of digits and parts of digits, in pixels
 * @param {number} size height of a digit
 * @returns {number[][]} indices, left to right; rows from top to bottom
 */
export function findRows(boxes, size) {
  const all = boxes.map((_, i) => i).sort((a, b) => centre(boxes[a]) - centre(boxes[b]));
  const isTall = (/** @type {number} */ i) => height(boxes[i]) >= TALL * size;
  const rows = joinLevel(chains(all.filter(isTall), boxes, size), boxes, size);
  for (const part of all.filter((i) => !isTall(i))) {
    const gaps = rows.map((row) => Math.min(...row.map((i) => gap(boxes[i], boxes[part]))));
    const least = Math.min(...gaps);
    if (least < PART_REACH * size) rows[gaps.indexOf(least)].push(part);
  }
  return rows
    .map((row) => row.sort((a, b) => centre(boxes[a]) - centre(boxes[b])))
    .sort((a, b) => mean(a, boxes) - mean(b, boxes));
}

/** @param {number[]} row @param {Box[]} boxes */
const mean = (row, boxes) => row.reduce((sum, i) => sum + middle(boxes[i]), 0) / row.length;

/** How high a row is; one long tail does not move it. @param {number[]} row @param {Box[]} boxes */
const level = (row, boxes) => median(row.map((i) => middle(boxes[i])));

/**
 * @param {number[]} digits left to right
 * @param {Box[]} boxes
 * @param {number} size
 * @returns {number[][]}
 */
function chains(digits, boxes, size) {
  /** @type {number[][]} */
  const found = [];
  for (const digit of digits) {
    const box = boxes[digit];
    const distances = found.map((chain) => {
      const last = boxes[chain[chain.length - 1]];
      const shared = Math.min(last.bottom, box.bottom) - Math.max(last.top, box.top);
      const aside = Math.max(0, box.left - last.right);
      const isNeighbour =
        shared >= SHARED * Math.min(height(last), height(box)) && aside <= REACH * size;
      return isNeighbour ? aside + 2 * Math.abs(middle(last) - middle(box)) : Infinity;
    });
    const least = Math.min(...distances);
    if (least < Infinity) found[distances.indexOf(least)].push(digit);
    else found.push([digit]);
  }
  return found;
}

/**
 * Joins chains that are on one level, the most level first.
 * @param {number[][]} rows
 * @param {Box[]} boxes
 * @param {number} size
 * @returns {number[][]}
 */
function joinLevel(rows, boxes, size) {
  for (;;) {
    let best = { a: -1, b: -1, off: SAME_LEVEL * size };
    rows.forEach((row, a) =>
      rows.slice(0, a).forEach((other, b) => {
        const off = levelDifference(other, row, boxes, size);
        if (off < best.off) best = { a, b, off };
      }),
    );
    const { a, b } = best;
    if (a < 0) return rows;
    const joined = [...rows[a], ...rows[b]].sort((i, j) => centre(boxes[i]) - centre(boxes[j]));
    rows = [...rows.filter((_, i) => i !== a && i !== b), joined];
  }
}

/**
 * How far two chains miss each other, in pixels, where they meet. Chains one above the other must be level all along.
 * @param {number[]} a
 * @param {number[]} b
 * @param {Box[]} boxes
 * @param {number} size
 */
function levelDifference(a, b, boxes, size) {
  const [left, right] = centre(boxes[a[0]]) < centre(boxes[b[0]]) ? [a, b] : [b, a];
  const [start, end] = [right[0], right[right.length - 1]].map((i) => centre(boxes[i]));
  const overlap = centre(boxes[left[left.length - 1]]) - start;
  return overlap > OVERLAP * (end - start) + size
    ? 2 * Math.abs(level(left, boxes) - level(right, boxes))
    : Math.abs(level(left.slice(-NEIGHBOURS), boxes) - level(right.slice(0, NEIGHBOURS), boxes));
}
