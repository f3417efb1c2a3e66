import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReader } from '../../../src/recognition/reader.js';
import { stubModelFetch } from '../../support/network/model-files.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

/** @type {import('../../../src/recognition/types.js').Reader} */
let reader;

beforeEach(async () => {
  stubModelFetch();
  reader = await createReader('https://example.org/model/model.json');
});
afterEach(() => vi.unstubAllGlobals());

/** @param {Stroke[]} strokes */
function read(strokes) {
  const { readings, groups } = reader.read({ strokes, images: [] });
  return { digits: readings.map(({ digit }) => digit), groups };
}

/** @param {Stroke[]} strokes @param {number} dx @returns {Stroke[]} */
const beside = (strokes, dx) => strokes.map((stroke) => stroke.map(([x, y]) => [x + dx, y]));

/** @type {Stroke[]} */
const SEVEN = [[[0, 0], [30, 0], [60, 0], [40, 50], [25, 100]]]; // prettier-ignore
test('what is read apart stays apart', () => {
  expect(read([...SEVEN, ...beside(SEVEN, 85)])).toEqual({ digits: [7, 7], groups: [[0], [1]] });
});

test('a dot that slipped belongs to the digit beside it', () => {
  expect(read([...SEVEN, [[120, 60]]])).toEqual({ digits: [7], groups: [[0, 1]] });
  expect(read([[[-60, 60]], ...SEVEN])).toEqual({ digits: [7], groups: [[0, 1]] });
});

test('what is far away stays by itself', () => {
  const { groups } = read([...SEVEN, [[250, 60]]]);
  expect(groups).toEqual([[0], [1]]);
});
