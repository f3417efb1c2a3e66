/**
 * What the page reads in files of drawings: `npm run evaluate -- [--json] [--save] FILE...`
 *
 * FILE is a file or a folder, see `drawings/read-drawings.js`. Drawings go through the page's own modules, from strokes
 * to the answer, with the network of web/model/. With --json the last line is one JSON object, `{FILE: {SOURCE: {drawings,
 * correct, network, none, split, cut}}}`, all of them counts. With --save they also go into web/model/report.json, which
 * the README and the page cite.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answerText } from '../src/recognition/answer.js';
import { argmax } from '../src/recognition/decision.js';
import { strokeInput } from '../src/recognition/input/stroke-input.js';
import { DrawingsError } from './drawings/drawings-error.js';
import { readDrawings } from './drawings/read-drawings.js';
import { loadReader } from './page-modules.js';

/** @typedef {import('./drawings/read-drawings.js').LabelledDrawing} LabelledDrawing */
/** @typedef {import('../src/recognition/types.js').Reader} Reader */
/** @typedef {'digits' | 'numbers' | 'others'} Kind */
/**
 * @typedef {object} Counts
 * @property {number} drawings in all
 * @property {number} correct whole answer is the label; of others: no digit is seen in them
 * @property {number} network digits that the network reads correctly when it is given all strokes as one
 *   digit, whatever the cutting and the `?`
 * @property {number} none in which no digit is seen: answered `?`
 * @property {number} split digits cut in two or more
 * @property {number} cut numbers cut into exactly the true groups of strokes
 */

/** @returns {Counts} */
const zero = () => ({ drawings: 0, correct: 0, network: 0, none: 0, split: 0, cut: 0 });

/** @param {string} label @returns {Kind} */
export const kindOf = (label) =>
  /^\d$/.test(label) ? 'digits' : /^\d+$/.test(label) ? 'numbers' : 'others';

/**
 * Counts of one drawing, each 0 or 1.
 * @param {LabelledDrawing} drawing
 * @param {Reader} reader
 * @returns {Counts}
 */
export function evaluateDrawing({ label, strokes, groups }, reader) {
  const answer = reader.read({ strokes, images: [] });
  const text = answerText(answer).replace(/\s/g, '');
  const kind = kindOf(label);
  const isNone = answer.readings.every(({ digit }) => digit === null);
  const asOne = () => argmax(reader.classifier.classify([strokeInput(strokes)])[0].logits);
  const sorted = (/** @type {number[][]} */ list) =>
    JSON.stringify(
      list.map((group) => group.toSorted((a, b) => a - b)).toSorted((a, b) => a[0] - b[0]),
    );
  return {
    drawings: 1,
    correct: Number(kind === 'others' ? isNone : text === label),
    network: Number(kind === 'digits' && String(asOne()) === label),
    none: Number(isNone),
    split: Number(kind === 'digits' && answer.readings.length > 1),
    cut: Number(kind === 'numbers' && !!groups && sorted(answer.groups) === sorted(groups)),
  };
}

/**
 * @param {LabelledDrawing[]} drawings
 * @param {Reader} reader
 * @returns {Map<Kind, Map<string, Counts>>} by kind and source
 */
export function evaluateAll(drawings, reader) {
  /** @type {Map<Kind, Map<string, Counts>>} */
  const kinds = new Map();
  for (const drawing of drawings) {
    const kind = kindOf(drawing.label);
    const sources = kinds.get(kind) ?? new Map();
    kinds.set(kind, sources);
    sources.set(
      drawing.source,
      add(sources.get(drawing.source) ?? zero(), evaluateDrawing(drawing, reader)),
    );
  }
  return kinds;
}

/** @param {Counts} a @param {Counts} b @returns {Counts} */
function add(a, b) {
  const sum = { ...a };
  for (const name of /** @type {(keyof Counts)[]} */ (Object.keys(a))) sum[name] += b[name];
  return sum;
}

/**
 * Interval of a share (E. Wilson 1927, "Probable inference, the law of succession, and statistical
 * inference").
 * @param {number} successes
 * @param {number} count at least 1
 * @param {number} [z] 1.96 for 95 %
 * @returns {[low: number, high: number]} 0 to 1
 */
