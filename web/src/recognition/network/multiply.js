/**
 * The product of two matrices of which the first is half zeros, as all are here: most squares of a digit are paper,
 * and about half the neurons are dark. Zeros are skipped, and of the others four rows taken at a time.
 */

const AT_ONCE = 4;

/** @typedef {Float32Array | Float64Array} Numbers row by row */

/**
 * @template {Numbers} [Product=Float32Array<ArrayBuffer>]
 * @param {Numbers} left
 * @param {Numbers} right
 * @param {object} shape of the product: so many rows and columns, each number a sum of so many
 * @param {number} shape.rows
 * @param {number} shape.inner
 * @param {number} shape.columns
 * @param {boolean} [shape.isTransposed] whether `left` is given column by column
 * @param {Product} [product] what it is added to: so many numbers
 * @returns {Product}
 */
export function multiply(
  left,
  right,
  { rows, inner, columns, isTransposed = false },
  product = /** @type {any} */ (new Float32Array(rows * columns)),
) {
  const [rowStep, innerStep] = isTransposed ? [1, rows] : [inner, 1];
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

/** @param {Numbers} values @param {number} rows @param {number} columns @returns {Float32Array} */
export function transpose(values, rows, columns) {
  const transposed = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      transposed[column * rows + row] = values[row * columns + column];
    }
  }
  return transposed;
}
