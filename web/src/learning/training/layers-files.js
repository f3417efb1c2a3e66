/** Writes a network as TensorFlow.js layers files, as the exporter of this project does. */

import { BLANK, sha256 } from '../../recognition/network/checksums.js';
import { CLASSES, IMAGE_SIDE, PIXELS } from '../../recognition/network/shape.js';

const WEIGHTS_NAME = 'weights.bin';

/** @typedef {Map<string, Blob>} LayersFiles by name: `model.json` and the file of weights */

/**
 * @param {import('../../recognition/types.js').Weights} weights
 * @param {number} threshold of the logit margin
 * @returns {Promise<LayersFiles>}
 */
export async function layersFiles(weights, threshold) {
  const hiddenUnits = weights.hiddenBias.length;
  const { hiddenKernel, hiddenBias, outputKernel, outputBias } = weights;
  const arrays = [hiddenKernel, hiddenBias, outputKernel, outputBias];
  const bytes = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const array of arrays) {
    bytes.set(array, end);
    end += array.length;
  }
  const spec = (/** @type {string} */ name, /** @type {number[]} */ ...shape) => ({
    name,
    shape,
    dtype: 'float32',
  });
  const text = JSON.stringify({
    format: 'layers-model',
    generatedBy: 'Handwritten digits: trained in the page with TensorFlow.js',
    userDefinedMetadata: {
      scoreThreshold: threshold,
      sha256: { weights: await sha256(new Uint8Array(bytes.buffer)), model: BLANK },
    },
    modelTopology: topology(hiddenUnits),
    weightsManifest: [
      {
        paths: [WEIGHTS_NAME],
        weights: [
          spec('hidden/kernel', PIXELS, hiddenUnits),
          spec('hidden/bias', hiddenUnits),
          spec('output/kernel', hiddenUnits, CLASSES),
          spec('output/bias', CLASSES),
        ],
      },
    ],
  });
  const ofModel = await sha256(new TextEncoder().encode(text));
  return new Map([
    ['model.json', new Blob([text.replace(BLANK, ofModel)], { type: 'application/json' })],
    [WEIGHTS_NAME, new Blob([bytes.buffer], { type: 'application/octet-stream' })],
  ]);
}

/** The Keras network 784-H-10, as the shipped one. @param {number} hiddenUnits */
function topology(hiddenUnits) {
  const dense = (
    /** @type {string} */ name,
    /** @type {number} */ units,
    /** @type {string} */ activation,
  ) => ({
    class_name: 'Dense',
    config: { name, units, activation, use_bias: true },
  });
  const layers = [
    {
      class_name: 'InputLayer',
      config: {
        name: 'picture',
        batch_input_shape: [null, IMAGE_SIDE, IMAGE_SIDE],
        dtype: 'float32',
      },
    },
    { class_name: 'Flatten', config: { name: 'flatten' } },
    dense('hidden', hiddenUnits, 'relu'),
    dense('output', CLASSES, 'softmax'),
  ];
  return { model_config: { class_name: 'Sequential', config: { name: 'digits', layers } } };
}
