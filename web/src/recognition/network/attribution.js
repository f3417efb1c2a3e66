/**
 * Why the network answers what it answers: 784 squares -> ReLU neurons (128 in the shipped
 * network) -> 10 logits, taken apart.
 *
 * While the same hidden neurons stay on, a ReLU network is a straight sum, so input times gradient
 * (Simonyan et al. 2013, "Deep inside convolutional networks") splits a logit exactly: what the
 * pixels give, one by one, plus what the biases give: that of the digit, and those of the neurons that
 * are on. Which neurons those are depends on the drawing, and so does the sum of their biases.
 */

import { CLASSES, PIXELS } from './shape.js';

/** @typedef {import('../types.js').Weights} Weights */

/**
 * Evidence for a digit, or for one digit rather than another.
 *
 * The pixels and the bias together are the digit's logit, or with a contrast digit its lead: the digit's
 * logit minus that of the contrast digit. Positive speaks for the digit, negative against it.
 * @param {ArrayLike<number>} input 784 squares, as the network gets them
 * @param {ArrayLike<number>} hidden activations for this image, one for each hidden neuron
 * @param {Weights} weights
 * @param {number} digit
 * @param {number | null} [contrastDigit]
 * @returns {{pixels: Float64Array, bias: number}} 784 shares of the pixels; and that of the biases
 */
export function evidence(input, hidden, weights, digit, contrastDigit = null) {
  const { hiddenKernel, hiddenBias, outputKernel, outputBias } = weights;
  const units = hiddenBias.length;
  const of = (/** @type {ArrayLike<number>} */ outputs, /** @type {number} */ row) =>
    outputs[row + digit] - (contrastDigit === null ? 0 : outputs[row + contrastDigit]);
  const active = Array.from({ length: units }, (_, neuron) => neuron).filter(
    (neuron) => hidden[neuron] > 0,
  );
  const outgoing = active.map((neuron) => of(outputKernel, neuron * CLASSES));
  const pixels = new Float64Array(PIXELS);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    if (input[pixel] === 0) continue;
    let gradient = 0;
    for (let i = 0; i < active.length; i++) {
      gradient += outgoing[i] * hiddenKernel[pixel * units + active[i]];
    }
    pixels[pixel] = input[pixel] * gradient;
  }
  const bias = active.reduce(
    (sum, neuron, i) => sum + outgoing[i] * hiddenBias[neuron],
    of(outputBias, 0),
  );
  return { pixels, bias };
}

/**
 * What each hidden neuron adds to the logit of a digit, or to its lead over another: its activation times
 * its weight. With the bias they are the logit, or the lead.
 * @param {ArrayLike<number>} hidden activations
 * @param {Weights} weights
 * @param {number} digit
 * @param {number | null} [contrastDigit]
 * @returns {{neurons: Float64Array, bias: number}} a vote for each neuron; and the bias of the digit, or
 *   its lead over that of the contrast digit
 */
export function contributions(hidden, { outputKernel, outputBias }, digit, contrastDigit = null) {
  const of = (/** @type {ArrayLike<number>} */ outputs, /** @type {number} */ row) =>
    outputs[row + digit] - (contrastDigit === null ? 0 : outputs[row + contrastDigit]);
  const neurons = Float64Array.from(
    { length: hidden.length },
    (_, neuron) => hidden[neuron] * of(outputKernel, neuron * CLASSES),
  );
  return { neurons, bias: of(outputBias, 0) };
}

/**
 * What a hidden neuron looks for: its weight for each pixel.
 * @param {Weights} weights
 * @param {number} neuron from 0
 * @returns {Float32Array} 784 weights; positive: ink here switches the neuron on
 */
export function inputWeights({ hiddenKernel, hiddenBias }, neuron) {
  const units = hiddenBias.length;
  return Float32Array.from({ length: PIXELS }, (_, pixel) => hiddenKernel[pixel * units + neuron]);
}

/**
 * What a hidden neuron adds to each logit, for each unit of its activation.
 * @param {Weights} weights
 * @param {number} neuron from 0
 * @returns {Float32Array} weight for each of the ten digits
 */
export function outputWeights({ outputKernel }, neuron) {
  return outputKernel.slice(neuron * CLASSES, (neuron + 1) * CLASSES);
}
