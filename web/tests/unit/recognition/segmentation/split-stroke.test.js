import { expect, it } from 'vitest';
import { shapeOf } from '../../../../src/recognition/segmentation/shapes.js';
import { splitStroke } from '../../../../src/recognition/segmentation/split-stroke.js';

/** @typedef {import('../../../../src/recognition/types.js').Stroke} Stroke */

it.each([
  ['a dot', [[3, 4]]],
  ['a dot of many points', [[3, 4], [3, 4], [3, 4]]],
  ['a line straight down', [[5, 0], [5, 50], [5, 100]]],
])('leaves %s whole: it has no width to cut', (_, points) => {
  const shape = shapeOf(/** @type {Stroke} */ (points));
  expect(splitStroke(shape)).toEqual([shape]);
}); // prettier-ignore

it('cuts two sevens in one stroke', () => {
  const shape = shapeOf([[0, 0], [40, 0], [20, 90], [60, 0], [100, 0], [80, 90]]); // prettier-ignore
  const pieces = splitStroke(shape);
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.every(({ stroke }) => stroke === shape.stroke)).toBe(true);
});
