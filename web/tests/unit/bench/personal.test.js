import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readDrawings } from '../../../bench/drawings/read-drawings.js';
import { digitsIn, handsIn, measure } from '../../../bench/personal.js';
import { loadClassifier } from '../../../src/recognition/network/classifier.js';
import { STROKES } from '../../support/browser/page-driver.js';
import { mulberry32 } from '../../support/inputs/random.js';
import { stubModelFetch } from '../../support/network/model-files.js';

/** @type {import('../../../src/recognition/types.js').Classifier} */
let shipped;
beforeAll(async () => {
  stubModelFetch();
  shipped = await loadClassifier('model/model.json');
});
afterAll(() => vi.unstubAllGlobals());

const random = mulberry32(1);

/** A line for a digit, wider or narrower by chance. @param {string} writer @param {number} drawn @param {number} label */
function line(writer, drawn, label = drawn) {
  const width = 60 + 20 * random();
  const strokes = STROKES[drawn].map((stroke) => stroke.map(([u, v]) => [width * u, 100 * v]));
  return JSON.stringify({ label, writer, source: 'school', strokes });
}

/** Digits from 0 to 6. @param {string} writer @param {number} count */
const lines = (writer, count) => Array.from({ length: count }, (_, i) => line(writer, i % 7));

/** Ann's ones are the sevens of others. @param {number} count of digits @param {number} ones */
const ann = (count, ones) => [
  ...lines('ann', count - ones),
  ...Array.from({ length: ones }, () => line('ann', 7, 1)),
];

/** @param {string[]} file @returns {import('../../../bench/personal.js').Digit[]} */
function digitsOf(file) {
  const path = join(mkdtempSync(join(tmpdir(), 'personal-')), 'people.jsonl');
  writeFileSync(path, file.join('\n'));
  return digitsIn(readDrawings(path));
}

test('what a correction does to the rest of a hand, to MNIST and to others', async () => {
  const number = JSON.stringify({ label: '12', strokes: [[[0, 0]], [[5, 0]]] });
  const digits = digitsOf([...ann(30, 3), ...lines('bob', 6), number]);
  expect(digits).toHaveLength(36);
  const hands = handsIn(digits, shipped);
  if (typeof hands === 'string') throw new Error(hands);
  expect(hands.map(({ writer, own, misread }) => [writer, own.length, misread.length])).toEqual([
    ['school/ann', 30, 3],
  ]);
  const others = digitsOf(lines('', 7));
  const { result, othersWorst } = await measure(hands, digits, others, shipped);
  expect(Object.keys(result)).toEqual([
    'writers',
    'error_before',
    'error_after',
    'mnist_before',
    'mnist_after',
    'mnist_worst',
    'others_before',
    'others_after',
    'ms_median',
  ]);
  expect(result).toMatchObject({ writers: 1, mnist_before: 1, others_before: 1 });
  // Three draws, in each of which one or two of the three are corrected.
  expect(result.error_before).toBeGreaterThanOrEqual(3);
  expect(result.error_before).toBeLessThanOrEqual(6);
  expect(result.error_after).toBeLessThan(result.error_before);
  for (const name of /** @type {const} */ (['mnist_after', 'mnist_worst', 'others_after'])) {
    expect(result[name]).toBeGreaterThanOrEqual(0);
    expect(result[name]).toBeLessThanOrEqual(1);
  }
  expect(result.mnist_worst).toBeLessThanOrEqual(result.mnist_after);
  expect(othersWorst).toBeLessThanOrEqual(result.others_after - result.others_before);
  expect(result.ms_median).toBeGreaterThan(0);
});

test.each([
  ['no writer of 30 digits', [...ann(29, 3), ...lines('bob', 29)]],
  ['no writer of 30 digits', lines('', 40)],
  ['only one writer: digits of others are needed, too', ann(30, 3)],
  ['no writer of 30 digits of which 2 are misread', [...ann(30, 1), ...lines('bob', 30)]],
])('why nothing can be measured: %s', (reason, file) => {
  expect(handsIn(digitsOf(file), shipped)).toBe(reason);
});
