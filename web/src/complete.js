/**
 * Completes digits that `segment` left in pieces, where only reading can tell: what looks like no
 * digit joins its neighbour when the two together look like one. So a digit beside which the pen
 * slipped is one, and often one whose halves stand far apart.
 */
import { boundingBox } from './box.js';

/** @typedef {import('./reader.js').Reading} Reading */
/** @typedef {import('./ink.js').Stroke} Stroke */

/** Free paper between two pieces, in heights of the higher one, at most. */
const REACH = 0.8;

/**
 * @param {number[][]} groups indices of the strokes of each digit, left to right
 * @param {Reading[]} readings of the groups
 * @param {Stroke[]} strokes
 * @param {(group: number[]) => Reading} look reads a group
 * @returns {{groups: number[][], readings: Reading[]}} the same, or fewer
 */
export function complete(groups, readings, strokes, look) {
  const whole = { groups: [...groups], readings: [...readings] };
  let right = 1;
  while (right < whole.groups.length) {
    const left = right - 1;
    const pair = whole.groups.slice(left, right + 1);
    const isOpen = whole.readings.slice(left, right + 1).some(({ digit }) => digit === null);
    const together = pair.flat().sort((a, b) => a - b);
    const reading = isOpen && areNear(pair, strokes) ? look(together) : null;
    if (reading && reading.digit !== null) {
      whole.groups.splice(left, 2, together);
      whole.readings.splice(left, 2, reading);
      right = Math.max(1, left); // its left neighbour may fit now
    } else {
      right++;
    }
  }
  return whole;
}

/** @param {number[][]} pair of groups, the left one first @param {Stroke[]} strokes */
function areNear(pair, strokes) {
  const [a, b] = pair.map((group) => boundingBox(group.flatMap((stroke) => strokes[stroke])));
  return b.left - a.right <= REACH * Math.max(a.bottom - a.top, b.bottom - b.top);
}
