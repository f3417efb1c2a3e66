/**
 * The least change of an image that makes the network read it as another digit.
 *
 * Projected gradient descent (Madry et al. 2018, "Towards deep learning models resistant to adversarial
 * attacks") on the network itself, for the smallest change that suffices (Carlini and Wagner 2017,
 * "Towards evaluating the robustness of neural networks"). The change is measured in squares of ink: the
 * sum of what is added and what is taken away (the l1 norm), every grey between paper and ink (Croce and
 * Hein 2021, "Mind the box").
 */

import { directions } from '../input/directions.js';
import { slopesOfGreys } from '../input/direction-slopes.js';
import { memoize } from '../memoize.js';
import { multiply, transpose } from './multiply.js';
import { CLASSES, PIXELS } from './shape.js';

/** @typedef {import('../types.js').Weights} Weights */

/**
 * @typedef {object} Goal
 * @property {number} target digit that the network shall read, 0 to 9
 * @property {number} confidence least probability of it, 0.5 or more and below 1
 * @property {number} threshold least logit margin, see `decide`
 */

/**
 * @typedef {object} LeastChange
 * @property {Float64Array} image 784 greys, 0 to 1, that the network reads as the target
 * @property {number} added squares of ink that were added
 * @property {number} removed squares of ink that were taken away
 */

/** Squares of ink that are tried first; twice as many, until they suffice. */
const FIRST_BUDGET = 1;
/** Steps of gradient descent within a budget, at most. */
const STEPS = 40;
/** Length of the first step, in squares; the last one has none. */
const STEP = 0.4;
/**
 * What goes of a slope through a hidden unit that is off: nothing, which is true; and where the descent is caught in a
 * hollow, because all units that would help are off, a little (A. Athalye, N. Carlini and D. Wagner 2018, "Obfuscated
 * gradients give a false sense of security", section 4.1).
 */
const LEAKS = [0, 0.05];
/** What a step keeps of the one before it. */
const MOMENTUM = 0.8;
/** The budget is halved in on until it is known to this share of itself. */
const PRECISION = 0.02;
/** Halvings that find the projection: to a millionth of the largest change. */
const HALVINGS = 20;
/** Logits by which the goal is passed, so that rounding in another arithmetic does not undo it. */
const SPARE = 0.01;

/**
 * Finds the change step by step, so that the caller may rest in between: each step is one pass forward
 * and one back, about a millisecond.
 *
 * @param {ArrayLike<number>} image 784 greys, 0 to 1, whose directions the network gets
 * @param {Weights} weights of a network with any number of hidden units
 * @param {Goal} goal
 * @returns {Generator<void, LeastChange | null>} null when no change within 0 and 1 was found
 */
export function* leastChange(image, weights, goal) {
  const origin = Float64Array.from(image);
  /** @type {Lack} */
  const lack = (image, leak) => shortfall(image, weights, goal, leak);
  if (lack(origin, 0).value <= 0) return { image: origin, added: 0, removed: 0 };
  let [low, high] = [0, FIRST_BUDGET];
  let { found: best, ends } = yield* attempt(origin, [], high, lack);
  while (!best && high < PIXELS) {
    [low, high] = [high, Math.min(2 * high, PIXELS)];
    ({ found: best, ends } = yield* attempt(origin, ends, high, lack));
  }
  if (!best) return null;
  high = squares(origin, best);
  while (high - low > PRECISION * high) {
    const budget = (low + high) / 2;
    const nearer = project(origin, best, budget);
    const { found } = yield* attempt(
      origin,
      LEAKS.map(() => nearer),
      budget,
      lack,
    );
    if (found) {
      best = found;
      high = Math.min(budget, squares(origin, best));
    } else {
      low = budget;
    }
  }
  const changes = best.map((grey, pixel) => grey - origin[pixel]);
  const sumOf = (/** @type {number} */ sign) =>
    changes.reduce((sum, change) => sum + Math.max(0, sign * change), 0);
  return { image: best, added: sumOf(1), removed: sumOf(-1) };
}

/** @typedef {(image: Float64Array, leak: number) => ReturnType<typeof shortfall>} Lack see `shortfall` */

/**
 * Descends within a budget of squares, with one leak after the other, until an image is found.
 *
 * @param {Float64Array} origin
 * @param {Float64Array[]} starts for each leak, within the budget; the origin where there is none
 * @param {number} budget
 * @param {Lack} lack
 * @returns {Generator<void, {found: Float64Array | null, ends: Float64Array[]}>} ends: to go on from
 */
function* attempt(origin, starts, budget, lack) {
  const ends = [];
  for (const [i, leak] of LEAKS.entries()) {
    const slope = (/** @type {Float64Array} */ image) => lack(image, leak);
    const { found, last } = yield* descend(origin, starts[i] ?? origin, budget, slope);
    if (found) return { found, ends };
    ends.push(last);
  }
  return { found: null, ends };
}

/**
 * Gradient descent on the shortfall, with momentum, within a budget of squares.
 *
 * @param {Float64Array} origin
 * @param {Float64Array} start within the budget
 * @param {number} budget
 * @param {(image: Float64Array) => ReturnType<typeof shortfall>} lack
 * @returns {Generator<void, {found: Float64Array | null, last: Float64Array}>}
 */
