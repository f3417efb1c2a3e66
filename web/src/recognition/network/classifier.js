/**
 * Network: its files, fetched and checked; what it answers, why, and what would change it.
 *
 * In this file: reads 28x28 images, as directions, by the Keras network 784-128-10, run by TensorFlow.js on the CPU
 * backend, layer by layer.
 *
 * The only file of the page that runs TensorFlow.js, and only the modules and kernels that it needs (see
 * `vite/slim-tensorflow.js`). At this size the CPU backend, with a product that skips paper, answers in a
 * fraction of a millisecond; WebGL would take longer to send the image to the graphics card.
 */

import { memory, registerKernel, setBackend, tensor, tidy } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu/dist/base';
import { addConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Add';
import { identityConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import { reshapeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape';
import { softmaxConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Softmax';
import { Dense } from '@tensorflow/tfjs-layers/dist/layers/core';
import { InputLayer } from '@tensorflow/tfjs-layers/dist/engine/input_layer';
import { loadLayersModel } from '@tensorflow/tfjs-layers/dist/models';
import { findMismatch } from './checksums.js';
import { decide, logitMargin } from '../decision.js';
import { directions } from '../input/directions.js';
import { ModelError, fetchModel } from './fetch-model.js';
import { fusedMatMulConfig } from './matmul-kernels.js';
import { CLASSES, HIDDEN_UNITS, PIXELS } from './shape.js';

/** A network that was trained in the page may have up to so many hidden units. */
const MOST_HIDDEN_UNITS = 1024;

for (const kernel of [addConfig, identityConfig, reshapeConfig, softmaxConfig, fusedMatMulConfig]) {
  registerKernel(kernel);
}

/** @typedef {import('../types.js').Classifier} Classifier */
/** @typedef {import('../types.js').Weights} Weights */

/**
 * Loads the network and reads one empty image, so that the first real answer is fast.
 *
 * @param {string} url of model.json
 * @param {import('../types.js').Request} [request] instead of `fetch`
 * @param {'shipped' | 'trained'} [origin] one that was trained in the page may have any number of hidden
 *   units
 * @returns {Promise<Classifier>}
 * @throws {ModelError}
 */
export async function loadClassifier(url, request, origin = 'shipped') {
  const { artifacts, text } = await fetchModel(url, request);
  const { sha256, scoreThreshold: threshold = 0 } = artifacts.userDefinedMetadata;
  const [model, mismatch] = await Promise.all([
    build(artifacts),
    findMismatch(text, sha256, artifacts.weightData),
  ]);
  const [hiddenLayer, outputLayer] = denseLayers(model, origin);
  // Told last, because another network is better named than by its checksum.
  if (mismatch) throw new ModelError('unverified', mismatch);
  const layers = model.layers.filter((layer) => !(layer instanceof InputLayer));
  const inputShape = model.inputs[0].shape.slice(1).map(Number);
  const weights = readWeights(hiddenLayer, outputLayer);
  const hiddenUnits = weights.hiddenBias.length;

  /** @type {Classifier['classify']} */
  const classify = (images) => {
    if (!images.length) return [];
    const inputs = images.map(directions);
    const batch = new Float32Array(images.length * PIXELS);
    inputs.forEach((input, i) => batch.set(input, i * PIXELS));
    /** @type {Float32Array} */
    let hiddens = batch;
    /** @type {Float32Array} */
    let probabilities = batch;
    // It gives nothing back: every number of that would be looked at, whether it is a tensor.
    tidy(() => {
      let output = tensor(batch, [images.length, ...inputShape]);
      for (const layer of layers) {
        output = /** @type {import('@tensorflow/tfjs-core').Tensor} */ (layer.apply(output));
        probabilities = /** @type {Float32Array} */ (output.dataSync());
        if (layer === hiddenLayer) hiddens = probabilities;
      }
    });
    return images.map((image, i) => {
      const hidden = hiddens.slice(i * hiddenUnits, (i + 1) * hiddenUnits);
      const logits = logitsOf(hidden, weights);
      return {
        digit: decide(logits, threshold),
        probabilities: probabilities.slice(i * CLASSES, (i + 1) * CLASSES),
        logits,
        hidden,
        margin: logitMargin(logits),
        image,
        input: inputs[i],
      };
    });
  };

  const [empty] = runOnce(() => classify([new Float32Array(PIXELS)]));
  if (!empty.probabilities.every(Number.isFinite)) {
    throw new ModelError('damaged', 'the network does not answer with numbers');
  }
  return {
    origin,
    classify,
    threshold,
    weights,
    sha256: String(sha256?.weights),
    tensorCount: () => memory().numTensors,
    dispose: () => model.dispose(),
  };
}

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
 * @template Result
 * @param {() => Result} classify
 * @throws {ModelError} when the network, though it could be built, cannot be run
 */
function runOnce(classify) {
  try {
    return classify();
  } catch (cause) {
    throw new ModelError('wrong', 'TensorFlow.js cannot run the network', cause);
  }
}

/**
 * The hidden and the output layer.
 *
 * @param {import('@tensorflow/tfjs-layers').LayersModel} model
 * @param {'shipped' | 'trained'} origin
 * @throws {ModelError} when the network is not 784-128-10, or for one trained in the page 784-H-10
 */
function denseLayers(model, origin) {
  const layers = model.layers.filter((layer) => layer instanceof Dense);
  const pixels = model.inputs[0].shape.slice(1).reduce((a, b) => Number(a) * Number(b), 1);
  const sizes = [pixels, ...layers.map((layer) => layer.outputShape.at(-1))];
  const hiddenUnits = origin === 'shipped' ? HIDDEN_UNITS : Number(sizes[1]);
  const needed = `${PIXELS}-${hiddenUnits}-${CLASSES}`;
  if (sizes.join('-') !== needed || hiddenUnits > MOST_HIDDEN_UNITS) {
    throw new ModelError('wrong', `the network is ${sizes.join('-')} instead of ${needed}`);
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
  const sums = Float64Array.from(outputBias);
  for (let i = 0; i < hidden.length; i++) {
    if (hidden[i] === 0) continue;
    for (let digit = 0; digit < CLASSES; digit++) {
      sums[digit] += hidden[i] * outputKernel[i * CLASSES + digit];
    }
  }
  return Float32Array.from(sums);
}
