/**
 * The product of two matrices, as a kernel of TensorFlow.js' CPU backend that skips zeros.
 *
 * Most squares of a digit are paper, and about half the neurons are dark: most products of a training
 * step are with zero. Without them, and four rows at a time, a step takes a fifth of the time that it
 * takes with the kernel that comes with the backend.
 */

import { BatchMatMul } from '@tensorflow/tfjs-core';

const AT_ONCE = 4;

/**
 * @param {{inputs: any, backend: any, attrs: any}} call of two matrices; `transposeA` and `transposeB`
 *   as in `tf.matMul`
 */
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

/** @type {import('@tensorflow/tfjs-core').KernelConfig} */
export const matMulConfig = {
  kernelName: BatchMatMul,
  backendName: 'cpu',
  kernelFunc: /** @type {any} */ (matMul),
};
