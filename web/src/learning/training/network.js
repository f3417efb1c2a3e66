/**
 * A network 784-H-10 that learns: TensorFlow.js runs it and finds the gradient of its loss.
 *
 * The one file outside `recognition/network/` that imports TensorFlow.js; it runs in a worker. It takes only
 * the kernels and gradients that a step needs.
 */

import {
  add,
  matMul,
  memory,
  registerGradient,
  registerKernel,
  relu,
  setBackend,
  tensor,
  tidy,
  variable,
  variableGrads,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu/dist/base';
import { addConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Add';
import { castConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Cast';
import { expConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Exp';
import { identityConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import { logConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Log';
import { maxConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Max';
import { multiplyConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Multiply';
import { negConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Neg';
import { realDivConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/RealDiv';
import { reluConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Relu';
import { reshapeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape';
import { stepConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Step';
import { subConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sub';
import { sumConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sum';
import { addGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Add_grad';
import { batchMatMulGradConfig } from '@tensorflow/tfjs-core/dist/gradients/BatchMatMul_grad';
import { castGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Cast_grad';
import { divGradConfig } from '@tensorflow/tfjs-core/dist/gradients/RealDiv_grad';
import { multiplyGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Multiply_grad';
import { reluGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Relu_grad';
import { reshapeGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Reshape_grad';
import { sumGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Sum_grad';
import { softmaxCrossEntropy } from '@tensorflow/tfjs-core/dist/ops/losses/softmax_cross_entropy';
import { matMulConfig } from '../../recognition/network/matmul-kernels.js';
import { CLASSES, PIXELS } from '../../recognition/network/shape.js';

const KERNELS = [
  addConfig,
  castConfig,
  expConfig,
  identityConfig,
  logConfig,
  matMulConfig,
  maxConfig,
  multiplyConfig,
  negConfig,
  realDivConfig,
  reluConfig,
  reshapeConfig,
  stepConfig,
  subConfig,
  sumConfig,
];
const GRADIENTS = [
  addGradConfig,
  batchMatMulGradConfig,
  castGradConfig,
  divGradConfig,
  multiplyGradConfig,
  reluGradConfig,
  reshapeGradConfig,
  sumGradConfig,
];
for (const kernel of KERNELS) registerKernel(kernel);
for (const gradient of GRADIENTS) registerGradient(gradient);

/** How much of the last step goes into the next one (Polyak 1964, the heavy ball method). */
const MOMENTUM = 0.9;
/** Fainter noise at first than Glorot's: what is learned outgrows it, which one sees in the patterns. */
const FAINT = 0.2;

/** @typedef {import('../../recognition/types.js').Weights} Weights */
/** @typedef {Awaited<ReturnType<typeof createNetwork>>} Network */

/** Tensors in memory, to see that none is left behind. */
export const tensorCount = () => memory().numTensors;

/**
 * @param {number} hiddenUnits
 * @param {() => number} random numbers from 0 to 1, for the first weights (Glorot and Bengio 2010,
 *   "Understanding the difficulty of training deep feedforward neural networks")
 */
export async function createNetwork(hiddenUnits, random) {
  await setBackend('cpu');
  const glorot = (/** @type {number} */ inputs, /** @type {number} */ outputs, scale = 1) => {
    const most = scale * Math.sqrt(6 / (inputs + outputs));
    const values = Float32Array.from({ length: inputs * outputs }, () => most * (2 * random() - 1));
    return variable(tensor(values, [inputs, outputs]));
  };
  const zeros = (/** @type {number} */ length) => variable(tensor(new Float32Array(length)));
  const [hiddenKernel, hiddenBias, outputKernel, outputBias] = tidy(() => [
    glorot(PIXELS, hiddenUnits, FAINT),
    zeros(hiddenUnits),
    glorot(hiddenUnits, CLASSES),
    zeros(CLASSES),
  ]);
  const variables = [hiddenKernel, hiddenBias, outputKernel, outputBias];
  const velocities = variables.map(({ size }) => new Float32Array(size));

  const logitsOf = (/** @type {Float32Array} */ images) => {
    const input = tensor(images, [images.length / PIXELS, PIXELS]);
    const hidden = relu(add(matMul(input, hiddenKernel), hiddenBias));
    return add(matMul(hidden, outputKernel), outputBias);
  };

  return {
    /**
     * One step down the gradient of the loss, by stochastic gradient descent with momentum.
     *
     * @param {Float32Array} images 784 greys each, normalised
     * @param {ArrayLike<number>} labels
     * @param {number} learningRate
     * @returns {number} the loss before the step: mean cross-entropy, in nats
     */
    step: (images, labels, learningRate) =>
      tidy(() => {
        const targets = new Float32Array(CLASSES * labels.length);
        for (let i = 0; i < labels.length; i++) targets[CLASSES * i + labels[i]] = 1;
        const { value, grads } = variableGrads(() =>
          softmaxCrossEntropy(tensor(targets, [labels.length, CLASSES]), logitsOf(images)),
        );
        variables.forEach((weights, i) => {
          const gradient = grads[weights.name].dataSync();
          const stepped = Float32Array.from(weights.dataSync());
          for (let k = 0; k < stepped.length; k++) {
            velocities[i][k] = MOMENTUM * velocities[i][k] - learningRate * gradient[k];
            stepped[k] += velocities[i][k];
          }
          weights.assign(tensor(stepped, weights.shape));
        });
        return value.dataSync()[0];
      }),

    /** @param {Float32Array} images @returns {Float32Array} ten logits each */
    logits: (images) =>
      /** @type {Float32Array} */ (tidy(() => logitsOf(images).dataSync().slice())),

    /** @returns {Weights} a copy */
    weights() {
      const [kernel, bias, outgoing, outgoingBias] = variables.map(
        (weights) => /** @type {Float32Array} */ (weights.dataSync().slice()),
      );
      return {
        hiddenKernel: kernel,
        hiddenBias: bias,
        outputKernel: outgoing,
        outputBias: outgoingBias,
      };
    },

    dispose() {
      for (const weights of variables) weights.dispose();
    },
  };
}
