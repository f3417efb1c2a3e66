import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { strokeInput } from '../../../../src/recognition/input/stroke-input.js';
import { IMAGE_SIDE } from '../../../../src/recognition/network/shape.js';

/** @typedef {import('../../../../src/recognition/types.js').Stroke} Stroke */

/** @type {{name: string, strokes: Stroke[], input: number[]}[]} */
const fixtures = JSON.parse(
  readFileSync(new URL('../../../fixtures/ink.json', import.meta.url), 'utf8'),
);

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
const farthest = (a, b) => Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));

describe('the pictures that Python draws', () => {
  test.each(fixtures)('$name', ({ strokes, input }) => {
    expect(farthest(strokeInput(strokes), input)).toBeLessThan(1e-6);
  });
});

describe('strokes', () => {
  /** @type {Stroke} */
  const seven = [
    [10, 10],
    [40, 10],
    [20, 60],
  ];

  test('a digit gives the same picture in any size and place', () => {
    const moved = seven.map(([x, y]) => /** @type {[number, number]} */ ([x * 7 - 300, y * 7 + 9]));
    expect(farthest(strokeInput([moved]), strokeInput([seven]))).toBeLessThan(1e-9);
  });

  test('a dot is a dot in the middle', () => {
    const picture = strokeInput([[[3, 4]]]);
    expect(picture[13 * IMAGE_SIDE + 13]).toBeGreaterThan(0.8);
    expect(picture[0]).toBe(0);
  });

  test('empty strokes are skipped', () => {
    expect(strokeInput([[], seven, []])).toEqual(strokeInput([seven]));
  });

  test('10,000 points draw the same as the circle they lie on', () => {
    /** @param {number} count @returns {Stroke} */
    const circle = (count) =>
      Array.from({ length: count + 1 }, (_, i) => {
        const angle = (2 * Math.PI * i) / count;
        return [Math.cos(angle), Math.sin(angle)];
      });
    expect(farthest(strokeInput([circle(10000)]), strokeInput([circle(2000)]))).toBeLessThan(1e-4);
  });

  test('nothing drawn is refused', () => {
    expect(() => strokeInput([])).toThrow(
      new RangeError('nothing is drawn: there is no point in the strokes'),
    );
    expect(() => strokeInput([[]])).toThrow(RangeError);
  });

  test.each([NaN, Infinity, -Infinity])('the coordinate %d is refused', (bad) => {
    const message = 'a coordinate is not a finite number';
    expect(() => strokeInput([[...seven, [bad, 0]]])).toThrow(new RangeError(message));
    expect(() => strokeInput([[[0, bad]]])).toThrow(new RangeError(message));
  });

  test('a slanted line is set upright', () => {
    const upright = strokeInput([[[0, 0], [-8, 20]]]); // prettier-ignore
    // The middle of the ink in each row that the line crosses: all in one column.
    const middles = Array.from({ length: IMAGE_SIDE }, (_, row) => {
      const greys = upright.slice(row * IMAGE_SIDE, (row + 1) * IMAGE_SIDE);
      const mass = greys.reduce((sum, grey) => sum + grey, 0);
      return mass > 1 ? greys.reduce((sum, grey, column) => sum + grey * column, 0) / mass : null;
    }).filter((middle) => middle !== null);
    expect(middles.length).toBeGreaterThan(18);
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(1); // as drawn: about 7
  });
});
