/**
 * Merges the fragments of digits that `segment` left in pieces, where only reading can tell: what
 * looks like no digit joins its neighbour when the two together look like one. So a digit beside
 * which the pen slipped is one, and often one whose halves stand far apart.
 */
import { boundingBox } from './strokes.js';

/** @typedef {import('./types.js').Reading} Reading */
/** @typedef {import('./types.js').Stroke} Stroke */

/** Free paper between two pieces, in heights of the higher one, at most. */
const REACH = 0.8;

/**
 * @param {number[][]} groups indices of the strokes of each digit, left to right
 * @param {Reading[]} readings of the groups
 * @param {Stroke[]} strokes
 * @param {(group: number[]) => Reading} classifyGroup
 * @returns {{groups: number[][], readings: Reading[]}} the same, or fewer
 */
export function mergeFragments(groups, readings, strokes, classifyGroup) {
  const merged = { groups: [...groups], readings: [...readings] };
  let right = 1;
  while (right < merged.groups.length) {
    const left = right - 1;
    const pair = merged.groups.slice(left, right + 1);
    const isOpen = merged.readings.slice(left, right + 1).some(({ digit }) => digit === null);
    const together = pair.flat().sort((a, b) => a - b);
    const reading = isOpen && areNear(pair, strokes) ? classifyGroup(together) : null;
    if (reading && reading.digit !== null) {
      merged.groups.splice(left, 2, together);
      merged.readings.splice(left, 2, reading);
      right = Math.max(1, left); // its left neighbour may fit now
    } else {
      right++;
    }
  }
  return merged;
}

/** @param {number[][]} pair of groups, the left one first @param {Stroke[]} strokes */
function areNear(pair, strokes) {
  const [a, b] = pair.map((group) => boundingBox(group.flatMap((stroke) => strokes[stroke])));
  return b.left - a.right <= REACH * Math.max(a.bottom - a.top, b.bottom - b.top);
}
