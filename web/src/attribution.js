/**
 * Why the network answers what it answers: 784 greys -> 128 ReLU -> 10 logits, taken apart.
 *
 * While the same hidden neurons stay on, a ReLU network is a straight sum, so input times gradient
 * (Simonyan et al. 2013, "Deep inside convolutional networks") splits a logit exactly: what the
 * pixels give, one by one, plus what the biases give whatever is drawn.
 */

/** @typedef {import('./classifier.js').Weights} Weights */

const PIXELS = 784;
const HIDDEN = 128;
const DIGITS = 10;

/**
 * @param {ArrayLike<number>} image 784 greys, as the network gets them
 * @param {Weights} weights
 * @returns {{hidden: Float64Array, logits: Float64Array}} 128 activations, 0 or more; 10 logits
 */
export function forward(image, { hiddenKernel, hiddenBias, outputKernel, outputBias }) {
  const hidden = Float64Array.from(hiddenBias);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    if (image[pixel] === 0) continue;
    const row = pixel * HIDDEN;
    for (let neuron = 0; neuron < HIDDEN; neuron++) {
      hidden[neuron] += image[pixel] * hiddenKernel[row + neuron];
    }
  }
  const logits = Float64Array.from(outputBias);
  for (let neuron = 0; neuron < HIDDEN; neuron++) {
    hidden[neuron] = Math.max(0, hidden[neuron]);
    for (let digit = 0; digit < DIGITS; digit++) {
      logits[digit] += hidden[neuron] * outputKernel[neuron * DIGITS + digit];
    }
  }
  return { hidden, logits };
}

/**
 * Evidence for a digit, or for one digit rather than another.
 *
 * The pixels and the bias together are the digit's logit, or with a rival its lead: the digit's
 * logit minus the rival's. Positive speaks for the digit, negative against it.
 * @param {ArrayLike<number>} image 784 greys, as the network gets them
 * @param {ArrayLike<number>} hidden 128 activations for this image
 * @param {Weights} weights
 * @param {number} digit
 * @param {number | null} [rival]
 * @returns {{pixels: Float64Array, bias: number}} 784 shares; and what no pixel gives
 */
export function evidence(image, hidden, weights, digit, rival = null) {
  const { hiddenKernel, hiddenBias, outputKernel, outputBias } = weights;
  const of = (/** @type {ArrayLike<number>} */ outputs, /** @type {number} */ row) =>
    outputs[row + digit] - (rival === null ? 0 : outputs[row + rival]);
  const active = Array.from({ length: HIDDEN }, (_, neuron) => neuron).filter(
    (neuron) => hidden[neuron] > 0,
  );
  const votes = active.map((neuron) => of(outputKernel, neuron * DIGITS));
  const pixels = new Float64Array(PIXELS);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    if (image[pixel] === 0) continue;
    let gradient = 0;
    for (let i = 0; i < active.length; i++) {
      gradient += votes[i] * hiddenKernel[pixel * HIDDEN + active[i]];
    }
    pixels[pixel] = image[pixel] * gradient;
  }
  const bias = active.reduce(
    (sum, neuron, i) => sum + votes[i] * hiddenBias[neuron],
    of(outputBias, 0),
  );
  return { pixels, bias };
}

/**
 * What a hidden neuron looks for: its weight for each pixel.
 * @param {Weights} weights
 * @param {number} neuron 0 to 127
 * @returns {Float32Array} 784 weights; positive: ink here switches the neuron on
 */
export function neuronWeights({ hiddenKernel }, neuron) {
  return Float32Array.from({ length: PIXELS }, (_, pixel) => hiddenKernel[pixel * HIDDEN + neuron]);
}

/**
 * How a hidden neuron votes when it is on.
 * @param {Weights} weights
 * @param {number} neuron 0 to 127
 * @returns {Float32Array} weight for each of the ten digits
 */
export function neuronVotes({ outputKernel }, neuron) {
  return outputKernel.slice(neuron * DIGITS, (neuron + 1) * DIGITS);
}
