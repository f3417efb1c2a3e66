/** How alike two directions are, and the small systems of equations that weigh likenesses. */

/**
 * A vector as a direction: its length is 1, or 0 when it is empty.
 * @param {ArrayLike<number>} values
 * @returns {Float64Array}
 */
export function unit(values) {
  const vector = Float64Array.from(values);
  const length = Math.sqrt(dot(vector, vector));
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b @param {number} [length] */
export function dot(a, b, length = a.length) {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[i] * b[i];
  return sum;
}

/**
 * Likeness from the cosine of two directions: 1 for the same, less with distance.
 * @param {number} cosine
 * @param {number} reach how much the cosine is below 1 where likeness has fallen to 1/e
 */
export const likeness = (cosine, reach) => Math.exp((cosine - 1) / reach);

/**
 * The next row of the Cholesky factor of a symmetric positive definite matrix.
 * @param {Float64Array[]} factor the rows before
 * @param {ArrayLike<number>} row of the matrix, up to its diagonal
 * @returns {Float64Array}
 */
export function choleskyRow(factor, row) {
  const i = factor.length;
  const next = new Float64Array(i + 1);
  for (let j = 0; j < i; j++) next[j] = (row[j] - dot(next, factor[j], j)) / factor[j][j];
  next[i] = Math.sqrt(row[i] - dot(next, next, i));
  return next;
}

/**
 * Solves L y = b.
 * @param {Float64Array[]} factor L, lower triangular
 * @param {ArrayLike<number>} b
 */
export function solveLower(factor, b) {
  const y = new Float64Array(factor.length);
  factor.forEach((row, i) => {
    y[i] = (b[i] - dot(row, y, i)) / row[i];
  });
  return y;
}

/**
 * Solves Lᵀ x = y.
 * @param {Float64Array[]} factor L, lower triangular
 * @param {ArrayLike<number>} y
 */
export function solveUpper(factor, y) {
  const x = Float64Array.from(y);
  for (let i = factor.length - 1; i >= 0; i--) {
    x[i] /= factor[i][i];
    for (let j = 0; j < i; j++) x[j] -= factor[i][j] * x[i];
  }
  return x;
}

/**
 * Solves A x = b for each b.
 * @param {number[][]} matrix A, symmetric positive definite
 * @param {ArrayLike<number>[]} sides
 * @returns {Float64Array[]}
 */
export function solve(matrix, sides) {
  /** @type {Float64Array[]} */
  const factor = [];
  for (const row of matrix) factor.push(choleskyRow(factor, row));
  return sides.map((side) => solveUpper(factor, solveLower(factor, side)));
}
