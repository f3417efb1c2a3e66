import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { evaluateAll, evaluateDrawing } from '../../../bench/evaluate.js';
import { createReader } from '../../../src/recognition/reader.js';
import { STROKES } from '../../support/browser/page-driver.js';
import { stubModelFetch } from '../../support/network/model-files.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

/** @type {import('../../../src/recognition/types.js').Reader} */
let reader;
beforeAll(async () => {
  stubModelFetch();
  reader = await createReader('model/model.json');
});
afterAll(() => vi.unstubAllGlobals());

/** Digits beside each other. @param {number[]} digits @returns {Stroke[]} */
const written = (...digits) =>
  digits.flatMap((digit, i) =>
    STROKES[digit].map((stroke) =>
      stroke.map(([u, v]) => /** @type {[number, number]} */ ([120 * i + 75 * u, 100 * v])),
    ),
  );
/** @type {Stroke[]} */
const CROSS = [[[0, 0], [100, 100]], [[100, 0], [0, 100]]]; // prettier-ignore

/** @param {string} label @param {Stroke[]} strokes @param {number[][]} [groups] */
const drawing = (label, strokes, groups) => ({
  label,
  source: 'all',
  writer: '',
  strokes,
  ...(groups && { groups }),
});
const counts = (/** @type {object} */ some) => ({
  drawings: 1,
  correct: 0,
  network: 0,
  none: 0,
  split: 0,
  cut: 0,
  ...some,
});

test.each([
  ['a digit that is read', drawing('7', written(7)), { correct: 1, network: 1 }],
  ['a digit that is misread', drawing('1', written(7)), {}],
  ['a digit that is cut in two', drawing('0', written(7, 7)), { split: 1 }],
  ['a digit that is taken for none', drawing('7', CROSS), { none: 1 }],
  ['a number', drawing('42', written(4, 2), [[2], [1, 0]]), { correct: 1, cut: 1 }],
  ['a number in other groups', drawing('42', written(4, 2), [[0], [1, 2]]), { correct: 1 }],
  ['a number whose groups nobody knows', drawing('42', written(4, 2)), { correct: 1 }],
  ['a number that is misread', drawing('43', written(4, 2), [[0, 1], [2]]), { cut: 1 }], // prettier-ignore
  ['what is no digit', drawing('x', CROSS), { correct: 1, none: 1 }],
  ['what is no digit, and read as one', drawing('x', written(7)), {}],
])('counts of %s', (_, one, expected) => {
  expect(evaluateDrawing(one, reader)).toEqual(counts(expected));
});

test('counts are summed by kind and source', () => {
  const all = [
    drawing('7', written(7)),
    drawing('1', written(7)),
    { ...drawing('2', written(2)), source: 'school' },
    drawing('42', written(4, 2), [[0, 1], [2]]), // prettier-ignore
    drawing('?', CROSS),
  ];
  expect(evaluateAll(all, reader)).toEqual(
    new Map([
      [
        'digits',
        new Map([
          ['all', counts({ drawings: 2, correct: 1, network: 1 })],
          ['school', counts({ correct: 1, network: 1 })],
        ]),
      ],
      ['numbers', new Map([['all', counts({ correct: 1, cut: 1 })]])],
      ['others', new Map([['all', counts({ correct: 1, none: 1 })]])],
    ]),
  );
});
