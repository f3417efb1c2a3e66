/**
 * Reads 28x28 pictures: the Keras network 784-128-10, run by TensorFlow.js on the CPU backend.
 *
 * The only file that imports TensorFlow.js, and only the modules and kernels that it needs (see
 * `vite/slim-tensorflow.js`). At this size the CPU backend answers in a quarter of a millisecond;
 * WebGL would take longer to send the picture to the graphics card.
 */

import { memory, registerKernel, setBackend, tensor, tidy } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu/dist/base';
import { addConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Add';
import { identityConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import { reshapeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape';
import { sliceConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Slice';
import { softmaxConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Softmax';
import { _fusedMatMulConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/_FusedMatMul';
import { Dense } from '@tensorflow/tfjs-layers/dist/layers/core';
import { LayersModel } from '@tensorflow/tfjs-layers/dist/engine/training';
import { loadLayersModel } from '@tensorflow/tfjs-layers/dist/models';
import { ModelError, fetchModel } from './fetch-model.js';

const PIXELS = 784;
const HIDDEN = 128;
const DIGITS = 10;

for (const kernel of [
  addConfig,
  identityConfig,
  reshapeConfig,
  sliceConfig,
  softmaxConfig,
  _fusedMatMulConfig,
]) {
  registerKernel(kernel);
}

/**
 * @typedef {object} Reading what the network says about one picture
 * @property {number | null} digit 0 to 9; null when the picture does not look like a digit
 * @property {Float32Array} probabilities of the ten digits; they add up to 1
 * @property {Float32Array} logits of the ten digits: the last layer before the softmax
 * @property {Float32Array} hidden activations of the 128 hidden neurons, 0 or more
 * @property {number} score how much the picture looks like a digit at all, 0 or more
 * @property {ArrayLike<number>} image the 784 greys that were read
 *
 * @typedef {object} Weights row by row: kernel[input * outputs + output]
 * @property {Float32Array} hiddenKernel 784 x 128
 * @property {Float32Array} hiddenBias 128
 * @property {Float32Array} outputKernel 128 x 10
 * @property {Float32Array} outputBias 10
 *
 * @typedef {object} Classifier
 * @property {(images: ArrayLike<number>[]) => Reading[]} classify reads normalised pictures, 784
 *   greys each, in one batch
 * @property {Weights} weights
 * @property {() => number} tensorCount tensors in memory, to see that none is left behind
 * @property {() => void} dispose frees the network
 */

/**
 * Loads the network and reads one empty picture, so that the first real answer is fast.
 *
 * @param {string} url of model.json
 * @param {RequestCache} [cache] 'reload' goes past the browser's cache, for a new try
 * @returns {Promise<Classifier>}
 * @throws {ModelError}
 */
export async function loadClassifier(url, cache) {
  const artifacts = await fetchModel(url, cache);
  const model = await build(artifacts);
  const [hiddenLayer, outputLayer] = denseLayers(model);
  const inputShape = model.inputs[0].shape.slice(1).map(Number);
  const network = new LayersModel({
    inputs: model.inputs,
    outputs: [hiddenLayer, outputLayer].map(
      (layer) => /** @type {import('@tensorflow/tfjs-layers').SymbolicTensor} */ (layer.output),
    ),
  });
  const weights = readWeights(hiddenLayer, outputLayer);
  const threshold = artifacts.userDefinedMetadata.scoreThreshold ?? 0;

  /** @type {Classifier['classify']} */
  const classify = (images) => {
    if (!images.length) return [];
    const batch = new Float32Array(images.length * PIXELS);
    images.forEach((image, i) => batch.set(image, i * PIXELS));
    const [hiddens, probabilities] = tidy(() => {
      const outputs = network.predictOnBatch(tensor(batch, [images.length, ...inputShape]));
      return /** @type {import('@tensorflow/tfjs-core').Tensor[]} */ (outputs).map(
        (output) => /** @type {Float32Array} */ (output.dataSync()),
      );
    });
    return images.map((image, i) => {
      const hidden = hiddens.slice(i * HIDDEN, (i + 1) * HIDDEN);
      const logits = logitsOf(hidden, weights);
      const score = scoreOf(logits);
      return {
        digit: score < threshold ? null : logits.indexOf(Math.max(...logits)),
        probabilities: probabilities.slice(i * DIGITS, (i + 1) * DIGITS),
        logits,
        hidden,
        score,
        image,
      };
    });
  };

  const [empty] = classify([new Float32Array(PIXELS)]);
  if (!empty.probabilities.every(Number.isFinite)) {
    throw new ModelError('damaged', 'the network does not answer with numbers');
  }
  return {
    classify,
    weights,
    tensorCount: () => memory().numTensors,
    dispose: () => model.dispose(),
  };
}

/**
 * How much a picture looks like a digit at all: the lead of the best answer over the average. It
 * tells digits from other things better than the largest probability does, see `exported.py`.
 *
 * @param {Float32Array} logits
 * @returns {number} 0 or more
 */
const scoreOf = (logits) =>
  Math.max(...logits) - logits.reduce((sum, logit) => sum + logit) / logits.length;

/**
 * @param {import('./fetch-model.js').ModelArtifacts} artifacts
 */
async function build(artifacts) {
  await setBackend('cpu');
  try {
    return await loadLayersModel({ load: async () => artifacts });
  } catch (cause) {
    throw new ModelError('wrong', 'TensorFlow.js cannot build the network', cause);
  }
}

/**
 * The hidden and the output layer.
 *
 * @param {LayersModel} model
 * @throws {ModelError} when the network is not 784-128-10
 */
function denseLayers(model) {
  const layers = model.layers.filter((layer) => layer instanceof Dense);
  const pixels = model.inputs[0].shape.slice(1).reduce((a, b) => Number(a) * Number(b), 1);
  const sizes = [pixels, ...layers.map((layer) => layer.outputShape.at(-1))];
  if (sizes.join('-') !== `${PIXELS}-${HIDDEN}-${DIGITS}`) {
    throw new ModelError('wrong', `the network is ${sizes.join('-')} instead of 784-128-10`);
  }
  return layers;
}

/**
 * @param {Dense} hiddenLayer
 * @param {Dense} outputLayer
 * @returns {Weights}
 */
function readWeights(hiddenLayer, outputLayer) {
  const [hiddenKernel, hiddenBias, outputKernel, outputBias] = [hiddenLayer, outputLayer]
    .flatMap((layer) => layer.getWeights())
    .map((values) => /** @type {Float32Array} */ (values.dataSync()));
  return { hiddenKernel, hiddenBias, outputKernel, outputBias };
}

/**
 * @param {Float32Array} hidden
 * @param {Weights} weights
 */
function logitsOf(hidden, { outputKernel, outputBias }) {
  return outputBias.map((bias, digit) =>
    hidden.reduce((sum, value, i) => sum + value * outputKernel[i * DIGITS + digit], bias),
  );
}
