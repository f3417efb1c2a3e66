/** What stands in a number is more likely a digit than what stands alone. */
import { argmax } from './decision.js';

/** @typedef {import('./types.js').Reading} Reading */

/**
 * Share of the threshold that a digit of a number needs. Chosen on numbers of one half of the writers: there
 * `?` then costs as few digits as it does among digits that stand alone.
 */
const NEEDED = 0.75;

/** @type {WeakMap<Reading, Reading>} */
const inNumbers = new WeakMap();

/**
 * Readings judged by their number: where half of it or more are digits, what is in doubt is one sooner.
 * @param {Reading[]} readings each judged by itself
 * @param {number[][][]} rows of numbers, of indices of readings
 * @param {number} threshold of the logit margin
 * @returns {Reading[]} the same objects every time, and those given where nothing is changed
 */
export function judgeInNumbers(readings, rows, threshold) {
  const judged = [...readings];
  for (const number of rows.flat()) {
    const doubtful = number.filter((i) => readings[i].digit === null);
    if (2 * doubtful.length > number.length) continue;
    for (const i of doubtful) {
      if (readings[i].margin >= NEEDED * threshold) judged[i] = asDigit(readings[i]);
    }
  }
  return judged;
}

/** @param {Reading} reading @returns {Reading} */
function asDigit(reading) {
  const known = inNumbers.get(reading) ?? { ...reading, digit: argmax(reading.logits) };
  inNumbers.set(reading, known);
  return known;
}
