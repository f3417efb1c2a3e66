import { expect, test } from 'vitest';
import { cosine, mostAlike } from '../../../../src/views/mnist/most-alike.js';

test('the direction counts, not the length', () => {
  expect(cosine([1, 2, 0], [2, 4, 0])).toBeCloseTo(1, 12);
  expect(cosine([1, 0], [0, 3])).toBe(0);
  expect(cosine([1, 1], [1, 0])).toBeCloseTo(Math.SQRT1_2, 12);
});

test('a dark network is like nothing', () => {
  expect(cosine([0, 0], [1, 2])).toBe(0);
  expect(cosine([0, 0], [0, 0])).toBe(0);
});

test('the nearest come first, equals in their order', () => {
  const others = [[0, 1], [1, 1], [3, 0], [5, 0]]; // prettier-ignore
  expect(mostAlike([1, 0], others, 3).map(({ index }) => index)).toEqual([2, 3, 1]);
  expect(mostAlike([1, 0], others, 9)).toHaveLength(4);
});
