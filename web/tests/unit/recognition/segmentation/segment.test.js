import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createReader } from '../../../../src/recognition/reader.js';
import { boundingBox } from '../../../../src/recognition/strokes.js';
import { stubModelFetch } from '../../../support/network/model-files.js';

/** @typedef {import('../../../../src/recognition/types.js').Stroke} Stroke */

// Digits as people draw them, in a box of height 1, y down.
/** @type {Record<string, Stroke[]>} */
const DIGITS = {
  one: [line([0.1, 0], [0.1, 1])],
  oneWithBase: [line([0, 0.2], [0.2, 0], [0.2, 0.97]), line([0, 1], [0.4, 1])],
  oneWithDot: [line([0.1, 0.25], [0.1, 1]), [[0.1, 0.1]]],
  slantedOne: [line([0.4, 0], [0, 1])],
  zero: [ring(0.3, 0.5)],
  slashedZero: [ring(0.3, 0.5), line([0.6, 0], [0, 1])],
  two: [line([0, 0.2], [0.3, 0], [0.5, 0.3], [0, 1], [0.6, 1])],
  closedFour: [line([0.3, 0], [0, 0.6], [0.6, 0.6]), line([0.45, 0.3], [0.4, 1])],
  openFour: [line([0.1, 0], [0, 0.6], [0.3, 0.6]), line([0.5, 0.1], [0.48, 1])],
  fourWithLowStem: [
    line([0.2, 0], [0.05, 0.39], [0.02, 0.58], [0.1, 0.65], [0.45, 0.55]),
    line([0.57, 0.4], [0.55, 1.05]),
  ],
  five: [line([0.1, 0.1], [0.05, 0.45], [0.5, 0.7], [0, 1]), line([0.2, 0], [0.65, 0])],
  fiveWithHighBar: [line([0.1, 0.3], [0.05, 0.5], [0.5, 0.7], [0, 1]), line([0.25, 0], [0.6, 0])],
  barredSeven: [line([0, 0], [0.6, 0], [0.2, 1]), line([0.15, 0.5], [0.5, 0.5])],
  eightOfTwoRings: [ring(0.2, 0.24, [0.3, 0.24]), ring(0.25, 0.24, [0.3, 0.78])],
};

/**
 * @param {...import('../../../../src/recognition/types.js').Point} corners
 * @returns {Stroke}
 */
function line(...corners) {
  return corners.flatMap(([x, y], i) => {
    const [u, v] = corners[Math.min(i + 1, corners.length - 1)];
    /** @type {Stroke} */
    const steps = [0, 0.25, 0.5, 0.75].map((t) => [x + t * (u - x), y + t * (v - y)]);
    return i < corners.length - 1 ? steps : [[x, y]];
  });
}

/**
 * @param {number} rx
 * @param {number} ry
 * @param {number[]} centre
 * @returns {Stroke}
 */
function ring(rx, ry, [x, y] = [rx, ry]) {
  return Array.from({ length: 25 }, (_, i) => {
    const angle = (i / 24) * 2 * Math.PI;
    return [x + rx * Math.sin(angle), y - ry * Math.cos(angle)];
  });
}

/**
 * @param {Stroke[]} strokes
 * @param {number} dx
 * @param {number} scale
 * @returns {Stroke[]}
 */
const place = (strokes, dx, scale = 1) =>
  strokes.map((stroke) => stroke.map(([x, y]) => [dx + x * scale, y * scale]));

/**
 * @param {string[]} names
 * @param {number} gap
 */
function write(names, gap) {
  let right = -gap;
  return names.map((name) => {
    const placed = place(DIGITS[name], right + gap - boundingBox(DIGITS[name].flat()).left);
    right = boundingBox(placed.flat()).right;
    return placed;
  });
}

/** @type {import('../../../../src/recognition/types.js').Reader} */
let reader;
beforeAll(async () => {
  stubModelFetch();
  reader = await createReader('https://example.org/model/model.json');
});
afterAll(() => vi.unstubAllGlobals());

/**
 * Groups of strokes by the page's reader: row by row, digits from left to right.
 * @param {Stroke[]} strokes
 */
const groupsOf = (strokes) => reader.read({ strokes, images: [] }).groups;

describe('segment', () => {
  it('finds no digit in an empty drawing', () => {
    expect(groupsOf([])).toEqual([]);
    expect(groupsOf([[], []])).toEqual([]);
  });

  it.each(Object.keys(DIGITS))('keeps one digit whole: %s', (name) => {
    const strokes = DIGITS[name];
    const whole = [strokes.map((_, index) => index)];
    expect(groupsOf(strokes)).toEqual(whole);
    expect(groupsOf(place(strokes, -70, 300)), 'at any size and place').toEqual(whole);
    expect(groupsOf([...strokes].reverse()), 'in any order of drawing').toEqual(whole);
  });

  it('tells every two digits apart that stand side by side', { timeout: 60_000 }, () => {
    for (const first of Object.keys(DIGITS)) {
      for (const second of Object.keys(DIGITS)) {
        const [left, right] = write([first, second], 0.2);
        const indices = [...left, ...right].map((_, index) => index);
        expect(groupsOf([...left, ...right]), `${first} ${second}`).toEqual([
          indices.slice(0, left.length),
          indices.slice(left.length),
        ]);
      }
    }
  });

  it('gives the bar of a five to its five, not to the digit after it', () => {
    const [five, one] = write(['fiveWithHighBar', 'one'], 0.2);
    expect(groupsOf([five[0], one[0], five[1]])).toEqual([[0, 2], [1]]);
  });

  it('keeps slanted neighbours apart whose boxes overlap', () => {
    const slanted = [0, 0.25, 0.5].flatMap((x) => place(DIGITS.slantedOne, x));
    expect(groupsOf(slanted)).toEqual([[0], [1], [2]]);
  });

  it('orders digits from left to right, whatever was drawn first', () => {
    const [two, zero, six] = write(['two', 'zero', 'barredSeven'], 0.3);
    expect(groupsOf([...six, ...two, ...zero])).toEqual([[2], [3], [0, 1]]);
  });

  it('does not regroup digits far from a new stroke', { timeout: 60_000 }, () => {
    const names = Object.keys(DIGITS);
    const strokes = write(names, 0.3).flat();
    for (let drawn = 1; drawn < strokes.length; drawn++) {
      const before = groupsOf(strokes.slice(0, drawn));
      const after = groupsOf(strokes.slice(0, drawn + 1));
      // Only the last digit may change: the new stroke is part of it or comes after it.
      expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
    }
  });

  it('takes dots and strokes that go nowhere', () => {
    expect(groupsOf([[[5, 5]]])).toEqual([[0]]);
    expect(groupsOf([[[5, 5], [5, 5]], [[5, 5]]])).toEqual([[0, 1]]); // prettier-ignore
    expect(groupsOf([[], [[0, 0]], []])).toEqual([[1]]);
  });
});
