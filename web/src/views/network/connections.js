/**
 * Which connections of the network are worth a line: the few that carry most of what is chosen.
 *
 * What a connection carries is the activation that goes in times its weight.
 */

import { contributions } from '../../recognition/network/attribution.js';
import { CLASSES, PIXELS } from '../../recognition/network/shape.js';

/** @typedef {import('../../recognition/types.js').Reading} Reading */
/** @typedef {import('../../recognition/types.js').Weights} Weights */
/** @typedef {{from: number, to: number, carried: number}} Connection */
/**
 * @typedef {object} Connections
 * @property {Connection[]} inputs from squares to neurons
 * @property {Connection[]} outputs from neurons to digits
 */

/** Neurons of a digit that get lines, squares of each of those, and squares or neurons of one that is chosen. */
const NEURONS = 7;
const SQUARES = 3;
const OF_ONE = 24;

/**
 * The indices of the numbers that are furthest from 0, the furthest first; no zeros.
 * @param {ArrayLike<number>} values
 * @param {number} count at most
 * @returns {number[]}
 */
export function strongest(values, count) {
  /** @type {number[]} */
  const best = [];
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size === 0) continue;
    if (best.length === count && size <= Math.abs(values[best[count - 1]])) continue;
    let place = best.length;
    while (place > 0 && Math.abs(values[best[place - 1]]) < size) place--;
    best.splice(place, 0, i);
    if (best.length > count) best.pop();
  }
  return best;
}

/**
 * What each square gives to a neuron: what it holds times its weight.
 * @param {ArrayLike<number>} input 784 squares
 * @param {Weights} weights
 * @param {number} neuron
 * @returns {Float64Array} 784 products
 */
export function productsOfNeuron(input, { hiddenKernel, hiddenBias }, neuron) {
  const units = hiddenBias.length;
  const products = new Float64Array(PIXELS);
  for (let square = 0; square < PIXELS; square++) {
    if (input[square] > 0) products[square] = input[square] * hiddenKernel[square * units + neuron];
  }
  return products;
}

/**
 * What a square gives to each neuron.
 * @param {ArrayLike<number>} input 784 squares
 * @param {Weights} weights
 * @param {number} square
 * @returns {Float64Array} a product for each neuron
 */
export function productsOfSquare(input, { hiddenKernel, hiddenBias }, square) {
  const units = hiddenBias.length;
  return Float64Array.from(
    { length: units },
    (_, neuron) => input[square] * hiddenKernel[square * units + neuron],
  );
}

/**
 * @param {Reading} reading
 * @param {Weights} weights
 * @param {import('./selection.js').Selection} selection
 * @param {number | null} contrastDigit of a chosen digit: lines go to both
 * @returns {Connections}
 */
export function connections(reading, weights, selection, contrastDigit) {
  const { input, hidden } = reading;
  const { kind, index } = selection;
  /** @param {number} neuron @param {number} count */
  const into = (neuron, count) => {
    const given = productsOfNeuron(input, weights, neuron);
    return strongest(given, count).map((from) => ({ from, to: neuron, carried: given[from] }));
  };
  /** @param {number} neuron @param {number} digit */
  const outOf = (neuron, digit) => ({
    from: neuron,
    to: digit,
    carried: hidden[neuron] * weights.outputKernel[neuron * CLASSES + digit],
  });
  const carries = (/** @type {Connection} */ { carried }) => carried !== 0;

  if (kind === 'neuron') {
    const digits = Array.from({ length: CLASSES }, (_, digit) => outOf(index, digit));
    return { inputs: into(index, OF_ONE), outputs: digits.filter(carries) };
  }
  if (kind === 'square') {
    const given = productsOfSquare(input, weights, index);
    const inputs = strongest(given, OF_ONE).map((to) => ({ from: index, to, carried: given[to] }));
    return { inputs, outputs: [] };
  }
  if (kind === 'softmax') return { inputs: [], outputs: [] };
  const digits = contrastDigit === null ? [index] : [index, contrastDigit];
  const { neurons } = contributions(hidden, weights, index, contrastDigit);
  const chosen = strongest(neurons, NEURONS);
  return {
    inputs: chosen.flatMap((neuron) => into(neuron, SQUARES)),
    outputs: chosen.flatMap((neuron) =>
      digits.map((digit) => outOf(neuron, digit)).filter(carries),
    ),
  };
}
