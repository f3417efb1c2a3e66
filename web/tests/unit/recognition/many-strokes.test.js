/** The work in a frame, counted in digits that the network is given. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MOST_STROKES, createReader } from '../../../src/recognition/reader.js';
import { stubModelFetch } from '../../support/network/model-files.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

/** @type {import('../../../src/recognition/types.js').Reader} */
let reader;
let inked = 0;
vi.mock('../../../src/recognition/input/stroke-input.js', async (importOriginal) => {
  const original = /** @type {typeof import('../../../src/recognition/input/stroke-input.js')} */ (
    await importOriginal()
  );
  return {
    ...original,
    strokeInput: (/** @type {Stroke[]} */ strokes) => {
      inked++;
      return original.strokeInput(strokes);
    },
  };
});
beforeAll(async () => {
  stubModelFetch();
  reader = await createReader('https://example.org/model/model.json');
});
afterAll(() => vi.unstubAllGlobals());

/** @param {Stroke[]} strokes */
const read = (strokes) => reader.read({ strokes, images: [] });

/** Sevens in rows of twenty, in two strokes each. @param {number} count of strokes @returns {Stroke[]} */
const page = (count) =>
  Array.from({ length: count }, (_, i) => {
    const [x, y] = [((i >> 1) % 20) * 60, Math.floor(i / 40) * 80];
    /** @type {Stroke} */
    const stem = [[x, y], [x + 35, y], [x + 15, y + 50]]; // prettier-ignore
    return i % 2 === 0 ? stem : [[x + 12, y + 25], [x + 32, y + 25]]; // prettier-ignore
  });

/** Digits inked while one more stroke is drawn, point by point. @param {Stroke[]} strokes */
function inkedPerPoint(strokes) {
  read(strokes);
  inked = 0;
  /** @type {Stroke} */
  const live = [];
  for (let i = 0; i < 20; i++) {
    live.push([1215, 5 + 2 * i]);
    read([...strokes, live]);
  }
  return inked / 20;
}

test('a new stroke costs only its neighbourhood', { timeout: 120_000 }, () => {
  const few = inkedPerPoint(page(10));
  expect(few).toBeGreaterThan(0);
  expect(inkedPerPoint(page(300))).toBeLessThanOrEqual(1.2 * few);
});

test('a row gives the network only what may be a digit of the answer', () => {
  inked = 0;
  const { readings } = read(page(20));
  expect(readings.map(({ digit }) => digit)).toEqual(Array(10).fill(7));
  // Twenty strokes near one another: a hundred sets of them may be a digit as far as their shape goes.
  expect(inked).toBeLessThanOrEqual(20);
});

test('what has not changed is not read again', { timeout: 120_000 }, () => {
  const strokes = page(100);
  const before = read(strokes);
  inked = 0;
  const after = read([...strokes]);
  expect(inked).toBe(0);
  expect(after.readings.every((reading, i) => reading === before.readings[i])).toBe(true);
});

test('a stroke that grows is read anew', () => {
  /** @type {Stroke} */
  const stroke = [[50, 0], [50, 100]]; // prettier-ignore
  expect(read([stroke]).readings.map(({ digit }) => digit)).toEqual([1]);
  stroke.push([0, 100], [0, 0], [50, 0]);
  const [reading] = read([stroke]).readings;
  expect(reading.digit).toBe(0);
});

test('strokes beyond the cap are counted, not read', { timeout: 120_000 }, () => {
  const { unread, groups } = read(page(MOST_STROKES + 7));
  expect(unread).toBe(7);
  expect(Math.max(...groups.flat())).toBe(MOST_STROKES - 1);
});
