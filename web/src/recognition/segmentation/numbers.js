/** Parts a row of digits into numbers. */
import { height } from './shapes.js';

/** @typedef {import('../types.js').Box} Box */

// Numbers stand apart by so many heights of the row, and by so many usual gaps between its digits: a
// number written with much room stays one.
const LEAST_GAP = 2;
const USUAL_GAPS = 2.5;

/**
 * @param {Box[]} digits of a row, left to right
 * @returns {number[][]} for each number the indices of its digits
 */
export function findNumbers(digits) {
  const gaps = digits.slice(1).map((box, i) => box.left - digits[i].right);
  const size = Math.max(...digits.map(height));
  const usual = [...gaps].sort((a, b) => a - b)[(gaps.length - 1) >> 1];
  const least = Math.max(LEAST_GAP * size, gaps.length > 1 ? USUAL_GAPS * usual : 0);
  /** @type {number[][]} */
  const numbers = [];
  digits.forEach((_, i) => {
    if (i === 0 || gaps[i - 1] > least) numbers.push([]);
    numbers[numbers.length - 1].push(i);
  });
  return numbers;
}
