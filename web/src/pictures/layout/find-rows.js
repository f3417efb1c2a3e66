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

/** Whether a piece says something about rows. @param {Box} box @param {number} size height of a digit */
export const isTall = (box, size) => height(box) >= TALL * size;

/**
 * @param {Box[]} boxes nearly level, of digits and parts of digits, in pixels
 * @param {number} size height of a digit
 * @returns {number[][]} indices, left to right; rows from top to bottom
 */
export function findRows(boxes, size) {
  const all = boxes.map((_, i) => i).sort((a, b) => centre(boxes[a]) - centre(boxes[b]));
  const tall = all.filter((i) => isTall(boxes[i], size));
  const rows = joinLevel(chains(tall, boxes, size), boxes, size);
  for (const part of all.filter((i) => !isTall(boxes[i], size))) {
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
  let chains = rows.map((row) => measure(row, boxes));
  let nearest = chains.map((_, i) => nearestBefore(chains, i, size));
  for (;;) {
    let at = -1;
    let least = Infinity;
    nearest.forEach((each, i) => {
      if (each && each.off < least) [at, least] = [i, each.off];
    });
    const other = nearest[at]?.chain;
    if (!other) return chains.map(({ row }) => row);
    const gone = [chains[at], other];
    const joined = gone
      .flatMap(({ row }) => row)
      .sort((i, j) => centre(boxes[i]) - centre(boxes[j]));
    const kept = chains.map((_, i) => i).filter((i) => !gone.includes(chains[i]));
    const before = kept.map((i) => nearest[i]);
    chains = [...kept.map((i) => chains[i]), measure(joined, boxes)];
    // Looked for anew only where it is gone: there may be hundreds of chains.
    nearest = chains.map((_, i) => {
      const known = before[i];
      const isKnown = i < before.length && !(known && gone.includes(known.chain));
      return isKnown ? known : nearestBefore(chains, i, size);
    });
  }
}

/**
 * @typedef {object} Chain
 * @property {number[]} row
 * @property {number} from centre of its first box
 * @property {number} to centre of its last one
 * @property {number} all its level,
 * @property {number} start that of its first boxes,
 * @property {number} end and that of its last ones
 */

/** @param {number[]} row @param {Box[]} boxes @returns {Chain} */
const measure = (row, boxes) => ({
  row,
  from: centre(boxes[row[0]]),
  to: centre(boxes[row[row.length - 1]]),
  all: level(row, boxes),
  start: level(row.slice(0, NEIGHBOURS), boxes),
  end: level(row.slice(-NEIGHBOURS), boxes),
});

/**
 * Of the chains before one, the one that is most level with it.
 * @param {Chain[]} chains
 * @param {number} at
 * @param {number} size
 */
function nearestBefore(chains, at, size) {
  /** @type {{chain: Chain, off: number} | null} */
  let best = null;
  for (let i = 0; i < at; i++) {
    const off = levelDifference(chains[i], chains[at], size);
    if (off < (best?.off ?? SAME_LEVEL * size)) best = { chain: chains[i], off };
  }
  return best;
}

/**
 * How far two chains miss each other, in pixels, where they meet. Chains one above the other must be level all along.
 * @param {Chain} a
 * @param {Chain} b
 * @param {number} size
 */
function levelDifference(a, b, size) {
  const [left, right] = a.from < b.from ? [a, b] : [b, a];
  const overlap = left.to - right.from;
  return overlap > OVERLAP * (right.to - right.from) + size
    ? 2 * Math.abs(left.all - right.all)
    : Math.abs(left.end - right.start);
}
