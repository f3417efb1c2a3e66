import { expect, test } from 'vitest';
import { normalize } from '../../../../src/recognition/input/normalize.js';
import { IMAGE_SIDE, PIXELS } from '../../../../src/recognition/network/shape.js';

test('an empty picture stays empty', () => {
  expect(normalize(new Float64Array(PIXELS))).toEqual(new Float64Array(PIXELS));
});

test('ink in a corner moves to the middle', () => {
  const picture = new Float64Array(PIXELS);
  for (const pixel of [0, 1, IMAGE_SIDE, IMAGE_SIDE + 1]) picture[pixel] = 1;
  const centred = normalize(picture);
  expect(
    [0, 1, IMAGE_SIDE, IMAGE_SIDE + 1].map((pixel) => centred[13 * IMAGE_SIDE + 13 + pixel]),
  ).toEqual([1, 1, 1, 1]);
});

test('a picture of another size is refused', () => {
  expect(() => normalize(new Float64Array(100))).toThrow(
    new RangeError('pictures must be 28x28, not 100 pixels'),
  );
});
