import { expect, test } from 'vitest';
import { MOST_ASKED, argmax } from '../../../src/recognition/decision.js';
import { judge } from '../../../src/recognition/judge.js';
import { shapeOf } from '../../../src/recognition/segmentation/shapes.js';

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
    input: [],
  };
}

/** @param {[best: number, margin: number][]} given @param {number[][][]} rows */
const digits = (given, rows) =>
  judge(
    given.map(([best, margin]) => reading(best, margin)),
    rows,
    THRESHOLD,
  ).map(({ digit }) => digit);

/** @type {[best: number, margin: number]} */
const NONE = [1, 1];

test('a digit in doubt is none beside what is none', () => {
  expect(digits([NONE, NONE, [7, 11]], [[[0, 1, 2]]])).toEqual([null, null, null]);
  expect(digits([NONE, NONE, [7, 13]], [[[0, 1, 2]]])).toEqual([null, null, 7]);
  expect(digits([NONE, [7, 11]], [[[0, 1]]])).toEqual([null, null]);
});

test('it is one in another number, in another row, and in a long number', () => {
  expect(digits([NONE, [7, 5]], [[[0], [1]]])).toEqual([null, 7]); // prettier-ignore
  expect(digits([NONE, [7, 5]], [[[0]], [[1]]])).toEqual([null, 7]); // prettier-ignore
  expect(digits([NONE, [7, 5], [1, 9], [4, 9]], [[[0, 1, 2, 3]]])).toEqual([null, 7, 1, 4]);
});

/** @type {[best: number, margin: number][]} */
const DIGITS = [[4, 9], [2, 9], [2, 9]]; // prettier-ignore

test('what is in doubt is a digit beside digits of the same number', () => {
  expect(digits([[1, 3.5], ...DIGITS], [[[0, 1, 2, 3]]])).toEqual([1, 4, 2, 2]);
  expect(digits([[1, 3.5], ...DIGITS], [[[0], [1, 2, 3]]])).toEqual([null, 4, 2, 2]);
});

test('what is like no digit at all is none beside digits either', () => {
  expect(digits([[1, 2.5], ...DIGITS], [[[0, 1, 2, 3]]])).toEqual([null, 4, 2, 2]);
});

test('the same reading stays the same object', () => {
  const given = [reading(...NONE), reading(7, 5)];
  const [none, inDoubt] = judge(given, [[[0, 1]]], THRESHOLD);
  expect(none).toBe(given[0]);
  expect(inDoubt.digit).toBe(null);
  expect(judge(given, [[[0, 1]]], THRESHOLD)[1]).toBe(inDoubt);
  expect(given[1].digit).toBe(7);
});

/**
 * Bars one above the other.
 * @param {number} count
 * @param {number} apart free paper between two
 * @returns {import('../../../src/recognition/types.js').PenShape[]}
 */
const bars = (count, apart) =>
  Array.from({ length: count }, (_, i) =>
    shapeOf(Array.from({ length: 11 }, (_, k) => [10 * k, i * apart])),
  );

/** @param {number} margin @param {ReturnType<typeof bars>} strokes */
const drawn = (margin, strokes) =>
  judge([reading(7, margin)], [[[0]]], THRESHOLD, [strokes])[0].digit;

test('more is asked of ink that is far apart', () => {
  expect(drawn(4.5, bars(1, 0))).toBe(7);
  expect(drawn(4.5, bars(2, 0))).toBe(7);
  expect(drawn(4.5, bars(2, 10))).toBe(null);
  expect(drawn(5.5, bars(2, 10))).toBe(7);
  expect(drawn(5.5, bars(2, 15))).toBe(null);
});

test('more is asked of many strokes', () => {
  expect(drawn(5, bars(2, 0))).toBe(7);
  expect(drawn(5, bars(3, 0))).toBe(null);
  expect(drawn(6.5, bars(3, 0))).toBe(7);
});

test('what is asked has an end: ink that is plainly like a digit is one, however it was drawn', () => {
  expect(drawn(2 * THRESHOLD, bars(9, 40))).toBe(7);
});

test('it has that end beside what is none as well, so that a corrected digit is shown among such', () => {
  const readings = [reading(1, 1), reading(2, 1), reading(7, MOST_ASKED * THRESHOLD)];
  const strokes = [bars(1, 0), bars(1, 0), bars(9, 40)];
  const judged = judge(readings, [[[0, 1, 2]]], THRESHOLD, strokes);
  expect(judged.map(({ digit }) => digit)).toEqual([null, null, 7]);
});

test('a reading that its strokes turn into none stays the same object', () => {
  const [given, strokes] = [reading(7, 4.5), bars(2, 10)];
  const [first] = judge([given], [[[0]]], THRESHOLD, [strokes]);
  expect(first.digit).toBe(null);
  expect(judge([given], [[[0]]], THRESHOLD, [strokes])[0]).toBe(first);
  expect(given.digit).toBe(7);
});