export function wilson(successes, count, z = 1.96) {
  const share = successes / count;
  const centre = share + (z * z) / (2 * count);
  const reach = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  return [Math.max(0, (centre - reach) / scale), Math.min(1, (centre + reach) / scale)];
}

/** Which counts say something about a kind. @type {Record<Kind, (keyof Counts)[]>} */
const COLUMNS = {
  digits: ['correct', 'network', 'none', 'split'],
  numbers: ['correct', 'cut', 'none'],
  others: ['none'],
};

const percent = (/** @type {number} */ share) => (100 * share).toFixed(2);

/**
 * @param {Kind} kind
 * @param {Map<string, Counts>} sources
 * @returns {Record<string, Record<string, string | number>>} rows for console.table
 */
export function tableOf(kind, sources) {
  const [main, ...rest] = COLUMNS[kind];
  /** @type {Record<string, Record<string, string | number>>} */
  const rows = {};
  for (const [source, counts] of sources) {
    const [low, high] = wilson(counts[main], counts.drawings);
    rows[source] = {
      drawings: counts.drawings,
      [`${main} %`]: percent(counts[main] / counts.drawings),
    };
    rows[source]['95 % interval'] = `${percent(low)} to ${percent(high)}`;
    for (const name of rest) rows[source][`${name} %`] = percent(counts[name] / counts.drawings);
  }
  if (sources.size > 1) {
    const all = [...sources.values()];
    const shares = (/** @type {keyof Counts} */ name) =>
      all.map((counts) => counts[name] / counts.drawings);
    const mean = (/** @type {number[]} */ list) => list.reduce((a, b) => a + b) / list.length;
    rows['mean of sources'] = { drawings: all.reduce((sum, { drawings }) => sum + drawings, 0) };
    for (const name of COLUMNS[kind])
      rows['mean of sources'][`${name} %`] = percent(mean(shares(name)));
    const worst = Math.min(...shares(main));
    rows['worst source'] = { [`${main} %`]: percent(worst) };
  }
  return rows;
}

const REPORT = new URL('../model/report.json', import.meta.url);

/**
 * Puts figures into the report of the network, in the place of older ones of the same files.
 * @param {Record<string, unknown>} figures by the name of the file that they are measured on
 * @param {URL} [path] of the report
 * @param {'page' | 'personal'} [section] of it
 * @throws {SyntaxError} when the report is damaged; it stays as it is
 */
export function saveToReport(figures, path = REPORT, section = 'page') {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  report[section] = { ...report[section], ...figures };
  // In one step: a full disk leaves the old one.
  const written = new URL(`${path.href}.part`);
  writeFileSync(written, `${JSON.stringify(report, null, 1)}\n`);
  renameSync(written, path);
}

/** @param {string[]} args */
async function main(args) {
  const isJson = args.includes('--json');
  const files = args.filter((arg) => arg !== '--json' && arg !== '--save');
  if (!files.length || files.some((file) => file.startsWith('--'))) {
    console.error('usage: npm run evaluate -- [--json] [--save] FILE...');
    process.exitCode = 2;
    return;
  }
  try {
    const isSaved = args.includes('--save');
    if (isSaved) JSON.parse(readFileSync(REPORT, 'utf8')); // a damaged one is told before the work
    const drawings = files.map((file) => ({ file, drawings: readDrawings(file) }));
    const reader = await loadReader();
    /** @type {Record<string, Record<string, Counts>>} */
    const report = {};
    /** @type {Record<string, Record<string, Record<string, Counts>>>} */
    const section = {};
    for (const { file, drawings: all } of drawings) {
      const kinds = evaluateAll(all, reader);
      report[file] = {};
      section[basename(file)] = {};
      for (const [kind, sources] of kinds) {
        section[basename(file)][kind] = Object.fromEntries(sources);
        for (const [source, counts] of sources) {
          report[file][source] = add(report[file][source] ?? zero(), counts);
        }
        if (isJson) continue;
        console.log(`\n${file}: ${kind}`);
        console.table(tableOf(kind, sources));
      }
    }
    if (isSaved) saveToReport(section);
    if (isJson) console.log(JSON.stringify(report));
  } catch (error) {
    if (!(error instanceof DrawingsError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
