/**
 * How often the page cuts composed drawings correctly: `node bench/segmentation-bench.js FILE [SEED]`.
 *
 * FILE holds digits drawn one at a time, with their writers. From it come four kinds of drawing: each
 * digit alone, upright numbers, slanted numbers, in which neighbours stand over one another, and
 * numbers in rows. The rule was tuned on every second writer; the others are the check.
 */
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { boundingBox } from '../src/recognition/strokes.js';
import { mulberry32 } from '../tests/support/inputs/random.js';
import { DrawingsError } from './drawings/drawings-error.js';
import { readDrawings } from './drawings/read-drawings.js';
import { loadReader } from './page-modules.js';

/** @typedef {import('../src/recognition/types.js').Stroke} Stroke */
/** @typedef {import('./drawings/read-drawings.js').LabelledDrawing} LabelledDrawing */

const DRAWINGS = 1000; // composed of each kind, for each half of the writers
const DIGITS = [2, 3, 4, 5]; // in a number
const HEIGHT = [0.85, 1.15]; // longer side of a digit; lengths are in heights of the line
const BASELINE = [-0.1, 0.1]; // how far a digit stands above the line
const GAP = [0.1, 0.6]; // free paper between the boxes of two digits, before slanting
const SLANT = 0.5; // sideways for each step up, at most
const PITCH = [1.3, 2]; // from one row to the next
const SLOPE = 0.1; // fall or rise of a row for each step to the side, at most

/**
 * A number written with digits of one writer, side by side.
 * @param {LabelledDrawing[]} samples all of one writer
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
 * Numbers of one writer, one above the other.
 * @param {LabelledDrawing[]} samples all of one writer
 * @param {() => number} random from 0 to 1
 * @returns {{strokes: Stroke[], rows: number[][][]}} the drawing and the true groups of each row
 */
function composeSheet(samples, random) {
  const slope = SLOPE * (2 * random() - 1);
  /** @type {Stroke[]} */
  const strokes = [];
  /** @type {number[][][]} */
  const rows = [];
  const count = 2 + Math.floor(3 * random());
  let bottom = 0;
  while (rows.length < count) {
    const number = composeNumber(samples, 0, random);
    const first = strokes.length;
    rows.push(number.groups.map((group) => group.map((index) => first + index)));
    for (const stroke of number.strokes) {
      strokes.push(stroke.map(([x, y]) => [x, y + bottom + slope * x]));
    }
    bottom += PITCH[0] + (PITCH[1] - PITCH[0]) * random();
  }
  return { strokes, rows };
}

/**
 * Share of composed drawings that are cut correctly.
 * @param {LabelledDrawing[]} drawings
 * @param {() => number} random
 * @param {(samples: LabelledDrawing[]) => boolean} isCorrect composes one of these of one writer, and cuts it
 */
function shareCorrect(drawings, random, isCorrect) {
  /** @type {Map<string, LabelledDrawing[]>} */
  const byWriter = new Map();
  for (const drawing of drawings) {
    byWriter.set(drawing.writer, [...(byWriter.get(drawing.writer) ?? []), drawing]);
  }
  const writers = [...byWriter.values()].filter((samples) => samples.length > 1);
  let correct = 0;
  for (let n = 0; n < DRAWINGS; n++) {
    if (isCorrect(writers[Math.floor(random() * writers.length)])) correct++;
  }
  return correct / DRAWINGS;
}

/** @param {string[]} args */
async function main([file, seed = '1']) {
  if (!file) {
    console.error('usage: node bench/segmentation-bench.js FILE [SEED]');
    process.exitCode = 2;
    return;
  }
  const drawings = readDrawings(file);
  const reader = await loadReader();
  const writers = [...new Set(drawings.map(({ writer }) => writer))].sort();
  const random = mulberry32(Number(seed));
  const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(2)} %`;
  const groupsOf = (/** @type {Stroke[]} */ strokes) => reader.read({ strokes, images: [] });
  const isNumberCorrect = (
    /** @type {LabelledDrawing[]} */ samples,
    /** @type {number} */ slant,
  ) => {
    const { strokes, groups } = composeNumber(samples, slant * random(), random);
    return isDeepStrictEqual(groupsOf(strokes).groups, groups);
  };
  const isSheetCorrect = (/** @type {LabelledDrawing[]} */ samples) => {
    const { strokes, rows } = composeSheet(samples, random);
    const answer = groupsOf(strokes);
    const found = answer.rows.map((row) => row.flat().map((index) => answer.groups[index]));
    return isDeepStrictEqual(found, rows);
  };
  const table = ['tuning', 'check'].map((name, half) => {
    const chosen = drawings.filter(({ writer }) => writers.indexOf(writer) % 2 === half);
    const split = chosen.filter(({ strokes }) => groupsOf(strokes).groups.length > 1).length;
    return {
      writers: name,
      drawings: chosen.length,
      'alone, but split': `${split} (${percent(split / chosen.length)})`,
      numbers: percent(shareCorrect(chosen, random, (samples) => isNumberCorrect(samples, 0))),
      slanted: percent(shareCorrect(chosen, random, (samples) => isNumberCorrect(samples, SLANT))),
      'in rows': percent(shareCorrect(chosen, random, isSheetCorrect)),
    };
  });
  console.table(table);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2)).catch((error) => {
    if (!(error instanceof DrawingsError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  });
}
