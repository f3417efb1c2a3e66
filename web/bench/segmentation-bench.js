/**
 * How often `segment` cuts real pen digits correctly: `node bench/segmentation-bench.js FILE [SEED]`.
 *
 * FILE holds digits drawn one at a time in JSON lines, plain or gzipped:
 * `{"label": 7, "writer": "x", "strokes": [[[x, y], ...], ...]}`, y down. From it come three kinds
 * of drawing: each digit alone, upright numbers, and slanted numbers, in which neighbours stand
 * over one another. The rule was tuned on every second writer; the others are the check.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { segment } from '../src/recognition/segment.js';
import { boundingBox } from '../src/recognition/strokes.js';
import { parseDrawings } from '../src/sharing/stroke-file.js';
import { mulberry32 } from '../tests/support/random.js';

/** @typedef {import('../src/recognition/types.js').Stroke} Stroke */
/** @typedef {import('../src/sharing/stroke-file.js').StrokeRecord} StrokeRecord */

const NUMBERS = 4000; // composed for each half of the writers and each slant
const DIGITS = [2, 3, 4, 5]; // in a number
const HEIGHT = [0.85, 1.15]; // longer side of a digit; lengths are in heights of the line
const BASELINE = [-0.1, 0.1]; // how far a digit stands above the line
const GAP = [0.1, 0.6]; // free paper between the boxes of two digits, before slanting
const SLANT = 0.5; // sideways for each step up, at most

/**
 * A number written with digits of one writer, side by side.
 * @param {StrokeRecord[]} samples all of one writer
 * @param {number} slant sideways for each step up
 * @param {() => number} random from 0 to 1
 * @returns {{strokes: Stroke[], groups: number[][]}} the drawing and its true groups
 */
function composeNumber(samples, slant, random) {
  const between = (/** @type {number[]} */ [low, high]) => low + (high - low) * random();
  /** @type {<T>(list: T[]) => T} */
  const pick = (list) => list[Math.floor(random() * list.length)];
  /** @type {Stroke[]} */
  const strokes = [];
  /** @type {number[][]} */
  const groups = [];
  const count = pick(DIGITS);
  let left = 0;
  while (groups.length < count) {
    const sample = pick(samples).strokes;
    const box = boundingBox(sample.flat());
    const scale = between(HEIGHT) / Math.max(box.right - box.left, box.bottom - box.top);
    const base = between(BASELINE);
    groups.push(sample.map((_, index) => strokes.length + index));
    for (const stroke of sample) {
      strokes.push(
        stroke.map(([x, y]) => {
          const up = (box.bottom - y) * scale + base;
          return [left + (x - box.left) * scale + slant * up, -up];
        }),
      );
    }
    left += (box.right - box.left) * scale + between(GAP);
  }
  return { strokes, groups };
}

/**
 * Share of numbers that are cut into exactly the true digits.
 * @param {StrokeRecord[]} drawings
 * @param {number} mostSlant
 * @param {() => number} random
 */
function shareOfNumbersCorrect(drawings, mostSlant, random) {
  /** @type {Map<string, StrokeRecord[]>} */
  const byWriter = new Map();
  for (const drawing of drawings) {
    const writer = drawing.writer ?? '';
    byWriter.set(writer, [...(byWriter.get(writer) ?? []), drawing]);
  }
  const writers = [...byWriter.values()].filter((samples) => samples.length > 1);
  let correct = 0;
  for (let n = 0; n < NUMBERS; n++) {
    const samples = writers[Math.floor(random() * writers.length)];
    const { strokes, groups } = composeNumber(samples, mostSlant * random(), random);
    if (JSON.stringify(segment(strokes)) === JSON.stringify(groups)) correct++;
  }
  return correct / NUMBERS;
}

/**
 * Median time for a drawing of 30 strokes, in ms.
 * @param {StrokeRecord[]} drawings
 */
function timeFor30Strokes(drawings) {
  const strokes = drawings
    .filter((drawing) => drawing.strokes.length === 2)
    .slice(0, 15)
    .flatMap(({ strokes }, n) =>
      strokes.map((stroke) => stroke.map(([x, y]) => /** @type {const} */ ([x + n * 1.2, y]))),
    );
  const times = Array.from({ length: 201 }, () => {
    const start = performance.now();
    segment(/** @type {any} */ (strokes));
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[100];
}

/** @param {string[]} args */
function main([file, seed = '1']) {
  if (!file) {
    console.error('usage: node bench/segmentation-bench.js FILE [SEED]');
    process.exit(2);
  }
  const bytes = readFileSync(file);
  const drawings = parseDrawings(String(file.endsWith('.gz') ? gunzipSync(bytes) : bytes));
  const writers = [...new Set(drawings.map(({ writer }) => writer))].sort();
  const random = mulberry32(Number(seed));
  const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(2)} %`;
  const rows = ['tuning', 'check', 'all'].map((name, half) => {
    const chosen = drawings.filter(
      ({ writer }) => half > 1 || writers.indexOf(writer) % 2 === half,
    );
    const split = chosen.filter(({ strokes }) => segment(strokes).length > 1).length;
    return {
      writers: name,
      drawings: chosen.length,
      'alone, but split': `${split} (${percent(split / chosen.length)})`,
      'numbers correct': percent(shareOfNumbersCorrect(chosen, 0, random)),
      'slanted numbers correct': percent(shareOfNumbersCorrect(chosen, SLANT, random)),
    };
  });
  console.table(rows);
  console.log(`30 strokes take ${timeFor30Strokes(drawings).toFixed(2)} ms`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
