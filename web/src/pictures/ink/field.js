/** Arithmetic on fields: pictures of one number a pixel. */

/** @typedef {import('../types.js').Field} Field */

/**
 * @param {Field} field
 * @param {(value: number, i: number) => number} change
 * @returns {Field}
 */
export function mapField({ width, height, values }, change) {
  const result = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = change(values[i], i);
  return { width, height, values: result };
}

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
    const top = Math.max(0, y - radius);
    const bottom = Math.min(height, y + radius + 1);
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
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
 * The picture without dark strokes narrower than a window (a morphological closing): the largest value in the
 * window, then the smallest of those.
 * @param {Field} field
 * @param {number} radius the window has 2 * radius + 1 pixels a side
 * @returns {Field}
 */
export const closing = (field, radius) => smallest(largest(field, radius), radius);

/** The smallest value in a window around each pixel. @param {Field} field @param {number} radius @returns {Field} */
export const smallest = (field, radius) => largest(field, radius, -1);

/**
 * The largest value in a window around each pixel: along the rows, then along the columns, each in three
 * comparisons a pixel whatever the window (M. van Herk 1992, "A fast algorithm for local minimum and
 * maximum filters").
 * @param {Field} field
 * @param {number} radius the window has 2 * radius + 1 pixels a side
 * @param {1 | -1} [sign] -1: the smallest one
 * @returns {Field}
 */
export function largest({ width, height, values }, radius, sign = 1) {
  const result = values.slice();
  const length = Math.max(width, height) + 2 * radius;
  const line = new Float32Array(length);
  const forward = new Float32Array(length);
  const backward = new Float32Array(length);
  const window = 2 * radius + 1;
  /** @param {number} start @param {number} step @param {number} count */
  const sweep = (start, step, count) => {
    const end = count + 2 * radius;
    line.fill(-Infinity, 0, end);
    for (let i = 0; i < count; i++) line[i + radius] = sign * result[start + i * step];
    for (let block = 0; block < end; block += window) {
      const last = Math.min(block + window, end) - 1;
      forward[block] = line[block];
      for (let i = block + 1; i <= last; i++) {
        forward[i] = forward[i - 1] > line[i] ? forward[i - 1] : line[i];
      }
      backward[last] = line[last];
      for (let i = last - 1; i >= block; i--) {
        backward[i] = backward[i + 1] > line[i] ? backward[i + 1] : line[i];
      }
    }
    for (let i = 0; i < count; i++) {
      const ahead = forward[i + 2 * radius];
      result[start + i * step] = sign * (backward[i] > ahead ? backward[i] : ahead);
    }
  };
  for (let y = 0; y < height; y++) sweep(y * width, 1, width);
  for (let x = 0; x < width; x++) sweep(x, width, height);
  return { width, height, values: result };
}

/**
 * Changes the size; every new pixel is the mean of the area that it covers, or, where it is larger than the old
 * ones, lies between them.
 * @param {Field} field
 * @param {number} scale
 * @returns {Field}
 */
export function resize(field, scale) {
  const width = Math.max(1, Math.round(field.width * scale));
  const height = Math.max(1, Math.round(field.height * scale));
  return transpose(resizeRows(transpose(resizeRows(field, width)), height));
}

/** @param {Field} field @param {number} to new width @returns {Field} */
function resizeRows({ width, height, values }, to) {
  if (to === width) return { width, height, values };
  const columns = Array.from({ length: to }, (_, column) => covered(column, width / to, width));
  const result = new Float32Array(to * height);
  for (let y = 0; y < height; y++) {
    for (let column = 0; column < to; column++) {
      const { first, shares } = columns[column];
      const from = y * width + first;
      let sum = 0;
      for (let i = 0; i < shares.length; i++) sum = Math.fround(sum + shares[i] * values[from + i]);
      result[y * to + column] = sum;
    }
  }
  return { width: to, height, values: result };
}

/**
 * The old pixels that a new one lies on: of smaller ones, those within the step; of larger ones, the two that its
 * middle lies between.
 * @param {number} column
 * @param {number} step in old pixels
 * @param {number} width of the old picture
 * @returns {{first: number, shares: Float64Array}}
 */
function covered(column, step, width) {
  const middle = (column + 0.5) * step;
  const half = Math.max(step, 1) / 2;
  const [start, end] = [Math.max(0, middle - half), Math.min(width, middle + half)];
  const first = Math.floor(start);
  const shares = new Float64Array(Math.ceil(end) - first);
  for (let i = 0; i < shares.length; i++) {
    shares[i] = (Math.min(end, first + i + 1) - Math.max(start, first + i)) / (end - start);
  }
  return { first, shares };
}

/** @param {Field} field @returns {Field} */
function transpose({ width, height, values }) {
  const result = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result[x * height + y] = values[y * width + x];
  }
  return { width: height, height: width, values: result };
}

/**
 * Turned about the middle, at the same size; what comes in from outside repeats the rim.
 * @param {Field} field
 * @param {number} angle radians; a line that falls to the right by so much becomes level
 * @returns {Field}
 */
export function turn({ width, height, values }, angle) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const result = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - (width - 1) / 2, y - (height - 1) / 2];
      const u = Math.min(width - 1, Math.max(0, (width - 1) / 2 + cos * dx - sin * dy));
      const v = Math.min(height - 1, Math.max(0, (height - 1) / 2 + sin * dx + cos * dy));
      const left = Math.min(width - 2, Math.floor(u));
      const top = Math.min(height - 2, Math.floor(v));
      const at = Math.max(0, top) * width + Math.max(0, left);
      const right = width > 1 ? 1 : 0;
      const below = height > 1 ? width : 0;
      const [a, b] = [u - left, v - top];
      result[y * width + x] =
        (values[at] * (1 - a) + values[at + right] * a) * (1 - b) +
        (values[at + below] * (1 - a) + values[at + below + right] * a) * b;
    }
  }
  return { width, height, values: result };
}
