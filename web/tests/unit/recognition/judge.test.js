import { expect, test } from 'vitest';
import { judgeInNumbers } from '../../../src/recognition/context.js';
import { argmax } from '../../../src/recognition/decision.js';

const THRESHOLD = 4;

/** @param {number} best @param {number} margin @returns {import('../../../src/recognition/types.js').Reading} */
function reading(best, margin) {
  const logits = new Float32Array(10).fill(-margin / 9);
  logits[best] = margin;
  return {
    digit: margin < THRESHOLD ? null : argmax(logits),
    probabilities: new Float32Array(10),
    logits,
    hidden: new Float32Array(128),
    margin,
    image: [],
  };
}

/** @param {[best: number, margin: number][]} given @param {number[][][]} rows */
const digits = (given, rows) =>
  judgeInNumbers(
    given.map(([best, margin]) => reading(best, margin)),
    rows,
    THRESHOLD,
  ).map(({ digit }) => digit);

test('what is in doubt is a digit beside digits of the same number', () => {
  expect(digits([[1, 3.5], [4, 9]], [[[0, 1]]])).toEqual([1, 4]); // prettier-ignore
});

test('it stays in doubt alone, in another number, in another row, and among what is no digit', () => {
  expect(digits([[1, 3.5]], [[[0]]])).toEqual([null]);
  expect(digits([[1, 3.5], [4, 9]], [[[0], [1]]])).toEqual([null, 4]); // prettier-ignore
  expect(digits([[1, 3.5], [4, 9]], [[[0]], [[1]]])).toEqual([null, 4]); // prettier-ignore
  expect(digits([[1, 3.5], [1, 3.5], [4, 9]], [[[0, 1, 2]]])).toEqual([null, null, 4]); // prettier-ignore
});

test('what is like no digit at all is none beside digits either', () => {
  expect(digits([[1, 2.5], [4, 9]], [[[0, 1]]])).toEqual([null, 4]); // prettier-ignore
});

test('the same reading stays the same object', () => {
  const given = [reading(1, 3.5), reading(4, 9)];
  const [first, second] = judgeInNumbers(given, [[[0, 1]]], THRESHOLD);
  expect(judgeInNumbers(given, [[[0, 1]]], THRESHOLD)[0]).toBe(first);
  expect(second).toBe(given[1]);
  expect(given[0].digit).toBe(null);
});
