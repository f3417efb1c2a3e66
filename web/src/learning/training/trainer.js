/** Trains a network, step by step, and measures it on digits that it never trains on. */

import { argmax, logitMargin } from '../../recognition/decision.js';
import { CLASSES, PIXELS } from '../../recognition/network/shape.js';
import { asInput } from './digits.js';
import { distort } from './distort.js';
import { createNetwork } from './network.js';
import { seededRandom, shuffle } from './random.js';

/** The threshold of `?` lets this share of the unseen digits pass. */
const RECALL = 0.99;

/**
 * @typedef {object} Settings
 * @property {number} hiddenUnits 8 to 128
 * @property {number} learningRate
 * @property {number} batchSize digits a step
 * @property {boolean} isDistorted whether each digit is distorted anew whenever it comes
 * @property {number} seed of the first weights, the order of the digits and the distortions
 *
 * @typedef {object} Measured on the unseen digits
 * @property {number} loss mean cross-entropy, in nats
 * @property {number} accuracy 0 to 1
 * @property {number} threshold of the logit margin, for this network
 */

/**
 * @param {{training: import('./digits.js').Digits, unseen: import('./digits.js').Digits}} digits
 * @param {Settings} settings
 */
export async function createTrainer({ training, unseen }, settings) {
  const { hiddenUnits, learningRate, batchSize, isDistorted, seed } = settings;
  const random = seededRandom(seed);
  const network = await createNetwork(hiddenUnits, random);
  const order = Uint16Array.from(training.labels, (_, i) => i);
  /** @type {Float32Array[]} inputs that do not change, each made when it first comes */
  const inputs = [];
  /** @type {Float32Array | null} inputs of the unseen digits, made when they are first needed */
  let tests = null;
  let images = 0;

  /** @param {number} index of a training digit */
  const input = (index) =>
    isDistorted
      ? asInput(distort(training.images[index], random))
      : (inputs[index] ??= asInput(training.images[index]));

  return {
    /** Digits that it was trained on so far; each counts as often as it came. */
    get images() {
      return images;
    },
    get epochs() {
      return images / order.length;
    },
    /**
     * Trains on the next batch; at the end of an epoch that is a smaller one.
     * @returns {number} its loss before the step; not finite when the training has diverged
     */
    step() {
      const first = images % order.length;
      if (first === 0) shuffle(order, random);
      const batch = order.subarray(first, first + batchSize);
      const greys = new Float32Array(PIXELS * batch.length);
      batch.forEach((index, i) => greys.set(input(index), PIXELS * i));
      const labels = Uint8Array.from(batch, (index) => training.labels[index]);
      images += batch.length;
      return network.step(greys, labels, learningRate);
    },
    /** @returns {Measured} */
    measure() {
      tests ??= inputsOf(unseen.images);
      return measure(network.logits(tests), unseen.labels);
    },
    weights: () => network.weights(),
    dispose: () => network.dispose(),
  };
}

/** @param {Uint8Array[]} images */
function inputsOf(images) {
  const inputs = new Float32Array(PIXELS * images.length);
  images.forEach((image, i) => inputs.set(asInput(image), PIXELS * i));
  return inputs;
}

/**
 * @param {Float32Array} logits ten a digit
 * @param {Uint8Array} labels
 * @returns {Measured}
 */
function measure(logits, labels) {
  let loss = 0;
  let right = 0;
  const margins = Float32Array.from(labels, (label, i) => {
    const own = logits.subarray(CLASSES * i, CLASSES * (i + 1));
    const answer = argmax(own);
    const largest = own[answer];
    loss += largest - own[label] + Math.log(own.reduce((sum, z) => sum + Math.exp(z - largest), 0));
    right += Number(answer === label);
    return logitMargin(own);
  }).sort();
  return {
    loss: loss / labels.length,
    accuracy: right / labels.length,
    threshold: margins[Math.floor((1 - RECALL) * margins.length)],
  };
}
