/**
 * The product of two matrices, as kernels of TensorFlow.js' CPU backend that skip zeros.
 *
 * Most squares of a digit are paper, and about half the neurons are dark: most products are with zero. Without
 * them, and four rows at a time, an answer takes a fifth, and a step of training too, of the time that the kernels
 * take which come with the backend.
 */

import { BatchMatMul, _FusedMatMul } from '@tensorflow/tfjs-core';

const AT_ONCE = 4;

/**
 * @typedef {object} Call of a kernel
 * @property {any} inputs two matrices, `a` and `b`; fused: perhaps `bias` as well, a number for each column
 * @property {any} backend
 * @property {any} attrs `transposeA` and `transposeB` as in `tf.matMul`; fused: `activation`
 */

/** Like `tf.matMul`. @param {Call} call */
function matMul({ inputs: { a, b }, backend, attrs: { transposeA, transposeB } }) {
  const [rowsOfA, columnsOfA] = a.shape.slice(-2);
  const [rowsOfB, columnsOfB] = b.shape.slice(-2);
  const right = backend.data.get(b.dataId).values;
  const shape = {
    rows: transposeA ? columnsOfA : rowsOfA,
    inner: transposeA ? rowsOfA : columnsOfA,
    columns: transposeB ? rowsOfB : columnsOfB,
    rowStep: transposeA ? 1 : columnsOfA,
    innerStep: transposeA ? columnsOfA : 1,
  };
  const product = multiply(
    backend.data.get(a.dataId).values,
    transposeB ? transpose(right, rowsOfB, columnsOfB) : right,
    shape,
  );
  const batch = a.shape.length > 2 ? [1] : [];
  return backend.makeTensorInfo([...batch, shape.rows, shape.columns], 'float32', product);
}

/**
 * A dense layer: like `tf.fused.matMul`.
 * @param {Call} call
 * @throws {Error} on any activation but linear and ReLU
 */
function fusedMatMul({ inputs: { a, b, bias }, backend, attrs }) {
  const { activation } = attrs;
  if (!['linear', 'relu'].includes(activation)) throw new Error(`no kernel for ${activation}`);
  const sums = matMul({ inputs: { a, b }, backend, attrs });
  const { values } = backend.data.get(sums.dataId);
  const biases = bias ? backend.data.get(bias.dataId).values : [0];
  const least = activation === 'relu' ? 0 : -Infinity;
  for (let i = 0; i < values.length; i++) {
    values[i] = Math.max(least, values[i] + biases[i % biases.length]);
  }
  return sums;
}

/**
 * @param {Float32Array} left
 * @param {Float32Array} right row by row
 * @param {{rows: number, inner: number, columns: number, rowStep: number, innerStep: number}} shape of
 *   the product; steps are those from one number of `left` to the next
 */
function multiply(left, right, { rows, inner, columns, rowStep, innerStep }) {
  const product = new Float32Array(rows * columns);
  // Of a row of `left`: what is not zero, and where its row of `right` begins.
  const factors = new Float64Array(inner + AT_ONCE);
  const starts = new Int32Array(inner + AT_ONCE);
  for (let row = 0; row < rows; row++) {
    let count = 0;
    for (let k = 0; k < inner; k++) {
      const factor = left[row * rowStep + k * innerStep];
      if (factor === 0) continue;
      factors[count] = factor;
      starts[count++] = k * columns;
    }
    factors.fill(0, count, count + AT_ONCE);
    const to = row * columns;
    for (let i = 0; i < count; i += AT_ONCE) {
      const [a, b, c, d] = [factors[i], factors[i + 1], factors[i + 2], factors[i + 3]];
      const [p, q, r, s] = [starts[i], starts[i + 1], starts[i + 2], starts[i + 3]];
      for (let column = 0; column < columns; column++) {
        product[to + column] +=
          a * right[p + column] +
          b * right[q + column] +
          c * right[r + column] +
          d * right[s + column];
      }
    }
  }
  return product;
}

/** @param {Float32Array} values @param {number} rows @param {number} columns */
function transpose(values, rows, columns) {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = values[row * columns + column];
    }
  }
  return turned;
}

/** @typedef {import('@tensorflow/tfjs-core').KernelConfig} KernelConfig */

/**
 * @param {string} kernelName
 * @param {(call: Call) => any} kernelFunc
 * @returns {KernelConfig}
 */
const onCpu = (kernelName, kernelFunc) => ({
  kernelName,
  backendName: 'cpu',
  kernelFunc: /** @type {any} */ (kernelFunc),
});

export const matMulConfig = onCpu(BatchMatMul, matMul);
export const fusedMatMulConfig = onCpu(_FusedMatMul, fusedMatMul);
