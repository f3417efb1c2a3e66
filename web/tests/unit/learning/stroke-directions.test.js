import { expect, test } from 'vitest';
import { dot } from '../../../src/learning/likeness.js';
import { strokeDirections } from '../../../src/learning/stroke-directions.js';
import { fitToBox, rasterize, toSegments } from '../../../src/recognition/input/ink.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

/** @param {Stroke} stroke */
const drawn = (stroke) => rasterize(fitToBox(toSegments([stroke])));
/** @param {[number, number][]} points */
const directionsOf = (...points) => strokeDirections(drawn(points));
const upright = directionsOf([0, 0], [0.05, 1]);
const likenessTo = (/** @type {Float64Array} */ other) => dot(upright, other);

test('the same drawing is alike to 1, an empty one to nothing', () => {
  expect(likenessTo(upright)).toBeCloseTo(1, 12);
  expect(likenessTo(strokeDirections(new Float64Array(784)))).toBe(0);
});

test('a stroke is like one that leans a little, and less like one that lies', () => {
  const leaning = likenessTo(directionsOf([0, 0], [0.15, 1]));
  const lying = likenessTo(directionsOf([0, 0], [1, 0.05]));
  expect(leaning).toBeGreaterThan(0.85);
  expect(lying).toBeLessThan(0.5);
});

test('edges of either side count the same: ink on paper is like its negative', () => {
  const image = drawn([[0, 0], [0.3, 1]]); // prettier-ignore
  const negative = Float64Array.from(image, (grey) => 1 - grey);
  expect(dot(strokeDirections(image), strokeDirections(negative))).toBeCloseTo(1, 6);
});
