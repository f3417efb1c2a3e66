import { fused, matMul, registerKernel, setBackend, tensor, tidy } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu/dist/base';
import { identityConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import { reshapeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  fusedMatMulConfig,
  matMulConfig,
} from '../../../../src/recognition/network/matmul-kernels.js';
import { mulberry32 } from '../../../support/inputs/random.js';

beforeAll(async () => {
  for (const kernel of [identityConfig, reshapeConfig, matMulConfig, fusedMatMulConfig]) {
    registerKernel(kernel);
  }
  await setBackend('cpu');
});

const random = mulberry32(7);
const [ROWS, INNER, COLUMNS] = [3, 37, 10];
/** Half of it zeros, as paper and dark neurons are. @param {number} rows @param {number} columns */
const matrix = (rows, columns) =>
  Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => Math.max(0, random() - 0.5)),
  );
const left = matrix(ROWS, INNER);
const right = matrix(INNER, COLUMNS);
/** @param {number[][]} rows */
const transposed = (rows) => rows[0].map((_, i) => rows.map((row) => row[i]));
const product = left.map((row) =>
  transposed(right).map((column) => row.reduce((sum, value, i) => sum + value * column[i], 0)),
);

/** @param {() => import('@tensorflow/tfjs-core').Tensor} compute @param {number[][]} expected */
function expectClose(compute, expected) {
  const values = /** @type {number[][]} */ (tidy(() => compute().arraySync()));
  expect(values.length).toBe(expected.length);
  values.forEach((row, i) =>
    row.forEach((value, j) => expect(value).toBeCloseTo(expected[i][j], 5)),
  );
}

describe('the product of two matrices', () => {
  test.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('with the first transposed: %s, the second: %s', (first, second) => {
    const [a, b] = [first ? transposed(left) : left, second ? transposed(right) : right];
    expectClose(() => matMul(tensor(a), tensor(b), first, second), product);
  });
});

describe('a dense layer', () => {
  const bias = Array.from({ length: COLUMNS }, (_, i) => i - 5);
  const dense = (/** @type {any} */ activation, /** @type {number[]} */ ...biases) =>
    fused.matMul({
      a: tensor(left),
      b: tensor(right),
      bias: biases.length ? tensor(biases) : undefined,
      activation,
      transposeA: false,
      transposeB: false,
    });

  test('without a bias', () => expectClose(() => dense('linear'), product));

  test('with one, and ReLU', () => {
    const sums = product.map((row) => row.map((value, i) => value + bias[i]));
    expectClose(() => dense('linear', ...bias), sums);
    expect(Math.min(...sums.flat())).toBeLessThan(0);
    expectClose(
      () => dense('relu', ...bias),
      sums.map((row) => row.map((sum) => Math.max(0, sum))),
    );
  });

  test('with an activation that there is no kernel for', () => {
    expect(() => tidy(() => dense('elu', ...bias))).toThrow('no kernel for elu');
  });
});
