import { describe, expect, test } from 'vitest';
import { naiveInk } from '../../../../src/recognition/input/naive-ink.js';

/** @typedef {import('../../../../src/recognition/types.js').Stroke} Stroke */

const pad = { left: 0, top: 0, right: 280, bottom: 280 };
/** @type {Stroke} */
const bar = [[45, 40], [45, 140]]; // prettier-ignore
const sum = (/** @type {Float64Array} */ image) => image.reduce((a, b) => a + b, 0);

describe('the ink of a naive page', () => {
  test('lies where it lies on the pad, as large as it is there', () => {
    const image = naiveInk([bar], pad, 10);
    const inked = Array.from(image).flatMap((grey, i) => (grey > 0.5 ? [[Math.floor(i / 28), i % 28]] : [])); // prettier-ignore
    expect(inked).toEqual(Array.from({ length: 10 }, (_, i) => [4 + i, 4]));
  });

  test('keeps its proportions on a wide pad, whose longer side fills the image', () => {
    const wide = { ...pad, bottom: 140 };
    const image = naiveInk([bar], wide, 10);
    expect(image[28 * (4 + 7) + 4]).toBe(1);
    expect(image[28 * 4 + 4]).toBe(0);
  });

  test('follows a pad that shows another part of the drawing', () => {
    const moved = { left: 100, top: 100, right: 380, bottom: 380 };
    const stroke = /** @type {Stroke} */ (bar.map(([x, y]) => [x + 100, y + 100]));
    expect(naiveInk([stroke], moved, 10)).toEqual(naiveInk([bar], pad, 10));
  });

  test('is as thick as the line, and faint where that is thinner than a pixel', () => {
    const [thin, fine, thick] = [2.5, 5, 20].map((line) => naiveInk([bar], pad, line));
    expect(Math.max(...thin)).toBeCloseTo(0.25, 6);
    expect(sum(fine) / sum(thin)).toBeCloseTo(2, 6);
    expect(sum(thick) / sum(fine)).toBeGreaterThan(3.5);
  });

  test('needs ink', () => {
    expect(() => naiveInk([], pad, 10)).toThrow(RangeError);
    expect(() => naiveInk([[[NaN, 1]]], pad, 10)).toThrow(RangeError);
  });
});
