import { expect, test } from 'vitest';
import { commonestMistake, neighbour } from '../../../../src/views/mnist/confusion-matrix.js';

const CELLS = [
  ['a', null, 'b'],
  [null, null, 'c'],
  ['d', null, null],
];

test('arrow keys leap over empty cells and stop at the edge', () => {
  expect(neighbour(CELLS, 0, 0, [0, 1])).toEqual([0, 2]);
  expect(neighbour(CELLS, 0, 0, [1, 0])).toEqual([2, 0]);
  expect(neighbour(CELLS, 1, 2, [0, -1])).toBeNull();
  expect(neighbour(CELLS, 0, 2, [0, 1])).toBeNull();
});

test('the commonest mistake is never a correct answer', () => {
  expect(commonestMistake([[90, 1, 0], [0, 80, 3], [2, 0, 70]])).toEqual([1, 2]); // prettier-ignore
  expect(commonestMistake([[9, 0], [0, 9]])).toEqual([0, 0]); // prettier-ignore
});
