import { describe, expect, test } from 'vitest';
import { IDENTITY, transformImage } from '../../../../src/recognition/input/transform-image.js';

/** An image with ink in some pixels. @param {...[row: number, column: number]} places */
function imageOf(...places) {
  const image = new Float64Array(784);
  for (const [row, column] of places) image[28 * row + column] = 1;
  return image;
}
/** Where an image has more than half a square of ink. @param {ArrayLike<number>} image */
const inked = (image) =>
  Array.from(image).flatMap((grey, i) => (grey > 0.5 ? [[Math.floor(i / 28), i % 28]] : []));
const sum = (/** @type {Float64Array} */ image) => image.reduce((a, b) => a + b, 0);
const bar = imageOf(...Array.from({ length: 9 }, (_, i) => /** @type {[number, number]} */ ([9 + i, 13]))); // prettier-ignore

describe('an image', () => {
  test('stays as it is', () => expect(transformImage(bar, IDENTITY)).toEqual(bar));

  test('moves to the right and down', () => {
    const moved = transformImage(imageOf([5, 6]), { ...IDENTITY, right: 3, down: -2 });
    expect(moved).toEqual(imageOf([3, 9]));
  });

  test('loses what leaves it', () => {
    expect(sum(transformImage(imageOf([5, 27]), { ...IDENTITY, right: 1 }))).toBe(0);
  });

  test('turns clockwise about its middle', () => {
    const quarter = transformImage(imageOf([0, 5], [3, 20]), { ...IDENTITY, turn: 90 });
    expect(inked(quarter)).toEqual([[5, 27], [20, 24]]); // prettier-ignore
  });

  test('grows and shrinks', () => {
    const [tall, low] = [2, 0.5].map((size) => inked(transformImage(bar, { ...IDENTITY, size })));
    const height = (/** @type {number[][]} */ places) => new Set(places.map(([row]) => row)).size;
    expect(height(tall)).toBe(18);
    expect(height(low)).toBeLessThanOrEqual(5);
  });

  test('thickens by whole pixels and by parts of them, and becomes thin again', () => {
    const thick = transformImage(bar, { ...IDENTITY, thicken: 1 });
    expect(inked(thick)).toHaveLength(9 * 3 + 2);
    const half = transformImage(bar, { ...IDENTITY, thicken: 0.5 });
    expect(half[28 * 12 + 12]).toBe(0.5);
    expect(transformImage(thick, { ...IDENTITY, thicken: -1 })).toEqual(bar);
    expect(sum(transformImage(bar, { ...IDENTITY, thicken: -1 }))).toBe(0);
  });

  test('does not run over from one edge to the other', () => {
    const thick = transformImage(imageOf([5, 27], [9, 0]), { ...IDENTITY, thicken: 1 });
    expect(inked(thick)).toEqual([[4, 27], [5, 26], [5, 27], [6, 27], [8, 0], [9, 0], [9, 1], [10, 0]]); // prettier-ignore
  });

  test('keeps its greys within 0 and 1 whatever is done', () => {
    const image = Float64Array.from({ length: 784 }, (_, i) => (i % 7) / 6);
    const all = { turn: 33, right: -4, down: 5, size: 1.3, thicken: 1.25 };
    for (const transform of [all, { ...all, thicken: -2, size: 0.6 }]) {
      const changed = transformImage(image, transform);
      expect(Math.min(...changed)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...changed)).toBeLessThanOrEqual(1);
    }
  });
});
