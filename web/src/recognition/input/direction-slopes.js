/** Back from directions to greys: how what is computed of the squares changes with each pixel of the image. */
import { FALLING, INK, NEAR, RISING, UPRIGHT, eachGradient } from './directions.js';
import { IMAGE_SIDE, PIXELS } from '../network/shape.js';

/** A gradient across upright, rising and falling lines. @param {number} across @param {number} down */
function acrossLines(across, down) {
  const part = down / Math.sqrt(3);
  return [2 * part, across - part, across + part];
}

/** How much a pixel counts for the gradient of one near it, across and down, and along the lines. */
const AROUND = [-1, 0, 1].flatMap((y) =>
  [-1, 0, 1].map((x) => ({
    x,
    y,
    along: acrossLines((x * (2 - y * y)) / 4, (y * (2 - x * x)) / 4),
  })),
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
  const slopes = new Float64Array(PIXELS);
  eachGradient(image, (pixel, across, down) => {
    const { blocks, shares } = NEAR[pixel];
    const given = (/** @type {number} */ square) =>
      blocks.reduce((sum, block, i) => sum + shares[i] * ofSquares[block + square], 0);
    slopes[pixel] += given(INK);
    const [upright, rising, falling] = [UPRIGHT, RISING, FALLING].map(given);
    // Of each line's square, half of what it gains by the gradient along the others less that along itself.
    const gains = [
      (rising + falling - upright) / 2,
      (falling + upright - rising) / 2,
      (upright + rising - falling) / 2,
    ];
    const values = acrossLines(across, down);
    const [column, row] = [pixel % IMAGE_SIDE, Math.floor(pixel / IMAGE_SIDE)];
    for (const { x, y, along } of AROUND) {
      if (column + x < 0 || column + x >= IMAGE_SIDE || row + y < 0 || row + y >= IMAGE_SIDE)
        continue;
      slopes[(row + y) * IMAGE_SIDE + column + x] += gains.reduce(
        (sum, gain, i) => sum + gain * rate(values[i], along[i]),
        0,
      );
    }
  });
  return slopes;
}

/** How fast the absolute value of something grows that grows by so much. @param {number} value @param {number} by */
const rate = (value, by) => (value === 0 ? Math.abs(by) : Math.sign(value) * by);
