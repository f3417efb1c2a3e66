/** The network in plain arithmetic, to hold the page's own against. */
import { CLASSES, PIXELS } from '../../../src/recognition/network/shape.js';

/** @typedef {import('../../../src/recognition/types.js').Weights} Weights */

/**
 * @param {ArrayLike<number>} input 784 squares, as the network gets them
 * @param {Weights} weights
 * @returns {{hidden: Float64Array, logits: Float64Array}} activations of the hidden units, 0 or more; 10 logits
 */
export function forward(input, { hiddenKernel, hiddenBias, outputKernel, outputBias }) {
  const units = hiddenBias.length;
  const hidden = Float64Array.from(hiddenBias);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    if (input[pixel] === 0) continue;
    const row = pixel * units;
    for (let neuron = 0; neuron < units; neuron++) {
      hidden[neuron] += input[pixel] * hiddenKernel[row + neuron];
    }
  }
  const logits = Float64Array.from(outputBias);
  for (let neuron = 0; neuron < units; neuron++) {
    hidden[neuron] = Math.max(0, hidden[neuron]);
    for (let digit = 0; digit < CLASSES; digit++) {
      logits[digit] += hidden[neuron] * outputKernel[neuron * CLASSES + digit];
    }
  }
  return { hidden, logits };
}
