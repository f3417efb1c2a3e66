import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { DrawingsError } from '../../../bench/drawings/drawings-error.js';
import { readDrawings } from '../../../bench/drawings/read-drawings.js';
import { kindOf, saveToReport, tableOf, wilson } from '../../../bench/evaluate.js';

const folder = mkdtempSync(join(tmpdir(), 'drawings-'));

/** @param {string} name @param {string | Uint8Array} content */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const LINES = `{"label": 7, "source": "mine", "writer": "ann", "strokes": [[[0, 0], [1, 2]]]}

{"label": "12", "strokes": [[[0, 0]], [[5, 0]]], "groups": [[0], [1]]}
`;

test('JSON lines, plain and gzipped', () => {
  const expected = [
    { label: '7', source: 'mine', writer: 'ann', strokes: [[[0, 0], [1, 2]]] }, // prettier-ignore
    { label: '12', source: 'all', writer: '', strokes: [[[0, 0]], [[5, 0]]], groups: [[0], [1]] },
  ];
  expect(readDrawings(file('a.jsonl', LINES))).toEqual(expected);
  expect(readDrawings(file('a.jsonl.gz', gzipSync(LINES)))).toEqual(expected);
});

test.each([
  ['{"label": 7}', 'line 1 has no "strokes"'],
  ['{', 'line 1 is not JSON'],
  ['{"strokes": [[[0, 0]]]}', 'line 1 has no "label"'],
  ['{"label": "12", "strokes": [[[0, 0]]], "groups": [[0], [0]]}', 'hold each stroke once'],
  ['', 'holds no drawing'],
])('what is wrong is said: %s', (content, message) => {
  const path = file('bad.txt', content);
  /** @type {any} */
  let error;
  try {
    readDrawings(path);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(DrawingsError);
  expect(error.message).toContain(message);
  expect(error.message).toContain(path);
  expect(error.message).not.toContain('\n');
});

test('a missing file is said by name', () => {
  expect(() => readDrawings('/nowhere/x.jsonl')).toThrow('/nowhere/x.jsonl: no such file');
  const within = join(file('a.jsonl', LINES), 'x');
  expect(() => readDrawings(within)).toThrow(DrawingsError);
  expect(() => readDrawings(within)).toThrow(within);
});

test('labels have a kind', () => {
  expect(['7', '70', '+', 'a', 'none'].map(kindOf)).toEqual([
    'digits',
    'numbers',
    'others',
    'others',
    'others',
  ]);
});

test('Wilson interval of 9 of 10', () => {
  const [low, high] = wilson(9, 10);
  expect(low).toBeCloseTo(0.5958, 4);
  expect(high).toBeCloseTo(0.9821, 4);
});

test('the table has the mean over sources and the worst one', () => {
  const counts = { drawings: 10, correct: 9, network: 9, none: 1, split: 0, cut: 0 };
  const table = tableOf('digits', new Map([['a', counts], ['b', { ...counts, drawings: 90 }]])); // prettier-ignore
  expect(table['mean of sources']).toMatchObject({ drawings: 100, 'correct %': '50.00' });
  expect(table['worst source']).toEqual({ 'correct %': '10.00' });
});

test('figures go into the report beside those of other files; a damaged report stays as it is', () => {
  const counts = { drawings: 10, correct: 9, network: 9, none: 1, split: 0, cut: 0 };
  const before = { validation: { accuracy: 0.99 }, page: { 'a.jsonl': {}, 'b.jsonl': {} } };
  const path = file('report.json', JSON.stringify(before));
  const section = { 'b.jsonl': { digits: { home: counts } } };
  saveToReport(section, pathToFileURL(path));
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    ...before,
    page: { 'a.jsonl': {}, ...section },
  });
  const damaged = file('damaged.json', '{"validation": ');
  expect(() => saveToReport(section, pathToFileURL(damaged))).toThrow(SyntaxError);
  expect(readFileSync(damaged, 'utf8')).toBe('{"validation": ');
});
