import { expect, test } from 'vitest';
import { asChoice, asStrokes } from '../../../src/shell/storage.js';

test('a choice is one of those that there are', () => {
  expect(asChoice(0, 10)).toBe(0);
  expect(asChoice(9, 10)).toBe(9);
  for (const wrong of [null, undefined, 10, -1, 1.5, NaN, '3', [3], {}, true]) {
    expect(asChoice(wrong, 10)).toBeNull();
  }
});

test('strokes are lists of points', () => {
  expect(asStrokes([[[1, 2]]])).toEqual([[[1, 2]]]);
  for (const wrong of [null, 'strokes', [1], [[]], [[[1]]], [[[1, '2']]], [[[1, null]]]]) {
    expect(asStrokes(wrong)).toEqual([]);
  }
});
