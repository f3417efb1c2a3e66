/**
 * A memory of corrected drawings: what each adds to the logits of drawings that are like it.
 *
 * Gaussian process regression (Rasmussen & Williams 2006, "Gaussian processes for machine learning",
 * chapter 2) of what is to be added to the logits: at a corrected drawing as much as makes its label
 * win, and nothing at each of the known digits. So a drawing that is better explained by known digits
 * than by the corrected one stays as it was read. It is exact: without a correction, nothing is left of it.
 * Drawings are compared by the directions of their strokes.
 *
 * A correction reaches far with a limited strength only; what more it needs to win itself, because the
 * network was sure, stays close to it. And where the network saw little of the label in a corrected
 * drawing, though it was a digit, this hand's digits lie there: less is asked of a digit from then on.
 * The constants are chosen by `npm run personal`.
 */
import { CLASSES } from '../recognition/network/shape.js';
import { MOST_ASKED, argmax, decide } from '../recognition/decision.js';
import { choleskyRow, dot, likeness, solve, solveLower, solveUpper } from './likeness.js';
import { strokeDirections } from './stroke-directions.js';

/** @typedef {import('../recognition/types.js').Classifier} Classifier */
/** @typedef {import('./known-digits.js').KnownDigit} KnownDigit */
/** @typedef {{label: number, image: ArrayLike<number>}} Example a corrected drawing: its 784 normalised greys */
/**
 * @typedef {object} Known what is computed once of the known digits
 * @property {KnownDigit[]} digits
 * @property {Float64Array[]} directions of their strokes
 * @property {Float32Array[]} logits of the shipped network
 * @property {Float64Array[]} factor Cholesky factor of their likenesses
 * @property {(image: ArrayLike<number>) => Look} look compares an image with them
 */
/**
 * @typedef {object} Look
 * @property {Float64Array} directions of the strokes of an image
 * @property {Float64Array} likenesses to each of the known digits
 */
/**
 * @typedef {object} Addition what corrections add to an image
 * @property {Float64Array} logits ten
 * @property {number | null} nearest the correction that adds most to the label that gains most
 */
/**
 * @typedef {object} Memory
 * @property {(image: ArrayLike<number>) => Addition} add
 * @property {number} threshold of `?` for this hand
 * @property {Change[]} changed known digits that are read otherwise than by the shipped network
 */
/**
 * @typedef {object} Change
 * @property {KnownDigit} known
 * @property {number | null} before the answer of the shipped network; null: no digit
 * @property {number | null} now
 */

const REACH = 0.3; // in cosine of stroke directions: the likeness that is learned from,
const CLOSE = 0.01; // and that of the same drawing made again
const LEAD = 4; // logits that the label of a corrected drawing is to lead by
const MOST_FAR = 8; // logits that a correction adds beyond its close surroundings
const KNOWN_NOISE = 0.4; // how exactly nothing is to be added to known digits,
const NOISE = 0.05; // and how exactly corrections are met: contradictory ones meet halfway
const SAFE_MARGIN = 1.1 * MOST_ASKED; // logit margin of a corrected drawing, in thresholds of `?`
const LEAST_THRESHOLD = 0.8; // of `?` for a hand, in thresholds
const SLICE_MS = 8;

/**
 * @param {KnownDigit[]} digits
 * @param {Classifier} shipped
 * @param {() => Promise<unknown>} [pause] between slices of work, so that the page goes on
 * @returns {Promise<Known>}
 */
export async function study(digits, shipped, pause = async () => {}) {
  const directions = digits.map(({ image }) => strokeDirections(image));
  /** @type {Float32Array[]} */
  const logits = [];
  /** @type {Float64Array[]} */
  const factor = [];
  let start = performance.now();
  for (const [i, { image }] of digits.entries()) {
    logits.push(shipped.classify([image])[0].logits);
    const row = directions
      .slice(0, i + 1)
      .map((other, j) => likeness(dot(directions[i], other), REACH) + (i === j ? KNOWN_NOISE : 0));
    factor.push(choleskyRow(factor, row));
    if (performance.now() - start < SLICE_MS) continue;
    await pause();
    start = performance.now();
  }
  /** @type {Known['look']} */
  const look = (image) => {
    const own = strokeDirections(image);
    const likenesses = Float64Array.from(directions, (other) => likeness(dot(own, other), REACH));
    return { directions: own, likenesses };
  };
  return { digits, directions, logits, factor, look };
}

/**
 * @param {Example[]} examples
 * @param {Known} known
 * @param {Classifier} shipped
 * @returns {Memory}
 */