function* descend(origin, start, budget, lack) {
  let last = start;
  let velocity = new Float64Array(PIXELS);
  /** @type {Float64Array | null} */
  let found = null;
  let least = 0;
  for (let step = 0; step <= STEPS; step++) {
    const { value, gradient } = lack(last);
    if (value <= least) [found, least] = [last, value];
    const length = Math.sqrt(gradient.reduce((sum, slope) => sum + slope * slope, 0));
    if (length === 0) break;
    const stride = (STEP * (1 - step / STEPS)) / length;
    velocity = velocity.map((speed, pixel) => MOMENTUM * speed - stride * gradient[pixel]);
    last = project(
      origin,
      last.map((grey, pixel) => grey + velocity[pixel]),
      budget,
    );
    yield;
  }
  return { found, last };
}

/**
 * The nearest image whose greys are within 0 and 1 and which is within a budget of squares from the
 * origin: every change is reduced by the same amount, found by halving.
 *
 * @param {Float64Array} origin
 * @param {Float64Array} image
 * @param {number} budget
 */
function project(origin, image, budget) {
  const changes = image.map((grey, pixel) => grey - origin[pixel]);
  // How far each grey can go in the direction of its change.
  const room = changes.map((change, pixel) => (change > 0 ? 1 - origin[pixel] : origin[pixel]));
  const sizes = changes.map(Math.abs);
  const squaresAt = (/** @type {number} */ amount) => {
    let sum = 0;
    for (let pixel = 0; pixel < PIXELS; pixel++) {
      if (sizes[pixel] > amount) sum += Math.min(sizes[pixel] - amount, room[pixel]);
    }
    return sum;
  };
  let [low, high] = [0, squaresAt(0) > budget ? Math.max(...sizes) : 0];
  for (let i = 0; i < HALVINGS && high > low; i++) {
    const middle = (low + high) / 2;
    if (squaresAt(middle) > budget) low = middle;
    else high = middle;
  }
  return changes.map((change, pixel) => {
    const size = Math.min(Math.max(0, sizes[pixel] - high), room[pixel]);
    return origin[pixel] + Math.sign(change) * size;
  });
}

/** Squares of ink in which two images differ. @param {Float64Array} a @param {Float64Array} b */
const squares = (a, b) => a.reduce((sum, grey, pixel) => sum + Math.abs(grey - b[pixel]), 0);

/**
 * What an image lacks of the goal, in logits, and how that changes with each of its greys.
 *
 * @param {Float64Array} image
 * @param {Weights} weights
 * @param {Goal} goal
 * @param {number} [leak] share of a slope that goes through hidden units that are off
 * @returns {{value: number, gradient: Float64Array}} 0 or less when the goal is reached; 784 slopes
 */
export function shortfall(image, weights, { target, confidence, threshold }, leak = 0) {
  const { hiddenKernel, outputKernel } = weights;
  const hidden = hiddenOf(directions(image), weights);
  const logits = logitsOf(hidden, weights);

  // The target's probability: log of the odds that it needs, less those that it has.
  const most = Math.max(...logits.filter((_, digit) => digit !== target));
  const others = logits.map((logit, digit) => (digit === target ? 0 : Math.exp(logit - most)));
  const sum = others.reduce((a, b) => a + b);
  const doubt = Math.log(confidence / (1 - confidence)) + most + Math.log(sum) - logits[target];
  // And its lead over the mean of all, below which the answer is `?`.
  const faint = threshold - logits[target] + logits.reduce((a, b) => a + b) / CLASSES;

  const isFaint = faint > doubt;
  const ofLogit = others.map(
    (share, digit) => (isFaint ? 1 / CLASSES : share / sum) - (digit === target ? 1 : 0),
  );
  const ofHidden = hidden.map((sum, unit) => {
    let slope = 0;
    for (let digit = 0; digit < CLASSES; digit++) {
      slope += ofLogit[digit] * outputKernel[unit * CLASSES + digit];
    }
    return slope * (sum > 0 ? 1 : leak);
  });
  const shape = { rows: 1, inner: hidden.length, columns: PIXELS };
  const ofSquares = multiply(ofHidden, transposed(hiddenKernel), shape, new Float64Array(PIXELS));
  return { value: Math.max(doubt, faint) + SPARE, gradient: slopesOfGreys(image, ofSquares) };
}

/** The weights of each hidden unit in a row. */
const transposed = memoize((/** @type {Float32Array} */ hiddenKernel) =>
  transpose(hiddenKernel, PIXELS, hiddenKernel.length / PIXELS),
);

/** @param {Float64Array} input @param {Weights} weights */
function hiddenOf(input, { hiddenKernel, hiddenBias }) {
  const shape = { rows: 1, inner: PIXELS, columns: hiddenBias.length };
  const sums = multiply(input, hiddenKernel, shape, Float64Array.from(hiddenBias));
  return sums.map((sum) => Math.max(0, sum));
}

/** @param {Float64Array} hidden @param {Weights} weights */
const logitsOf = (hidden, { outputKernel, outputBias }) =>
  Float64Array.from(outputBias, (bias, digit) =>
    hidden.reduce((sum, value, unit) => sum + value * outputKernel[unit * CLASSES + digit], bias),
  );
