/**
 * Judges readings by more than their picture: by the strokes of each, and by the number that it stands in.
 *
 * What is asked of a reading to be a digit is the threshold of its logit margin, times this and that. The constants
 * were chosen on people's digits, numbers and other drawings, so that `?` costs as few digits as it can.
 */
import { MOST_ASKED, argmax } from './decision.js';
import { memoize } from './memoize.js';
import { gapIn, height, relationOf, width } from './segmentation/shapes.js';
import { unionBox } from './strokes.js';

/** @typedef {import('./types.js').PenShape} PenShape */
/** @typedef {import('./types.js').Reading} Reading */

const APART = 3; // more is asked for each longer side of a digit that lies free between its strokes,
const MANY = 0.5; // and for each stroke more
const USUAL_STROKES = 2; // than these,
const MOST_OF_STROKES = 2; // up to so much
const BESIDE_NONE = 3; // times as much is asked in a number of which more than
const NONE_SHARE = 0.25; // is none;
const BESIDE_DIGITS = 0.75; // else so much

/**
 * @param {Reading[]} readings each judged by its picture alone
 * @param {number[][][]} rows of numbers, of indices of readings
 * @param {number} threshold of the logit margin
 * @param {PenShape[][]} [digits] for each reading its strokes, if it was drawn
 * @returns {Reading[]} the same objects every time, and those given where nothing is changed
 */
export function judge(readings, rows, threshold, digits = []) {
  const asked = readings.map((_, i) => (digits[i] ? askedOf(digits[i]) : 1));
  const isDigit = (/** @type {number} */ i, times = 1) =>
    readings[i].margin >= threshold * Math.min(MOST_ASKED, times * asked[i]);
  /** @type {Reading[]} */
  const judged = [];
  for (const number of rows.flat()) {
    const none = number.filter((i) => !isDigit(i)).length;
    // Alone, or where all are digits, this changes nothing.
    const times = none > NONE_SHARE * number.length ? BESIDE_NONE : BESIDE_DIGITS;
    for (const i of number) {
      const isSame = isDigit(i, times) === (readings[i].digit !== null);
      judged[i] = isSame ? readings[i] : otherwise(readings[i]);
    }
  }
  return judged;
}

/** Thresholds that are asked of ink that lies far apart or has many strokes, as what is no digit often does. */
const askedOf = memoize((/** @type {PenShape[]} */ digit) => {
  const box = unionBox(digit.map((shape) => shape.box));
  const gap = gapIn(digit, relationOf) / (Math.max(width(box), height(box)) || 1);
  const more = APART * gap + MANY * Math.max(0, digit.length - USUAL_STROKES);
  return Math.min(MOST_OF_STROKES, 1 + more);
});

const otherwise = memoize((/** @type {Reading} */ reading) => ({
  ...reading,
  digit: reading.digit === null ? argmax(reading.logits) : null,
}));
