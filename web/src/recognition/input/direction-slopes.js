/** Back from directions to greys: how what is computed of the squares changes with each pixel of the image. */
import { FALLING, INK, RISING, ROOT, UPRIGHT, eachGradient } from './directions.js';
import { IMAGE_SIDE, PIXELS } from '../network/shape.js';

/** Of `halve`. */
const FILTER = [1, 3, 3, 1];

/** How much a pixel counts for the gradient of one near it: across upright, rising and falling lines. */
const AROUND = [-1, 0, 1].flatMap((y) =>
  [-1, 0, 1].map((x) => {
    const across = (x * (2 - y * y)) / 4;
    const part = (y * (2 - x * x)) / 4 / ROOT;
    return { x, y, upright: 2 * part, rising: across - part, falling: across + part };
  }),
);

/**
 * The chain rule through `directions`. An absolute value has two slopes where it is 0; what counts there is
 * that of added ink, because on paper none can be taken away.
 *
 * @param {ArrayLike<number>} image 784 greys
 * @param {ArrayLike<number>} ofSquares for each of the 784 squares, the slope of something
 * @returns {Float64Array} for each of the greys, the slope of the same
 */
export function slopesOfGreys(image, ofSquares) {
  const slopes = double(ofSquares, INK);
  const uprights = double(ofSquares, UPRIGHT);
  const risings = double(ofSquares, RISING);
  const fallings = double(ofSquares, FALLING);
  eachGradient(image, (pixel, across, down) => {
    const [ofUpright, ofRising, ofFalling] = [uprights[pixel], risings[pixel], fallings[pixel]];
    // Each gradient counts for the two other lines, and against its own.
    const acrossUpright = (ofRising + ofFalling - ofUpright) / 2;
    const acrossRising = (ofFalling + ofUpright - ofRising) / 2;
    const acrossFalling = (ofUpright + ofRising - ofFalling) / 2;
    const part = down / ROOT;
    const column = pixel % IMAGE_SIDE;
    const row = (pixel - column) / IMAGE_SIDE;
    for (const { x, y, upright, rising, falling } of AROUND) {
      const [toX, toY] = [column + x, row + y];
      if (toX < 0 || toX >= IMAGE_SIDE || toY < 0 || toY >= IMAGE_SIDE) continue;
      slopes[toY * IMAGE_SIDE + toX] +=
        acrossUpright * rate(2 * part, upright) +
        acrossRising * rate(across - part, rising) +
        acrossFalling * rate(across + part, falling);
    }
  });
  return slopes;
}

/**
 * Back through the filter that halves: each block gives to the pixels that counted for it, as they did.
 *
 * @param {ArrayLike<number>} ofSquares
 * @param {number} part which square of each block, from its first
 * @returns {Float64Array} for each of the 784 pixels
 */
function double(ofSquares, part) {
  const given = new Float64Array(PIXELS);
  for (let row = 0; row < IMAGE_SIDE; row += 2) {
    for (let column = 0; column < IMAGE_SIDE; column += 2) {
      const slope = ofSquares[row * IMAGE_SIDE + column + part] / 64;
      for (let y = Math.max(0, row - 1); y < Math.min(IMAGE_SIDE, row + 3); y++) {
        for (let x = Math.max(0, column - 1); x < Math.min(IMAGE_SIDE, column + 3); x++) {
          given[y * IMAGE_SIDE + x] += FILTER[y - row + 1] * FILTER[x - column + 1] * slope;
        }
      }
    }
  }
  return given;
}

/** How fast the absolute value of something grows that grows by so much. @param {number} value @param {number} by */
const rate = (value, by) => (value === 0 ? Math.abs(by) : value > 0 ? by : -by);
