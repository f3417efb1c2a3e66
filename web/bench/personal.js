/**
 * How well the page learns a hand: `npm run personal -- FILE [--json] [--save]`
 *
 * For each writer in FILE with at least 30 digits of which the network misreads two or more: one to three of
 * those, at random, are corrected, one at least is not; then the rest of the writer's digits are read, the
 * validation digits of MNIST and digits of other people. Each drawing is taken for one digit; an answer `?` is
 * an error too. Several draws a writer, by the page's own modules and with the network of web/model/. The last
 * line of --json is one JSON object, see `Result`; --save puts it into web/model/report.json.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KNOWN_DIGITS_URL, parseKnownDigits } from '../src/learning/known-digits.js';
import { study } from '../src/learning/memory.js';
import { personalClassifier } from '../src/learning/personal-classifier.js';
import { normalize } from '../src/recognition/input/normalize.js';
import { strokeInput } from '../src/recognition/input/stroke-input.js';
import { readMnist, toGreys } from '../tests/support/inputs/mnist.js';
import { mulberry32 } from '../tests/support/inputs/random.js';
import { DrawingsError } from './drawings/drawings-error.js';
import { readDrawings } from './drawings/read-drawings.js';
import { saveToReport } from './evaluate.js';
import { loadReader } from './page-modules.js';

/** @typedef {import('../src/recognition/types.js').Classifier} Classifier */
/** @typedef {import('./drawings/read-drawings.js').LabelledDrawing} LabelledDrawing */
/** @typedef {{label: number, writer: string, image: ArrayLike<number>}} Digit image: normalised */
/** @typedef {{writer: string, own: Digit[], misread: Digit[]}} Hand own: all digits of the writer */
/**
 * @typedef {object} Result errors are counts, accuracies 0 to 1
 * @property {number} writers
 * @property {number} error_before on the rest of the writers' digits, summed over writers and draws
 * @property {number} error_after
 * @property {number} mnist_before
 * @property {number} mnist_after mean over writers and draws
 * @property {number} mnist_worst the same, of the worst
 * @property {number} others_before
 * @property {number} others_after
 * @property {number} ms_median from a correction to the network that has learned from it
 */

const LEAST_DIGITS = 30; // of a writer
const LEAST_ERRORS = 2; // of which one stays untaught
const MOST_CORRECTED = 3;
const DRAWS = 3;
const OTHERS = 2000; // digits of other people
const VALIDATION = 5000; // the last digits of MNIST's training set
const SEED = 12;

const folder = new URL('../public/', import.meta.url);

/**
 * @param {LabelledDrawing[]} drawings
 * @returns {Digit[]} those of one digit
 */
export const digitsIn = (drawings) =>
  drawings
    .filter(({ label }) => /^\d$/.test(label))
    .map(({ label, source, writer, strokes }) => ({
      label: Number(label),
      writer: writer && `${source}/${writer}`,
      image: strokeInput(strokes),
    }));

/**
 * The writers whose hands can be learned.
 *
 * @param {Digit[]} digits
 * @param {Classifier} classifier
 * @returns {Hand[] | string} at least one, or why there is none
 */
export function handsIn(digits, classifier) {
  const writers = [...new Set(digits.map(({ writer }) => writer))];
  const hands = writers
    .filter((writer) => writer)
    .map((writer) => ({ writer, own: digits.filter((digit) => digit.writer === writer) }))
    .filter(({ own }) => own.length >= LEAST_DIGITS);
  if (!hands.length) return `no writer of ${LEAST_DIGITS} digits`;
  if (writers.length === 1) return 'only one writer: digits of others are needed, too';
  const taught = hands
    .map((hand) => ({ ...hand, misread: hand.own.filter((digit) => isMisread(digit, classifier)) }))
    .filter(({ misread }) => misread.length >= LEAST_ERRORS);
  if (taught.length) return taught;
  return `no writer of ${LEAST_DIGITS} digits of which ${LEAST_ERRORS} are misread`;
}

/** @param {Digit} digit @param {Classifier} classifier */
const isMisread = ({ image, label }, classifier) => classifier.classify([image])[0].digit !== label;

/**
 * @param {Hand[]} hands at least one; see `handsIn`
 * @param {Digit[]} digits of people, those of the hands among them
 * @param {Digit[]} mnist
 * @param {Classifier} shipped
 * @returns {Promise<{result: Result, othersWorst: number, ofCorrected: number}>} othersWorst: what others lose, at
 *   worst; 0 or less. ofCorrected: how many of the errors before are of a digit that was corrected: more could only
 *   be learned from what nobody has shown
 */
