/**
 * UNIPEN text (I. Guyon et al. 1994, "UNIPEN project of on-line data exchange and recognizer
 * benchmarks"), y up:
 *
 *     .SEGMENT DIGIT 0-1 ? "7"
 *     .PEN_DOWN
 *      271 359
 *      274 354
 *     .PEN_UP
 *
 * Either each segment stands before its own ink, as in UCI's pendigits-orig.tes, or segments name their
 * components by number, as in the UNIPEN releases; pen-ups count as components. Other files are included by
 * .INCLUDE. Segments whose label is one character or a number are drawings.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @typedef {import('./types.js').LabelledDrawing} LabelledDrawing */
/** @typedef {import('../../src/recognition/types.js').Stroke} Stroke */
/** @typedef {{label: string, delineation: string, from: number, line: number}} Segment from: components before it */

/**
 * @param {string} text
 * @param {string} path of the file, to find what it includes
 * @returns {LabelledDrawing[]}
 * @throws {Error}
 */
export function parseUnipen(text, path) {
  /** @type {(Stroke | null)[]} pen-ups are null */
  const components = [];
  /** @type {Segment[]} */
  const segments = [];
  readInto(components, segments, text, path);
  if (components.length && components[components.length - 1]) {
    throw new Error('ends within a stroke; .PEN_UP is missing');
  }
  const ends = segments.map((_, i) => segments[i + 1]?.from ?? components.length);
  const isNumbered = segments.some(({ from }, i) => ends[i] === from);
  return segments.flatMap(({ label, delineation, from, line }, i) => {
    const ink = isNumbered
      ? numbersIn(delineation).map((number) => {
          if (number < components.length) return components[number];
          throw new Error(
            `line ${line} names component ${number}, and there are ${components.length}`,
          );
        })
      : components.slice(from, ends[i]);
    const strokes = ink.filter((stroke) => stroke !== null && stroke.length > 0);
    if (!strokes.length) throw new Error(`line ${line}: the segment has no ink`);
    const isWanted = /^\d+$/.test(label) || [...label].length === 1;
    return isWanted
      ? [{ label, source: 'all', writer: '', strokes: /** @type {Stroke[]} */ (strokes) }]
      : [];
  });
}

/**
 * @param {(Stroke | null)[]} components
 * @param {Segment[]} segments
 * @param {string} text
 * @param {string} path
 */
function readInto(components, segments, text, path) {
  /** @type {Stroke | null} */
  let pen = null;
  let [x, y] = [0, 1];
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = raw.trim();
    const [keyword, ...words] = line.split(/\s+/);
    if (keyword === '.PEN_DOWN') components.push((pen = []));
    else if (keyword === '.PEN_UP') {
      components.push(null);
      pen = null;
    } else if (keyword === '.COORD' && words.includes('X') && words.includes('Y')) {
      [x, y] = [words.indexOf('X'), words.indexOf('Y')];
    } else if (keyword === '.SEGMENT') {
      const label = /"(.*)"/.exec(line)?.[1];
      if (label !== undefined) {
        segments.push({ label, delineation: words[1] ?? '', from: components.length, line: i + 1 });
      }
    } else if (keyword === '.INCLUDE') {
      const file = findIncluded(words[0] ?? '', path);
      if (!file)
        throw new Error(`line ${i + 1}: cannot find the file "${words[0]}" that it includes`);
      readInto(components, segments, readFileSync(file, 'utf8'), file);
    } else if (pen && /^[-+.\d]/.test(line) && !/^[.][A-Z]/.test(line)) {
      const values = line.split(/\s+/).map(Number);
      if (!Number.isFinite(values[x]) || !Number.isFinite(values[y])) {
        throw new Error(`line ${i + 1} is not a point: two numbers x and y are needed`);
      }
      pen.push([values[x], -values[y]]);
    }
  });
}

/**
 * The numbers in a list such as "0:3-2:5,7": components, with the points that are cut off left out of account.
 * @param {string} delineation
 */
function numbersIn(delineation) {
  return delineation.split(',').flatMap((range) => {
    const [first, last = first] = range.split('-').map((end) => Number.parseInt(end, 10));
    if (!(first >= 0 && last >= first))
      throw new Error(`"${delineation}" is not a list of components`);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

/** A file beside the one that includes it, or in a folder "include" above. @param {string} name @param {string} path */
function findIncluded(name, path) {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    for (const file of [join(folder, name), join(folder, 'include', name)]) {
      if (existsSync(file)) return file;
    }
    if (folder === dirname(folder)) return null;
  }
}
