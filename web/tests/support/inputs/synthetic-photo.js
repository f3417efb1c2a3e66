/** Makes pictures for tests: ink on paper, with the faults that photographs have. */
import { mulberry32 } from './random.js';

/** @typedef {import('../../../src/recognition/types.js').Point} Point */
/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */
/** @typedef {(x: number, y: number) => number} Plane value at a place, in pixels */

/**
 * @param {object} sheet
 * @param {number} [sheet.width]
 * @param {number} [sheet.height]
 * @param {Plane} [sheet.ink] 0 is paper, 1 is ink
 * @param {Plane} [sheet.light] on the paper, 0 to 1
 * @param {number} [sheet.black] light that ink gives back, 0 to 1
 * @param {number} [sheet.noise] 0 to 1
 * @param {boolean} [sheet.negative] light ink on dark paper
 */
export function photo({
  width = 320,
  height = 240,
  ink = () => 0,
  light = () => 0.9,
  black = 0.2,
  noise = 0,
  negative = false,
}) {
  const random = mulberry32(5);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value =
        light(x, y) * (1 - ink(x, y) * (1 - black)) +
        noise * (random() + random() + random() - 1.5);
      const shown = 255 * (negative ? 1 - value : value);
      data.set([shown, shown, shown, 255], 4 * (y * width + x));
    }
  }
  return { width, height, data };
}

/**
 * Strokes drawn with a round pen.
 * @param {Stroke[]} strokes in pixels
 * @param {number} pen width in pixels
 * @returns {Plane}
 */
export function penLines(strokes, pen) {
  const pieces = strokes.flatMap((stroke) => stroke.slice(1).map((to, i) => [stroke[i], to]));
  return (x, y) => {
    const nearest = pieces.reduce((least, [from, to]) => {
      const along = [to[0] - from[0], to[1] - from[1]];
      const length = along[0] ** 2 + along[1] ** 2 || 1;
      const share = ((x - from[0]) * along[0] + (y - from[1]) * along[1]) / length;
      const t = Math.min(1, Math.max(0, share));
      const gap = Math.hypot(x - from[0] - t * along[0], y - from[1] - t * along[1]);
      return Math.min(least, gap);
    }, Infinity);
    return Math.min(1, Math.max(0, pen / 2 + 0.5 - nearest));
  };
}

/**
 * A 28x28 picture, enlarged.
 * @param {ArrayLike<number>} picture 784 values, 0 to 255
 * @param {number} left
 * @param {number} top
 * @param {number} scale
 * @returns {Plane}
 */
export function enlarged(picture, left, top, scale) {
  const at = (/** @type {number} */ column, /** @type {number} */ row) =>
    column < 0 || row < 0 || column > 27 || row > 27 ? 0 : picture[row * 28 + column] / 255;
  return (x, y) => {
    const [u, v] = [(x - left) / scale - 0.5, (y - top) / scale - 0.5];
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [right, down] = [u - column, v - row];
    return (
      (at(column, row) * (1 - right) + at(column + 1, row) * right) * (1 - down) +
      (at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right) * down
    );
  };
}

/**
 * With the printed lines of the paper.
 * @param {Plane} ink
 * @param {{apart: number, dark: number, squared?: boolean}} lines apart: pixels; dark: 0 is paper, 1 is ink
 * @returns {Plane}
 */
export function ruling(ink, { apart, dark, squared = false }) {
  const isLine = (/** @type {number} */ at) => ((at % apart) + apart) % apart < 1.5;
  return (x, y) => Math.max(ink(x, y), isLine(y) || (squared && isLine(x)) ? dark : 0);
}

/**
 * @param {Plane} plane
 * @param {number} degrees clockwise
 * @param {number[]} middle x and y that stay
 * @returns {Plane}
 */
export function turned(plane, degrees, [middleX, middleY]) {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (x, y) => {
    const [dx, dy] = [x - middleX, y - middleY];
    return plane(middleX + cos * dx + sin * dy, middleY + cos * dy - sin * dx);
  };
}
