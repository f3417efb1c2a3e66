/** Arithmetic on fields: pictures of one number a pixel. */

/** @typedef {import('./types.js').Field} Field */

/**
 * @param {Field} field
 * @param {(value: number, i: number) => number} change
 * @returns {Field}
 */
export const mapField = ({ width, height, values }, change) => ({
  width,
  height,
  values: values.map(change),
});

/**
 * Mean over a square around each pixel, by an integral image (F. Crow 1984, "Summed-area tables for
 * texture mapping"); at the rim only over what lies inside.
 * @param {Field} field
 * @param {number} radius the square has 2 * radius + 1 pixels a side
 * @returns {Field}
 */
export function localMean({ width, height, values }, radius) {
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += values[y * width + x];
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
    }
  }
  const means = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - radius), Math.min(height, y + radius + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)];
      const sum =
        sums[bottom * stride + right] -
        sums[bottom * stride + left] -
        sums[top * stride + right] +
        sums[top * stride + left];
      means[y * width + x] = sum / ((right - left) * (bottom - top));
    }
  }
  return { width, height, values: means };
}

/**
 * Changes the size; every new pixel is the mean of the area that it covers.
 * @param {Field} field
 * @param {number} scale
 * @returns {Field}
 */
export function resize(field, scale) {
  const width = Math.max(1, Math.round(field.width * scale));
  const height = Math.max(1, Math.round(field.height * scale));
  const rows = resizeRows(field, width);
  return transpose(resizeRows(transpose(rows), height));
}

/** @param {Field} field @param {number} to new width @returns {Field} */
function resizeRows({ width, height, values }, to) {
  const result = new Float32Array(to * height);
  const step = width / to;
  for (let column = 0; column < to; column++) {
    const [start, end] = [column * step, (column + 1) * step];
    for (let x = Math.floor(start); x < Math.min(width, Math.ceil(end)); x++) {
      const share = (Math.min(end, x + 1) - Math.max(start, x)) / step;
      for (let y = 0; y < height; y++) result[y * to + column] += share * values[y * width + x];
    }
  }
  return { width: to, height, values: result };
}

/** @param {Field} field @returns {Field} */
const transpose = ({ width, height, values }) => ({
  width: height,
  height: width,
  values: values.map((_, i) => values[(i % height) * width + Math.floor(i / height)]),
});
