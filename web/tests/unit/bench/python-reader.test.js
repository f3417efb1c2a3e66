import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { DrawingsError } from '../../../bench/drawings/drawings-error.js';
import { readByPython } from '../../../bench/drawings/python-reader.js';
import { readDrawings } from '../../../bench/drawings/read-drawings.js';

const folder = mkdtempSync(join(tmpdir(), 'drawings-'));

/** @param {string} name @param {string | Uint8Array} content */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const LINE = '{"label": "12", "strokes": [[[0, 0]], [[5, 0]]], "groups": [[0], [1]]}';
const PEN = `.PEN_DOWN
 0 10
 0 0
.PEN_UP
`;
const UNIPEN = `.SEGMENT DIGIT 0-1 ? "4"\n${PEN}${PEN}.SEGMENT DIGIT 2 ? "1"\n${PEN}`;
const NUMBER = `<ink xmlns="http://www.w3.org/2003/InkML">
  <annotation type="writer">w1</annotation>
  <trace id="0">0 0, 1 2</trace><trace id="1">5 0, 5 4</trace>
  <traceGroup><annotation type="truth">42</annotation>
    <traceGroup><annotation type="truth">4</annotation><traceView traceDataRef="0"/></traceGroup>
    <traceGroup><annotation type="truth">2</annotation><traceView traceDataRef="1"/></traceGroup>
  </traceGroup></ink>`;

test('a folder of UNIPEN, InkML and JSON lines; what cannot be read is skipped, and told', () => {
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  for (const name of ['home', 'school']) mkdirSync(join(folder, 'all', name), { recursive: true });
  file('all/home/a.jsonl', LINE);
  file('all/home/b.tes.gz', gzipSync(UNIPEN));
  file('all/home/bad.inkml', '<ink>');
  file('all/school/c.inkml', NUMBER);
  const found = readDrawings(join(folder, 'all'));
  const message = told.mock.calls.join('');
  told.mockRestore();
  const stroke = [[0, -10], [0, -0]]; // prettier-ignore
  const home = { source: 'home', writer: '' };
  expect(found).toEqual([
    { label: '12', ...home, strokes: [[[0, 0]], [[5, 0]]], groups: [[0], [1]] },
    { label: '4', ...home, strokes: [stroke, stroke] },
    { label: '1', ...home, strokes: [stroke] },
    {
      label: '42',
      source: 'school',
      writer: 'w1',
      strokes: [[[0, 0], [1, 2]], [[5, 0], [5, 4]]], // prettier-ignore
      groups: [[0], [1]],
    },
  ]);
  expect(message).toMatch(/^Warning: .*all: 1 file is skipped.*bad.inkml, line 1: not XML.*\n$/);
});

test('what Python finds wrong is one line', () => {
  const path = file('bad.tes', '.SEGMENT DIGIT 0 ? 1\n');
  const error = new DrawingsError(`${path}, line 1: the .SEGMENT has no label in "quotes".`);
  expect(() => readDrawings(path)).toThrow(error);
});

test('without Python a line says so', () => {
  const missing = [['/nowhere/python'], ['/nowhere/uv', 'run']];
  expect(() => readByPython('c.tes', missing)).toThrow(/^c.tes: .* needs uv: not found$/);
  expect(() => readByPython('c.tes', missing)).toThrow(DrawingsError);
  const broken = [process.execPath, '-e', 'console.error("cause"); process.exit(3)'];
  expect(() => readByPython('c.tes', [broken])).toThrow(/^c.tes: Python failed: cause$/);
});
