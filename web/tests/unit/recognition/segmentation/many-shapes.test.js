/** The work of segmentation in a frame, counted in shapes that are cut anew and in pairs of them that are looked up. */
import { expect, test, vi } from 'vitest';
import { createSegmenter } from '../../../../src/recognition/segmentation/segment.js';
import { shapeOf } from '../../../../src/recognition/segmentation/shapes.js';

/** @typedef {import('../../../../src/recognition/types.js').Stroke} Stroke */
/** @typedef {import('../../../../src/recognition/types.js').PenShape} PenShape */

let cut = 0;
vi.mock('../../../../src/recognition/segmentation/partition.js', async (importOriginal) => {
  const original =
    /** @type {typeof import('../../../../src/recognition/segmentation/partition.js')} */ (
      await importOriginal()
    );
  return {
    partition: (/** @type {PenShape[]} */ shapes) => {
      cut += shapes.length;
      return original.partition(shapes);
    },
  };
});
let pairs = 0;
vi.mock('../../../../src/recognition/segmentation/shapes.js', async (importOriginal) => {
  const original =
    /** @type {typeof import('../../../../src/recognition/segmentation/shapes.js')} */ (
      await importOriginal()
    );
  return {
    ...original,
    relationOf: (/** @type {PenShape} */ a, /** @type {PenShape} */ b) => {
      pairs++;
      return original.relationOf(a, b);
    },
  };
});
/** Sevens with a bar, in rows of twenty. @param {number} count of strokes @returns {Stroke[]} */
const rows = (count) =>
  Array.from({ length: count }, (_, i) => {
    const [x, y] = [((i >> 1) % 20) * 60, Math.floor(i / 40) * 80];
    return i % 2 === 0
      ? [[x, y], [x + 35, y], [x + 15, y + 50]] // prettier-ignore
      : [[x + 12, y + 25], [x + 32, y + 25]]; // prettier-ignore
  });

/** Zigzags over one another, so that everything stands in one row. @param {number} count @returns {Stroke[]} */
const scribble = (count) =>
  Array.from({ length: count }, (_, i) => [
    [9 * i, 0],
    [9 * i + 60, 100],
    [9 * i + 10, 90],
    [9 * i + 70, 10],
  ]);

/** The work for each point of one more stroke. @param {Stroke[]} strokes @param {number} x where it stands */
function workPerPoint(strokes, x) {
  const segment = createSegmenter();
  segment(strokes.map(shapeOf));
  cut = pairs = 0;
  /** @type {Stroke} */
  const live = [];
  for (let i = 0; i < 20; i++) {
    live.push([x, 5 + 2 * i]);
    segment([...strokes, live].map(shapeOf));
  }
  return { cut: cut / 20, pairs: pairs / 20 };
}

test('only the row of a new stroke is cut anew', () => {
  const few = workPerPoint(rows(80), 1215).cut;
  expect(few).toBeGreaterThan(0);
  expect(workPerPoint(rows(320), 1215).cut).toBeLessThanOrEqual(few);
});

test('of a scribble only the neighbourhood of a new stroke is looked at anew', () => {
  const pairsWith = (/** @type {number} */ count) => workPerPoint(scribble(count), 9 * count).pairs;
  const few = pairsWith(100);
  expect(few).toBeGreaterThan(100);
  expect(few).toBeLessThanOrEqual(10 * 100);
  // Only whether neighbours cross, which makes them one row, is asked of all.
  expect(pairsWith(300) - few).toBeLessThanOrEqual(1.2 * 200);
});

test('a scribble is not taken to pieces', () => {
  let splits = 0;
  const segment = createSegmenter({
    readingCosts: (/** @type {PenShape[][]} */ digits) => digits.map(() => 3),
    split: (/** @type {PenShape} */ shape) => {
      splits++;
      return [shape];
    },
  });
  const wide = (/** @type {number} */ i) =>
    /** @type {Stroke} */ ([[200 * i, 0], [200 * i + 150, 100], [200 * i, 100]]); // prettier-ignore
  segment(Array.from({ length: 8 }, (_, i) => shapeOf(wide(i))));
  expect(splits).toBe(8);
  splits = 0;
  segment(Array.from({ length: 30 }, (_, i) => shapeOf(wide(i))));
  expect(splits).toBe(0);
});
