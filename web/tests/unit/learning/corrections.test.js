import { beforeEach, expect, test, vi } from 'vitest';
import {
  formatCorrections,
  imageOf,
  isCorrection,
  parseCorrections,
  toCorrection,
} from '../../../src/learning/correction-file.js';
import { Corrections } from '../../../src/learning/corrections.js';
import { fault } from '../../support/faults/fault.js';

const storage = vi.hoisted(() => ({ kept: /** @type {any} */ (undefined), fails: false }));
vi.mock('idb-keyval', () => ({
  get: async () => {
    if (storage.fails) throw new DOMException('', 'SecurityError');
    return structuredClone(storage.kept);
  },
  update: async (/** @type {string} */ _name, /** @type {(old: any) => any} */ change) => {
    if (storage.fails) throw new DOMException('', 'QuotaExceededError');
    storage.kept = structuredClone(change(structuredClone(storage.kept)));
  },
}));

beforeEach(() => Object.assign(storage, { kept: undefined, fails: false }));

/** @param {number} label @param {number} [x] */
const digit = (label, x = 0.5) => toCorrection(label, [[[0, 0], [x, 1]]]); // prettier-ignore
const opened = async (network = 'a') => {
  const corrections = new Corrections(network, () => {});
  await corrections.load();
  corrections.close();
  return corrections;
};
const labels = (/** @type {Corrections} */ { list }) => list.map(({ label }) => label);

test('what is added is there at the next visit, with another network too', async () => {
  const first = await opened();
  await first.add([digit(4)]);
  const second = await opened('b');
  expect(labels(second)).toEqual([4]);
  await second.switch(false);
  expect(storage.kept).toMatchObject({ network: 'b', isOn: false });
  expect((await opened('b')).isOn).toBe(false);
});

test('the same ink corrected again has its newer label', async () => {
  const corrections = await opened();
  await corrections.add([digit(4)]);
  await corrections.add([digit(9)]);
  expect(labels(corrections)).toEqual([9]);
  await corrections.undo();
  expect(labels(corrections)).toEqual([4]);
});

test('two tabs change what is kept, not what they remember', async () => {
  fault('Two tabs keep corrections', 'Neither overwrites what the other has kept.');
  const [one, other] = [await opened(), await opened()];
  await one.add([digit(4, 0.1)]);
  await other.add([digit(5, 0.2)]);
  expect(labels(await opened()).sort()).toEqual([4, 5]);
  await one.undo();
  expect(labels(await opened())).toEqual([5]);
});

test('all is forgotten, and undo brings all back', async () => {
  const corrections = await opened();
  await corrections.add([digit(1, 0.1), digit(2, 0.2), digit(3, 0.3)]);
  await corrections.remove(corrections.list);
  expect((await opened()).list).toEqual([]);
  await corrections.undo();
  expect(labels(await opened())).toEqual([1, 2, 3]);
});

test('where nothing can be kept it is there until the tab is closed, and later kept', async () => {
  fault('Storage is full or blocked', 'Corrections work; it says that they are not kept.');
  storage.fails = true;
  const corrections = await opened();
  await corrections.add([digit(4, 0.1)]);
  expect(corrections.isKept).toBe(false);
  expect(labels(corrections)).toEqual([4]);
  storage.fails = false;
  await corrections.add([digit(5, 0.2)]);
  expect(corrections.isKept).toBe(true);
  expect(labels(await opened())).toEqual([4, 5]);
});

test('what could not be kept stays beside what another tab keeps meanwhile', async () => {
  fault(
    'Storage is full, and another tab keeps corrections',
    'Those of both are there, and it still says that not all are kept.',
  );
  const corrections = await opened();
  await corrections.add([digit(3, 0.3)]);
  storage.fails = true;
  await corrections.add([digit(4, 0.1)]);
  storage.fails = false;
  await (await opened()).add([digit(5, 0.2)]);
  await corrections.load(); // as when the other tab says that it has changed something
  expect(labels(corrections)).toEqual([3, 5, 4]);
  expect(corrections.isKept).toBe(false);
  await corrections.add([digit(6, 0.4)]);
  expect(corrections.isKept).toBe(true);
  expect(labels(await opened())).toEqual([3, 5, 4, 6]);
});

test('what is kept and damaged is left out', async () => {
  fault('What is kept was edited by hand', 'What is no correction is left out.');
  storage.kept = { corrections: [digit(4), { label: 12 }, null, 'x', { label: 3, pixels: '!' }] };
  expect(labels(await opened())).toEqual([4]);
  storage.kept = 'nonsense';
  expect((await opened()).list).toEqual([]);
});

test('a file gives back what was written', () => {
  const greys = Array.from({ length: 784 }, (_, i) => (i % 256) / 255);
  const corrections = [digit(7), toCorrection(3, [], greys)];
  expect(parseCorrections(formatCorrections(corrections))).toEqual(corrections);
  expect(imageOf(corrections[1])).toHaveLength(784);
  expect(corrections.every(isCorrection)).toBe(true);
});

test.each([
  ['', 'empty'],
  ['{"label": 7, "strokes": [[[0, 0], [1, 1]]]}\nnonsense', 'line 2'],
  ['{"strokes": [[[0, 0], [1, 1]]]}', '"label"'],
  ['{"label": 7, "strokes": [[[0, null]]]}', 'line 1'],
  ['{"label": 7, "pixels": "AAAA"}', '"pixels"'],
  [`{"label": 7, "strokes": [${JSON.stringify(Array(5001).fill([0, 1]))}]}`, 'too many points'],
  ['{"label": 7, "strokes": [[[0, 0], [1, 1]]]}\n'.repeat(201), 'more than 200'],
  ['x'.repeat(10_000_001), 'too large'],
])('a file that is no list of corrections is refused whole: %.40s', (text, why) => {
  fault('A file of corrections is damaged or huge', 'It is refused whole, with the line and why.');
  expect(() => parseCorrections(text)).toThrow(why);
});
