import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { directions } from '../../../../src/recognition/input/directions.js';
import { normalize } from '../../../../src/recognition/input/normalize.js';
import { importBuilt } from '../../../support/import-built.js';
import { forward } from '../../../support/network/forward.js';
import { readMnist, toGreys } from '../../../support/inputs/mnist.js';
import { stubModelFetch } from '../../../support/network/model-files.js';
import { mulberry32 } from '../../../support/inputs/random.js';

/** @typedef {import('../../../../src/recognition/types.js').Classifier} Classifier */

/**
 * @type {typeof import('../../../../src/recognition/network/classifier.js')
 *   & typeof import('../../../../src/recognition/network/least-change.js')}
 */
const { loadClassifier, leastChange, shortfall } = await importBuilt(
  'recognition/network/classifier.js',
  'recognition/network/least-change.js',
);

/** @type {Classifier} */
let classifier;
/** @type {Float64Array[]} of the test digits, normalised */
let digits;
beforeAll(async () => {
  stubModelFetch();
  classifier = await loadClassifier('https://example.org/page/model/model.json');
  digits = readMnist('t10k')
    .images.slice(0, 50)
    .map((image) => normalize(toGreys(image)));
});
afterEach(() => vi.unstubAllGlobals());

/** @param {ArrayLike<number>} image @param {number} target @param {number} [confidence] */
function find(image, target, confidence = 0.5) {
  const { weights, threshold } = classifier;
  const search = leastChange(image, weights, { target, confidence, threshold });
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

/** Digits from the likeliest to the least likely. @param {ArrayLike<number>} logits */
const ranking = (logits) =>
  Array.from({ length: 10 }, (_, digit) => digit).sort((a, b) => logits[b] - logits[a]);

describe('the least change', () => {
  test('makes the exact network read each of 50 MNIST digits as its runner-up', () => {
    for (const [n, image] of digits.entries()) {
      const [before] = classifier.classify([image]);
      const target = ranking(before.logits)[1];
      const change = find(image, target);
      if (!change) throw new Error(`digit ${n} was not made a ${target}`);
      const [after] = classifier.classify([change.image]);
      expect(after.digit, `digit ${n}`).toBe(target);
      expect(after.probabilities[target]).toBeGreaterThanOrEqual(0.5);
      expect(Math.min(...change.image)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...change.image)).toBeLessThanOrEqual(1);
      const squares = change.image.reduce((sum, grey, i) => sum + Math.abs(grey - image[i]), 0);
      expect(change.added + change.removed).toBeCloseTo(squares, 9);
      expect(squares, 'far less ink than the digit has').toBeLessThan(40);
    }
  }, 300_000);

  test('reaches every other digit, the least likely too', () => {
    for (const image of [digits[25], digits[49]]) {
      const [first, ...others] = ranking(classifier.classify([image])[0].logits);
      for (const target of others) {
        const change = find(image, target);
        expect(change, `${first} to ${target}`).not.toBeNull();
        expect(classifier.classify([change?.image ?? image])[0].digit).toBe(target);
      }
    }
  }, 300_000);

  test('is the least: nine tenths of it do not suffice, and sure costs more', () => {
    const image = digits[0];
    const target = ranking(classifier.classify([image])[0].logits)[1];
    const [least, sure] = [find(image, target), find(image, target, 0.95)];
    if (!least || !sure) throw new Error('not found');
    const most = image.map((grey, i) => grey + 0.9 * (least.image[i] - grey));
    expect(classifier.classify([most])[0].digit).not.toBe(target);
    expect(classifier.classify([sure.image])[0].probabilities[target]).toBeGreaterThanOrEqual(0.95);
    expect(sure.added + sure.removed).toBeGreaterThan(least.added + least.removed);
  }, 60_000);

  test('is none where the digit is the target already', () => {
    const [{ digit }] = classifier.classify([digits[0]]);
    const change = find(digits[0], Number(digit));
    expect(change?.added).toBe(0);
    expect(change?.removed).toBe(0);
    expect(change?.image).toEqual(digits[0]);
  });

  test('says so when there is none', () => {
    const { weights } = classifier;
    // A network that is blind gives every image the same answer.
    const blind = { ...weights, hiddenKernel: weights.hiddenKernel.map(() => 0) };
    const search = leastChange(digits[0], blind, { target: 3, confidence: 0.9999, threshold: 0 });
    let step = search.next();
    while (!step.done) step = search.next();
    expect(step.value).toBeNull();
  });
});

describe('the shortfall', () => {
  const UNITS = 24;
  const random = mulberry32(5);
  const values = (/** @type {number} */ length) =>
    Float32Array.from({ length }, () => random() - 0.5);
  const weights = {
    hiddenKernel: values(784 * UNITS),
    hiddenBias: values(UNITS),
    outputKernel: values(UNITS * 10),
    outputBias: values(10),
  };
  const image = Float64Array.from({ length: 784 }, () => Math.max(0, random() - 0.8) * 5);
  const goal = { target: 4, confidence: 0.7, threshold: 0 };

  test.each([
    ['of the probability', goal],
    ['of the logit margin', { ...goal, threshold: 1000 }],
  ])('%s has the slopes that finite differences measure, for 24 hidden units', (_, goal) => {
    const { value, gradient } = shortfall(image, weights, goal);
    const step = 1e-6;
    for (let pixel = 0; pixel < 784; pixel += 13) {
      const nudged = image.slice();
      nudged[pixel] += step;
      const slope = (shortfall(nudged, weights, goal).value - value) / step;
      expect(gradient[pixel]).toBeCloseTo(slope, 3);
    }
  });

  test('is nothing exactly where the probability is reached', () => {
    const own = { ...classifier.weights };
    const { logits } = forward(directions(digits[1]), own);
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
    const target = ranking(logits)[0];
    const share = Math.exp(logits[target]) / total;
    const odds = (/** @type {number} */ p) => Math.log(p / (1 - p));
    const confidence = 0.6;
    const { value } = shortfall(digits[1], own, { target, confidence, threshold: 0 });
    expect(value).toBeCloseTo(odds(confidence) - odds(share) + 0.01, 4);
  });
});
