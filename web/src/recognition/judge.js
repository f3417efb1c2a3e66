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
const NONE_SHARE = 0.25; // of a number: where more is none, MOST_ASKED is asked of each reading,
const BESIDE_DIGITS = 0.75; // else so many times as much

/**
 * @param {Reading[]} readings each judged by its picture alone
 * @param {number[][][]} rows of numbers, of indices of readings
 * @param {number} threshold of the logit margin
 * @param {PenShape[][]} [digits] for each reading its strokes, if it was drawn
 * @returns {Reading[]} the same objects every time, and those given where nothing is changed
 */
export function judge(readings, rows, threshold, digits = []) {
  const asked = readings.map((_, i) => (digits[i] ? askedOf(digits[i]) : 1));
  const reaches = (/** @type {number} */ i, /** @type {number} */ thresholds) =>
    readings[i].margin >= threshold * thresholds;
  /** @type {Reading[]} */
  const judged = [];
  for (const number of rows.flat()) {
    const none = number.filter((i) => !reaches(i, asked[i])).length;
    const isBesideNone = none > NONE_SHARE * number.length;
    // Alone, or where all are digits, this changes nothing.
    for (const i of number) {
      const isDigit = reaches(i, isBesideNone ? MOST_ASKED : BESIDE_DIGITS * asked[i]);
      judged[i] = isDigit === (readings[i].digit !== null) ? readings[i] : otherwise(readings[i]);
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
