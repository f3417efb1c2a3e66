import { expect, test } from 'vitest';
import { joined, parted, withCuts } from '../../../../src/recognition/segmentation/cuts.js';
import { shapeOf } from '../../../../src/recognition/segmentation/shapes.js';

/** @typedef {import('../../../../src/recognition/types.js').Stroke} Stroke */
/** @typedef {import('../../../../src/recognition/types.js').Cut} Cut */

/** A stroke straight down. @param {number} x @returns {Stroke} */
const line = (x) => Array.from({ length: 10 }, (_, i) => [x, i]);
const strokes = [line(0), line(10), line(20)];

/** @param {number[][][]} rows of digits, of indices of strokes */
const rowsOf = (rows) =>
  rows.map((row) => row.map((digit) => digit.map((i) => shapeOf(strokes[i]))));
/** @param {ReturnType<typeof withCuts>} rows */
const indicesIn = (rows) =>
  rows.map((row) => row.map((digit) => digit.map(({ stroke }) => strokes.indexOf(stroke))));

/** @param {number[][]} groups of strokes @returns {import('../../../../src/recognition/types.js').Answer} */
const answerOf = (groups) => ({
  readings: [],
  groups,
  inks: groups.map((group) => group.map((i) => strokes[i])),
  origins: groups,
  rows: [],
  unread: 0,
});

test('two digits become one, in their row, and the others stay', () => {
  const cut = joined(answerOf([[0], [1], [2]]), strokes, 0, 1);
  expect(indicesIn(withCuts(rowsOf([[[0], [1], [2]]]), [cut]))).toEqual([[[0, 1], [2]]]);
  expect(indicesIn(withCuts(rowsOf([[[2]], [[0], [1]]]), [cut]))).toEqual([[[2]], [[0, 1]]]);
});

test('a digit becomes the two that read best', () => {
  const costs = (/** @type {Stroke[][]} */ digits) => digits.map(({ length }) => (length === 2 ? 0 : 1)); // prettier-ignore
  const cut = parted(answerOf([[0, 1, 2]]), strokes, 0, costs);
  expect(cut?.digits.map(({ length }) => length).sort()).toEqual([1, 2]);
  const rows = withCuts(rowsOf([[[0, 1, 2]]]), /** @type {Cut[]} */ ([cut]));
  expect(rows[0]).toHaveLength(2);
});

test('a single stroke is parted too, a dot is not', () => {
  const cut = parted(answerOf([[0]]), strokes, 0, (digits) => digits.map(() => 1));
  const rows = withCuts(rowsOf([[[0], [1]]]), /** @type {Cut[]} */ ([cut]));
  expect(indicesIn(rows)).toEqual([[[0], [0], [1]]]);
  const dot = /** @type {Stroke[]} */ ([[[1, 1]]]);
  const answer = { ...answerOf([[0]]), inks: [dot] };
  expect(parted(answer, dot, 0, () => [])).toBeNull();
});

test('of a cut of strokes that are gone nothing is left', () => {
  const cut = joined(answerOf([[0], [1], [2]]), strokes, 0, 1);
  const rows = rowsOf([[[0], [2]]]);
  expect(withCuts(rows, [cut])).toEqual(rows);
});

test('the last cut holds, and a digit that shares a stroke stays whole', () => {
  const first = joined(answerOf([[0], [1], [2]]), strokes, 0, 1);
  const second = joined(answerOf([[0, 1], [2]]), strokes, 0, 1);
  const rows = withCuts(rowsOf([[[0], [1], [2]]]), [first, second]);
  expect(indicesIn(rows)).toEqual([[[0, 1, 2]]]);
  const shared = joined(answerOf([[0, 1], [1], [2]]), strokes, 1, 2);
  expect(shared.digits).toHaveLength(2);
});
