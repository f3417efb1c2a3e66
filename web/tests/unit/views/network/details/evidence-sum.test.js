import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { evidence } from '../../../../../src/recognition/network/attribution.js';
import { loadClassifier } from '../../../../../src/recognition/network/classifier.js';
import { normalize } from '../../../../../src/recognition/input/normalize.js';
import {
  evidenceParts,
  roundedSum,
} from '../../../../../src/views/network/details/evidence-sum.js';
import { readMnist, toGreys } from '../../../../support/inputs/mnist.js';
import { stubModelFetch } from '../../../../support/network/model-files.js';

/** @type {import('../../../../../src/recognition/types.js').Classifier} */
let classifier;
/** @type {import('../../../../../src/recognition/types.js').Reading[]} */
let readings;

beforeAll(async () => {
  stubModelFetch();
  classifier = await loadClassifier('model/model.json');
  const { images } = readMnist('train');
  readings = classifier.classify(images.slice(0, 40).map((image) => normalize(toGreys(image))));
});
afterAll(() => vi.unstubAllGlobals());

/** Each drawing with each digit, alone and against each other. @param {(reading: import('../../../../../src/recognition/types.js').Reading, digit: number, asked: number | null) => void} check */
function forAll(check) {
  for (const reading of readings) {
    for (let digit = 0; digit < 10; digit++) {
      for (const asked of [null, (digit + 1) % 10, (digit + 4) % 10]) check(reading, digit, asked);
    }
  }
}

/** What the network itself says. @param {Float32Array} logits @param {number} digit @param {number | null} asked */
const lead = (logits, digit, asked) => logits[digit] - (asked === null ? 0 : logits[asked]);

test('pixels and biases come to the logits of the classifier', () => {
  forAll(({ input, hidden, logits }, digit, asked) => {
    const { pixels, bias } = evidence(input, hidden, classifier.weights, digit, asked);
    const sum = pixels.reduce((a, b) => a + b, bias);
    expect(Math.abs(sum - lead(logits, digit, asked))).toBeLessThan(1e-4);
  });
});

test('the sum of the biases changes with the drawing', () => {
  const sums = readings.map(
    ({ input, hidden }) => evidence(input, hidden, classifier.weights, 3).bias,
  );
  expect(Math.max(...sums) - Math.min(...sums)).toBeGreaterThan(0.5);
});

test('what is shown adds up to the eye, and to the rounded logit', () => {
  forAll(({ input, hidden, logits }, digit, asked) => {
    const { pixels, bias } = evidence(input, hidden, classifier.weights, digit, asked);
    const total = lead(logits, digit, asked);
    const shown = roundedSum([...evidenceParts(pixels), bias], total);
    const tenths = shown.map((value) => Math.round(10 * value) + 0);
    expect(tenths).toEqual(shown.map((value) => expect.closeTo(10 * value, 9)));
    expect(tenths[0] + tenths[1] + tenths[2]).toBe(tenths[3]);
    expect(tenths[3]).toBeCloseTo(Math.round(10 * total) + 0, 9);
    expect(Math.abs(shown[2] - bias)).toBeLessThan(0.1 + 1e-4);
  });
});

test('nothing drawn is the biases alone', () => {
  expect(roundedSum([...evidenceParts([]), 1.25], 1.25)).toEqual([0, 0, 1.3, 1.3]);
  expect(roundedSum([...evidenceParts([]), -0.04], -0.04).map((value) => value + 0)).toEqual([
    0, 0, 0, 0,
  ]);
});
