import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
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

test('InkML as in CROHME: digits, symbols, and numbers made of digits', () => {
  const ink = `<ink xmlns="http://www.w3.org/2003/InkML">
    <annotation type="writer">w1</annotation>
    <trace id="0">0 0, 1 2</trace><trace id="1">5 0 99, 5 4 99</trace><trace id="2">9 1, '1'1, "0"0</trace>
    <traceGroup xml:id="all"><annotation type="truth">Segmentation</annotation>
      <traceGroup><annotation type="truth">+</annotation><traceView traceDataRef="0"/></traceGroup>
      <traceGroup><annotation type="truth">42</annotation>
        <traceGroup><annotation type="truth">4</annotation><traceView traceDataRef="#1"/></traceGroup>
        <traceGroup><annotation type="truth">2</annotation><traceView traceDataRef="#2"/></traceGroup>
      </traceGroup>
    </traceGroup></ink>`;
  const about = { source: 'all', writer: 'w1' };
  expect(readDrawings(file('f.inkml', ink))).toEqual([
    { label: '+', ...about, strokes: [[[0, 0], [1, 2]]] }, // prettier-ignore
    {
      label: '42',
      ...about,
      strokes: [[[5, 0], [5, 4]], [[9, 1], [10, 2], [11, 3]]], // prettier-ignore
      groups: [[0], [1]],
    },
  ]);
});

const PEN = `.PEN_DOWN
 0 10
 0 0
.PEN_UP
`;

test('UNIPEN with each segment before its ink, y up', () => {
  const text = `.VERSION 1.0\n.SEGMENT DIGIT 0-1 ? "1"\n${PEN}.SEGMENT DIGIT 0-3 ? "4"\n${PEN}${PEN}`;
  const stroke = [[0, -10], [0, -0]]; // prettier-ignore
  expect(readDrawings(file('a.tes', text))).toEqual([
    { label: '1', source: 'all', writer: '', strokes: [stroke] },
    { label: '4', source: 'all', writer: '', strokes: [stroke, stroke] },
  ]);
});

test('UNIPEN whose segments number the components of an included file', () => {
  mkdirSync(join(folder, 'include'), { recursive: true });
  file('include/pen.dat', `${PEN}${PEN}${PEN}`);
  const text = `.INCLUDE pen.dat\n.SEGMENT WORD 0-5 OK "one two"\n.SEGMENT DIGIT 0 OK "1"\n.SEGMENT DIGIT 2-4 OK "4"\n`;
  const found = readDrawings(file('b.dat', text));
  expect(found.map(({ label, strokes }) => [label, strokes.length])).toEqual([['1', 1], ['4', 2]]); // prettier-ignore
});

test.each([
  ['{"label": 7}', 'line 1 has no "strokes"'],
  ['{', 'line 1 is not JSON'],
  ['{"strokes": [[[0, 0]]]}', 'line 1 has no "label"'],
  ['{"label": "12", "strokes": [[[0, 0]]], "groups": [[0], [0]]}', 'hold each stroke once'],
  ['<ink><trace>1 x</trace></ink>', 'not a point: "1 x"'],
  ['<ink><trace>', 'not XML'],
  ['<svg/>', 'not InkML'],
  ['.SEGMENT DIGIT 0-1 ? "1"\n.PEN_DOWN\n 1 1\n', '.PEN_UP is missing'],
  ['.SEGMENT DIGIT 0-1 ? "1"\n.PEN_DOWN\n 1 1\n.PEN_UP\n.SEGMENT DIGIT 7 ? "2"\n', 'component 7'],
  ['.INCLUDE nowhere.dat\n', 'nowhere.dat'],
  ['', 'holds no drawing'],
])('what is wrong is said: %s', (content, message) => {
  const path = file('bad.txt', content);
  expect(() => readDrawings(path)).toThrow(message);
  expect(() => readDrawings(path)).toThrow(path);
});

test('a missing file is said by name', () => {
  expect(() => readDrawings('/nowhere/x.jsonl')).toThrow('/nowhere/x.jsonl: no such file');
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
