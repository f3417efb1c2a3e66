import { describe, expect, it } from 'vitest';
import {
  evidence,
  inputWeights,
  contributions,
} from '../../../../src/recognition/network/attribution.js';
import {
  connections,
  productsOfSquare,
  productsOfNeuron,
  strongest,
} from '../../../../src/views/network/connections.js';
import { forward } from '../../../support/network/forward.js';
import { mulberry32 } from '../../../support/inputs/random.js';

const sum = (/** @type {ArrayLike<number>} */ list) => Array.from(list).reduce((a, b) => a + b, 0);

/** A network with some hidden units, and what it says of a random input. @param {number} units */
function example(units) {
  const random = mulberry32(units);
  const values = (/** @type {number} */ length) =>
    Float32Array.from({ length }, () => random() - 0.5);
  const weights = {
    hiddenKernel: values(784 * units),
    hiddenBias: values(units),
    outputKernel: values(units * 10),
    outputBias: values(10),
  };
  const input = Float64Array.from({ length: 784 }, () => Math.max(0, random() - 0.8) * 5);
  const { hidden, logits } = forward(input, weights);
  const reading = /** @type {import('../../../../src/recognition/types.js').Reading} */ (
    /** @type {unknown} */ ({ input, hidden, logits })
  );
  return { weights, input, hidden, logits, reading };
}

describe.each([8, 13, 32, 128])('a network of %i neurons', (units) => {
  const { weights, input, hidden, logits, reading } = example(units);

  it('is taken apart exactly: squares, neurons, and what goes into a neuron', () => {
    for (const [digit, contrast] of /** @type {const} */ ([
      [3, null],
      [7, 1],
    ])) {
      const lead = logits[digit] - (contrast === null ? 0 : logits[contrast]);
      const squares = evidence(input, hidden, weights, digit, contrast);
      expect(sum(squares.pixels) + squares.bias).toBeCloseTo(lead, 9);
      const { neurons, bias } = contributions(hidden, weights, digit, contrast);
      expect(neurons).toHaveLength(units);
      expect(sum(neurons) + bias).toBeCloseTo(lead, 9);
    }
    const neuron = units - 1;
    const total = sum(productsOfNeuron(input, weights, neuron)) + weights.hiddenBias[neuron];
    expect(Math.max(0, total)).toBeCloseTo(hidden[neuron], 9);
    expect(inputWeights(weights, neuron)[300]).toBe(weights.hiddenKernel[300 * units + neuron]);
  });

  it('has lines that carry what the network computes with', () => {
    const square = input.findIndex((grey) => grey > 0.5);
    expect(productsOfSquare(input, weights, square)[2]).toBeCloseTo(
      productsOfNeuron(input, weights, 2)[square],
      12,
    );
    const lit = hidden.findIndex((value) => value > 0);
    const { inputs, outputs } = connections(reading, weights, { kind: 'neuron', index: lit }, null);
    expect(inputs).toHaveLength(24);
    for (const { from, to, carried } of inputs) {
      expect(to).toBe(lit);
      expect(carried).toBe(productsOfNeuron(input, weights, lit)[from]);
    }
    expect(outputs.map(({ to }) => to)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const { to, carried } of outputs) {
      expect(carried).toBeCloseTo(contributions(hidden, weights, to).neurons[lit], 9);
    }
  });

  it('leads its strongest neurons to a digit, and to both that are compared', () => {
    const { neurons } = contributions(hidden, weights, 3);
    const { outputs } = connections(reading, weights, { kind: 'output', index: 3 }, null);
    expect(outputs.map(({ from }) => from)).toEqual(strongest(neurons, 7));
    const both = connections(reading, weights, { kind: 'output', index: 3 }, 8);
    expect(new Set(both.outputs.map(({ to }) => to))).toEqual(new Set([3, 8]));
  });
});

it('a dark neuron carries nothing to the digits, an empty square nothing at all', () => {
  const { weights, input, hidden, reading } = example(128);
  const dark = hidden.findIndex((value) => value === 0);
  expect(connections(reading, weights, { kind: 'neuron', index: dark }, null).outputs).toEqual([]);
  const blank = input.findIndex((grey) => grey === 0);
  const lines = connections(reading, weights, { kind: 'square', index: blank }, null);
  expect(lines).toEqual({ inputs: [], outputs: [] });
});

describe('strongest', () => {
  it('sorts by size, whatever the sign, and leaves zeros out', () => {
    expect(strongest([1, -5, 0, 3, -2, 0.5], 3)).toEqual([1, 3, 4]);
    expect(strongest([0, 0], 3)).toEqual([]);
    expect(strongest([2, 1], 5)).toEqual([0, 1]);
  });

  it('agrees with a sort', () => {
    const random = mulberry32(8);
    const values = Array.from({ length: 500 }, () => random() - 0.5);
    const sorted = [...values.keys()].sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]));
    expect(strongest(values, 24)).toEqual(sorted.slice(0, 24));
  });
});
