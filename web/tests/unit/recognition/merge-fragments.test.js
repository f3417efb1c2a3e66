import { expect, test } from 'vitest';
import { mergeFragments } from '../../../src/recognition/merge-fragments.js';

/** @typedef {import('../../../src/recognition/types.js').Reading} Reading */

/** @param {number | null} digit */
const reading = (digit) => /** @type {Reading} */ ({ digit });

/** Upright lines of height 100 at these places. @param {number[]} places */
const lines = (places) =>
  places.map((x) => /** @type {[number, number][]} */ ([[x, 0], [x, 100]])); // prettier-ignore

/**
 * Merges lines of which each is a group.
 *
 * @param {number[]} places
 * @param {(number | null)[]} digits what each is read as
 * @param {Record<string, number>} together what groups of several are read as, if as a digit
 */
function merged(places, digits, together) {
  const { groups, readings } = mergeFragments(
    places.map((_, stroke) => [stroke]),
    digits.map(reading),
    lines(places),
    (group) => reading(together[group.join()] ?? null),
  );
  return { groups, digits: readings.map(({ digit }) => digit) };
}

test('a piece joins the neighbour with which it makes a digit', () => {
  expect(merged([0, 50, 100], [null, 1, 7], { '0,1': 4 })).toEqual({
    groups: [[0, 1], [2]],
    digits: [4, 7],
  });
  expect(merged([0, 50, 100], [1, null, 7], { '1,2': 9 })).toEqual({
    groups: [[0], [1, 2]],
    digits: [1, 9],
  });
});

test('two digits stay apart, whatever they look like together', () => {
  expect(merged([0, 50], [1, 1], { '0,1': 4 }).digits).toEqual([1, 1]);
});

test('what makes no digit with its neighbour stays by itself', () => {
  expect(merged([0, 50], [1, null], {}).digits).toEqual([1, null]);
});

test('what is far away stays by itself', () => {
  expect(merged([0, 81], [1, null], { '0,1': 4 }).digits).toEqual([1, null]);
  expect(merged([0, 79], [1, null], { '0,1': 4 }).digits).toEqual([4]);
});

test('a pair may take in a third', () => {
  const all = merged([0, 50, 100], [null, null, null], { '1,2': 5, '0,1,2': 8 });
  expect(all).toEqual({ groups: [[0, 1, 2]], digits: [8] });
});
