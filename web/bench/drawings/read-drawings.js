/**
 * Reads files of labelled drawings: JSON lines, plain or gzipped, here; anything else, and folders, by Python.
 *
 * @typedef {import('./types.js').LabelledDrawing} LabelledDrawing
 */
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DrawingsError } from './drawings-error.js';
import { parseJsonLines } from './json-lines.js';
import { readByPython } from './python-reader.js';

/**
 * @param {string} path of a file, or of a folder: then all files in it that have a known name
 * @returns {LabelledDrawing[]} at least one
 * @throws {DrawingsError}
 */
export function readDrawings(path) {
  const lines = textOfJsonLines(path);
  const drawings = lines === null ? readByPython(path) : named(path, () => parseJsonLines(lines));
  if (!drawings.length) throw new DrawingsError(`${path}: holds no drawing with a label`);
  return drawings;
}

/** @param {string} path @returns {string | null} null for a folder, and for another format */
function textOfJsonLines(path) {
  return named(path, () => {
    const about = statSync(path, { throwIfNoEntry: false });
    if (!about) throw new Error('no such file');
    if (about.isDirectory()) return null;
    const bytes = readFileSync(path);
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const text = String(isGzip ? gunzipSync(bytes) : bytes).replace(/^\uFEFF/, '');
    return /^\s*(\{|$)/.test(text) ? text : null;
  });
}

/**
 * What goes wrong gets the name of the file.
 * @template Result
 * @param {string} path
 * @param {() => Result} read
 * @returns {Result}
 */
function named(path, read) {
  try {
    return read();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DrawingsError(`${path}: ${reason}`, { cause: error });
  }
}
