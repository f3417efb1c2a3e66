/**
 * UNIPEN, InkML and folders of drawings, read by `digits strokes`, in python/: nothing of that is written twice.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DrawingsError } from './drawings-error.js';
import { parseJsonLines } from './json-lines.js';

/** @typedef {import('./types.js').LabelledDrawing} LabelledDrawing */

const PYTHON = fileURLToPath(new URL('../../../python', import.meta.url));
const MOST_BYTES = 2 ** 29 - 1; // a text in Node cannot be much longer

/** Ways to run `digits`, the best one first. */
const PROGRAMS = [
  [join(PYTHON, '.venv', 'bin', 'python'), '-m', 'digits'],
  ['uv', 'run', '--locked', 'digits'],
];

/**
 * @param {string} path of a file or folder
 * @param {string[][]} [programs]
 * @returns {LabelledDrawing[]}
 * @throws {DrawingsError} with what Python says, or when it cannot be run
 */
export function readByPython(path, programs = PROGRAMS) {
  for (const [program, ...args] of programs) {
    const run = spawnSync(program, [...args, 'strokes', '--', resolve(path)], {
      cwd: PYTHON,
      encoding: 'utf8',
      maxBuffer: MOST_BYTES,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (run.error) {
      if ('code' in run.error && run.error.code === 'ENOENT') continue;
      throw new DrawingsError(`${path}: ${run.error.message}`);
    }
    if (run.status !== 0) throw new DrawingsError(reasonIn(run.stderr, path));
    process.stderr.write(run.stderr); // what is skipped
    return parseJsonLines(run.stdout);
  }
  throw new DrawingsError(
    `${path}: what is not JSON lines is read by Python, which needs uv: not found`,
  );
}

/** The line that says why, else the last one. @param {string} told @param {string} path */
function reasonIn(told, path) {
  const lines = told.split(/\r?\n/).filter((line) => line.trim());
  const line = lines.findLast((each) => each.startsWith('Error: '));
  return line?.slice('Error: '.length) ?? `${path}: Python failed: ${lines.at(-1) ?? 'no reason'}`;
}
