/**
 * Reads files of labelled drawings: JSON lines, InkML and UNIPEN, plain or gzipped, or folders of them.
 *
 * @typedef {import('./types.js').LabelledDrawing} LabelledDrawing
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseInkml } from './inkml.js';
import { parseJsonLines } from './json-lines.js';
import { parseUnipen } from './unipen.js';

/** A file that cannot be read; the message says which one, where, and why. */
export class DrawingsError extends Error {
  name = 'DrawingsError';
}

const KNOWN = /[.](jsonl|inkml|dat|te[sxt]|tra)([.]gz)?$/i;

/**
 * @param {string} path of a file, or of a folder: then all files in it that have a known name
 * @returns {LabelledDrawing[]} at least one
 * @throws {DrawingsError}
 */
export function readDrawings(path) {
  const drawings = filesIn(path).flatMap(readFile);
  if (!drawings.length) throw new DrawingsError(`${path}: holds no drawing with a label`);
  return drawings;
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  const about = statSync(path, { throwIfNoEntry: false });
  if (!about) throw new DrawingsError(`${path}: no such file`);
  if (!about.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && KNOWN.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string} path @returns {LabelledDrawing[]} */
function readFile(path) {
  try {
    const bytes = readFileSync(path);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = String(isGzip ? gunzipSync(bytes) : bytes).replace(/^\uFEFF/, '');
    const start = text.trimStart();
    if (start.startsWith('<')) return parseInkml(text);
    if (start.startsWith('.')) return parseUnipen(text, path);
    return parseJsonLines(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DrawingsError(`${path}: ${reason}`, { cause: error });
  }
}
