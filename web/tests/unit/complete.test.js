import { expect, test } from 'vitest';
import { complete } from '../../src/complete.js';

/** @typedef {import('../../src/reader.js').Reading} Reading */

/** @param {number | null} digit */
const reading = (digit) => /** @type {Reading} */ ({ digit });

/** Upright lines of height 100 at these places. @param {number[]} places */
const lines = (places) =>
  places.map((x) => /** @type {[number, number][]} */ ([[x, 0], [x, 100]])); // prettier-ignore

/**
 * Completes lines of which each is a group.
 *
 * @param {number[]} places
 * @param {(number | null)[]} digits what each is read as
 * @param {Record<string, number>} together what groups of several are read as, if as a digit
 */
function completed(places, digits, together) {
  const { groups, readings } = complete(
    places.map((_, stroke) => [stroke]),
    digits.map(reading),
    lines(places),
    (group) => reading(together[group.join()] ?? null),
  );
  return { groups, digits: readings.map(({ digit }) => digit) };
}

test('a piece joins the neighbour with which it makes a digit', () => {
  expect(completed([0, 50, 100], [null, 1, 7], { '0,1': 4 })).toEqual({
    groups: [[0, 1], [2]],
    digits: [4, 7],
  });
  expect(completed([0, 50, 100], [1, null, 7], { '1,2': 9 })).toEqual({
    groups: [[0], [1, 2]],
    digits: [1, 9],
  });
});

test('two digits stay apart, whatever they look like together', () => {
  expect(completed([0, 50], [1, 1], { '0,1': 4 }).digits).toEqual([1, 1]);
});

test('what makes no digit with its neighbour stays by itself', () => {
  expect(completed([0, 50], [1, null], {}).digits).toEqual([1, null]);
});

test('what is far away stays by itself', () => {
  expect(completed([0, 81], [1, null], { '0,1': 4 }).digits).toEqual([1, null]);
  expect(completed([0, 79], [1, null], { '0,1': 4 }).digits).toEqual([4]);
});

test('a pair may take in a third', () => {
  const all = completed([0, 50, 100], [null, null, null], { '1,2': 5, '0,1,2': 8 });
  expect(all).toEqual({ groups: [[0, 1, 2]], digits: [8] });
});
