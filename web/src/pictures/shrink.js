/**
 * The light of a picture at a size that is quick to search. In our own arithmetic, because browsers make
 * pictures smaller in ways of their own; in bands, so that a large picture is never held whole.
 */

/** @typedef {import('./types.js').Field} Field */
/** @typedef {import('./types.js').Pixels} Pixels */

/** Pixels that are kept: digits of 15 pixels are still read in a photograph of 4,000 by 3,000. */
export const MOST_PIXELS = 6e6;
const BAND = 256; // rows

/**
 * Every pixel of the result is the mean of the area that it covers.
 * @param {number} width of the picture
 * @param {number} height
 * @param {(top: number, rows: number) => ArrayLike<number>} readBand RGBA, 0 to 255, of some rows
 * @returns {Field} 0 is black, 1 is white, as in `luma`; at most MOST_PIXELS
 */
export function shrink(width, height, readBand) {
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)));
  const [toWidth, toHeight] = [width, height].map((side) => Math.max(1, Math.floor(side * scale)));
  const values = new Float32Array(toWidth * toHeight);
  const columns = shares(width, toWidth);
  const rows = shares(height, toHeight);
  const line = new Float32Array(toWidth);
  for (let top = 0; top < height; top += BAND) {
    const count = Math.min(BAND, height - top);
    const band = readBand(top, count);
    for (let y = 0; y < count; y++) {
      line.fill(0);
      for (let x = 0, i = 4 * y * width; x < width; x++, i += 4) {
        const light = luma(band[i], band[i + 1], band[i + 2], band[i + 3]);
        const at = columns.first[x];
        line[at] += light * columns.share[x];
        if (at + 1 < toWidth) line[at + 1] += light * columns.rest[x];
      }
      const start = rows.first[top + y] * toWidth;
      const [share, rest] = [rows.share[top + y], rows.rest[top + y]];
      for (let x = 0; x < toWidth; x++) values[start + x] += line[x] * share;
      if (rest > 0 && start + toWidth < values.length) {
        for (let x = 0; x < toWidth; x++) values[start + toWidth + x] += line[x] * rest;
      }
    }
  }
  return { width: toWidth, height: toHeight, values };
}

/** The light of pixels that are in memory. @param {Pixels} pixels @returns {Field} */
export const lightOf = ({ width, height, data }) =>
  shrink(width, height, (top, rows) =>
    'subarray' in data
      ? /** @type {Uint8ClampedArray} */ (data).subarray(4 * top * width, 4 * (top + rows) * width)
      : Array.from(data).slice(4 * top * width, 4 * (top + rows) * width),
  );

/**
 * Light of a colour (ITU-R BT.709); what is transparent lies on white paper.
 * @param {number} red @param {number} green @param {number} blue @param {number} alpha all 0 to 255
 */
function luma(red, green, blue, alpha) {
  const light = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  return 1 + (alpha / 255) * (light - 1);
}

/**
 * For each old pixel the first new one that it lies in, and what it adds to the mean of that and of the next.
 * @param {number} from @param {number} to fewer, or as many
 */
function shares(from, to) {
  const first = new Int32Array(from);
  const share = new Float64Array(from);
  const rest = new Float64Array(from);
  const step = to / from;
  for (let i = 0; i < from; i++) {
    first[i] = Math.min(to - 1, Math.floor(i * step));
    const inside = Math.min(step, first[i] + 1 - i * step);
    share[i] = inside;
    rest[i] = step - inside;
  }
  return { first, share, rest };
}
