import { describe, expect, it } from 'vitest';
import {
  evidence,
  inputWeights,
  outputWeights,
} from '../../../../src/recognition/network/attribution.js';
import { forward } from '../../../support/network/forward.js';
import { mulberry32 } from '../../../support/inputs/random.js';

const random = mulberry32(4);
const values = (/** @type {number} */ length) =>
  Float32Array.from({ length }, () => random() - 0.5);
const weights = {
  hiddenKernel: values(784 * 128),
  hiddenBias: values(128),
  outputKernel: values(128 * 10),
  outputBias: values(10),
};
// A fifth of the pixels carry ink, as in a digit.
const image = Float64Array.from({ length: 784 }, () => Math.max(0, random() - 0.8) * 5);
const { hidden, logits } = forward(image, weights);
const sum = (/** @type {Float64Array} */ list) => list.reduce((a, b) => a + b, 0);

describe('forward', () => {
  it('is the network, computed by hand for one neuron and one digit', () => {
    let neuron = weights.hiddenBias[5];
    for (let i = 0; i < 784; i++) neuron += image[i] * weights.hiddenKernel[i * 128 + 5];
    expect(hidden[5]).toBeCloseTo(Math.max(0, neuron), 12);
    let digit = weights.outputBias[3];
    for (let i = 0; i < 128; i++) digit += hidden[i] * weights.outputKernel[i * 10 + 3];
    expect(logits[3]).toBeCloseTo(digit, 12);
  });

  it('leaves some neurons off', () => {
    const off = hidden.filter((value) => value === 0).length;
    expect(off).toBeGreaterThan(20);
    expect(off).toBeLessThan(108);
  });
});

describe('evidence', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])('adds up to the logit of %i', (digit) => {
    const { pixels, bias } = evidence(image, hidden, weights, digit);
    expect(sum(pixels) + bias).toBeCloseTo(logits[digit], 9);
  });

  it('with a contrast digit adds up to the lead over it', () => {
    const { pixels, bias } = evidence(image, hidden, weights, 7, 1);
    expect(sum(pixels) + bias).toBeCloseTo(logits[7] - logits[1], 9);
    expect(evidence(image, hidden, weights, 7, 7).pixels.every((share) => share === 0)).toBe(true);
  });

  it('is the grey times the slope, measured by finite differences', () => {
    const { pixels } = evidence(image, hidden, weights, 7, 1);
    const lead = (/** @type {Float64Array} */ picture) => {
      const moved = forward(picture, weights).logits;
      return moved[7] - moved[1];
    };
    const step = 1e-7; // small enough that no neuron switches
    for (let pixel = 0; pixel < 784; pixel += 13) {
      const nudged = image.slice();
      nudged[pixel] += step;
      const slope = (lead(nudged) - lead(image)) / step;
      expect(pixels[pixel]).toBeCloseTo(image[pixel] * slope, 4);
    }
  });

  it('sees nothing in an empty picture but the bias', () => {
    const empty = new Float64Array(784);
    const answer = forward(empty, weights);
    const { pixels, bias } = evidence(empty, answer.hidden, weights, 4);
    expect(pixels.every((share) => share === 0)).toBe(true);
    expect(bias).toBeCloseTo(answer.logits[4], 12);
  });
});

describe('a neuron', () => {
  it('has a weight for each pixel and one for each digit', () => {
    const picture = inputWeights(weights, 17);
    expect(picture).toHaveLength(784);
    expect(picture[300]).toBe(weights.hiddenKernel[300 * 128 + 17]);
    const outgoing = outputWeights(weights, 17);
    expect(outgoing).toHaveLength(10);
    expect(outgoing[9]).toBe(weights.outputKernel[17 * 10 + 9]);
  });
});