export function remember(examples, known, shipped) {
  const looks = examples.map(({ image }) => known.look(image));
  const readings = shipped.classify(examples.map(({ image }) => image));
  // Of each label that was given: what it needs at each of the drawings, nothing at those of others.
  const labels = [...new Set(examples.map(({ label }) => label))];
  const needed = labels.map((label) =>
    examples.map((example, i) =>
      example.label === label ? needs(readings[i].logits, label, shipped.threshold) : 0,
    ),
  );

  // What known digits do not explain of the likeness of two corrected drawings.
  const explained = looks.map(({ likenesses }) => solveLower(known.factor, likenesses));
  const cosines = looks.map((a) => looks.map((b) => dot(a.directions, b.directions)));
  const far = cosines.map((row, i) =>
    row.map((cosine, j) => likeness(cosine, REACH) - dot(explained[i], explained[j])),
  );
  const limited = needed.map((row) => row.map((value) => Math.min(value, MOST_FAR)));
  const farWeights = solve(withNoise(far), limited);
  const rest = needed.map((row, k) => row.map((value, i) => value - dot(far[i], farWeights[k])));
  const near = cosines.map((row) => row.map((cosine) => likeness(cosine, CLOSE)));
  const nearWeights = solve(withNoise(near), rest);
  const knownWeights = farWeights.map((weights) =>
    solveUpper(
      known.factor,
      known.digits.map((_, g) => -explained.reduce((sum, v, i) => sum + v[g] * weights[i], 0)),
    ),
  );

  /** @type {Memory['add']} */
  const add = (image) => {
    const { directions, likenesses } = known.look(image);
    const toExamples = looks.map((example) => dot(directions, example.directions));
    const fars = toExamples.map((cosine) => likeness(cosine, REACH));
    const nears = toExamples.map((cosine) => likeness(cosine, CLOSE));
    const logits = new Float64Array(CLASSES);
    labels.forEach((label, k) => {
      logits[label] =
        dot(farWeights[k], fars) + dot(nearWeights[k], nears) + dot(knownWeights[k], likenesses);
    });
    const gains = examples.map(({ label }, i) => {
      const k = labels.indexOf(label);
      return fars[i] * farWeights[k][i] + nears[i] * nearWeights[k][i];
    });
    return { logits, nearest: gains.length ? argmax(gains) : null };
  };
  const threshold = thresholdOf(examples, readings, shipped.threshold);
  const changed = known.directions.flatMap((directions, g) => {
    const nears = looks.map((example) => likeness(dot(directions, example.directions), CLOSE));
    const logits = known.logits[g].slice();
    labels.forEach((label, k) => {
      // At a known digit the far part of all is what its noise leaves: see the equations of `study`.
      logits[label] += dot(nearWeights[k], nears) - KNOWN_NOISE * knownWeights[k][g];
    });
    const before = decide(known.logits[g], shipped.threshold);
    const now = decide(logits, threshold);
    return now === before ? [] : [{ known: known.digits[g], before, now }];
  });
  return { add, threshold, changed };
}

/**
 * Logits that a label needs to win by LEAD, and to look like a digit.
 * @param {Float32Array} logits
 * @param {number} label
 * @param {number} threshold of `?`
 * @returns {number} 0 or more
 */
function needs(logits, label, threshold) {
  const runnerUp = Math.max(...logits.filter((_, digit) => digit !== label));
  const mean = logits.reduce((sum, logit) => sum + logit) / CLASSES;
  const toWin = runnerUp + LEAD - logits[label];
  // What is added raises the mean by a tenth of it.
  const toShow = ((SAFE_MARGIN * threshold + mean - logits[label]) * CLASSES) / (CLASSES - 1);
  return Math.max(0, toWin, toShow);
}

/**
 * The threshold of `?` for the hand that drew the examples.
 * @param {Example[]} examples
 * @param {{logits: Float32Array}[]} readings of them by the shipped network
 * @param {number} threshold of the shipped network
 */
function thresholdOf(examples, readings, threshold) {
  const margins = examples
    .map(({ label }, i) => {
      const { logits } = readings[i];
      return logits[label] - logits.reduce((sum, logit) => sum + logit) / CLASSES;
    })
    .filter(Number.isFinite);
  return Math.max(LEAST_THRESHOLD * threshold, Math.min(threshold, ...margins));
}

/** @param {number[][]} matrix */
const withNoise = (matrix) =>
  matrix.map((row, i) => row.map((value, j) => (i === j ? value + NOISE : value)));