export async function measure(hands, digits, mnist, shipped) {
  const random = mulberry32(SEED);
  const network = onceForEach(shipped);
  const digitsFile = readFileSync(new URL(KNOWN_DIGITS_URL, folder));
  const known = await study(parseKnownDigits(digitsFile), shipped);
  const remembered = { ...known, look: once(known.look) };
  const errors = (/** @type {Classifier} */ classifier, /** @type {Digit[]} */ list) =>
    classifier
      .classify(list.map(({ image }) => image))
      .filter(({ digit }, i) => digit !== list[i].label).length;
  const accuracy = (/** @type {Classifier} */ classifier, /** @type {Digit[]} */ list) =>
    1 - errors(classifier, list) / list.length;

  let [before, after, ofCorrected] = [0, 0, 0];
  /** @type {number[]} */
  const onMnist = [];
  /** @type {{before: number, after: number}[]} */
  const onOthers = [];
  /** @type {number[]} */
  const times = [];
  for (const { writer, own, misread } of hands) {
    for (let draw = 0; draw < DRAWS; draw++) {
      const most = Math.min(MOST_CORRECTED, misread.length - 1);
      const corrected = shuffled(misread, random).slice(0, 1 + Math.floor(random() * most));
      const rest = own.filter((digit) => !corrected.includes(digit));
      const start = performance.now();
      personalClassifier(shipped, corrected, known);
      times.push(performance.now() - start);
      const { classifier: personal } = personalClassifier(network, corrected, remembered);
      before += errors(network, rest);
      const labels = corrected.map(({ label }) => label);
      ofCorrected += errors(
        network,
        rest.filter(({ label }) => labels.includes(label)),
      );
      after += errors(personal, rest);
      onMnist.push(accuracy(personal, mnist));
      const others = shuffled(digits, random).filter((digit) => digit.writer !== writer);
      const some = others.slice(0, OTHERS);
      onOthers.push({ before: accuracy(network, some), after: accuracy(personal, some) });
    }
  }
  const mean = (/** @type {number[]} */ list) => list.reduce((a, b) => a + b, 0) / list.length;
  /** @type {Result} */
  const result = {
    writers: hands.length,
    error_before: before,
    error_after: after,
    mnist_before: accuracy(network, mnist),
    mnist_after: mean(onMnist),
    mnist_worst: Math.min(...onMnist),
    others_before: mean(onOthers.map((each) => each.before)),
    others_after: mean(onOthers.map((each) => each.after)),
    ms_median: times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)],
  };
  const othersWorst = Math.min(...onOthers.map((each) => each.after - each.before));
  return { result, othersWorst, ofCorrected };
}

/** A classifier that reads the same image only once. @param {Classifier} classifier @returns {Classifier} */
function onceForEach(classifier) {
  const read = once((image) => classifier.classify([image])[0]);
  return { ...classifier, classify: (images) => images.map(read) };
}

/**
 * @template Result
 * @param {(image: ArrayLike<number>) => Result} compute
 * @returns {(image: ArrayLike<number>) => Result} computes for the same image only once
 */
function once(compute) {
  /** @type {WeakMap<object, Result>} */
  const known = new WeakMap();
  return (image) => {
    const result = known.get(image) ?? compute(image);
    known.set(image, result);
    return result;
  };
}

/**
 * @template T
 * @param {T[]} list
 * @param {() => number} random
 */
function shuffled(list, random) {
  const keys = new Map(list.map((item) => [item, random()]));
  return list.toSorted((a, b) => Number(keys.get(a)) - Number(keys.get(b)));
}

/** @returns {Digit[]} */
function validationDigits() {
  const { images, labels } = readMnist('train');
  return images.slice(-VALIDATION).map((image, i) => ({
    label: labels[labels.length - VALIDATION + i],
    writer: '',
    image: normalize(toGreys(image)),
  }));
}

/** @param {string[]} args */
async function main(args) {
  const [file, ...more] = args.filter((arg) => arg !== '--json' && arg !== '--save');
  if (!file || more.length || file.startsWith('--')) {
    console.error('usage: npm run personal -- FILE [--json] [--save]');
    process.exitCode = 2;
    return;
  }
  try {
    const digits = digitsIn(readDrawings(file));
    const { shipped } = await loadReader();
    const hands = handsIn(digits, shipped);
    if (typeof hands === 'string') throw new DrawingsError(`${file}: ${hands}`);
    const { result, othersWorst, ofCorrected } = await measure(
      hands,
      digits,
      validationDigits(),
      shipped,
    );
    if (args.includes('--save')) saveToReport({ [basename(file)]: result }, undefined, 'personal');
    if (args.includes('--json')) console.log(JSON.stringify(result));
    else
      console.table({
        ...result,
        'errors before, of digits that were corrected': ofCorrected,
        'others: worst loss': othersWorst,
      });
  } catch (error) {
    if (!(error instanceof DrawingsError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
