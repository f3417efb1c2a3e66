/** Back from directions to greys: how what is computed of the squares changes with each pixel of the image. */
import { NEAR, diagonalSquare, eachGradient, straightSquare } from './directions.js';
import { IMAGE_SIDE, PIXELS } from '../network/shape.js';

/** How much a pixel counts for the gradient of one near it. @type {{x: number, y: number, across: number, down: number}[]} */
const AROUND = [-1, 0, 1].flatMap((y) =>
  [-1, 0, 1].map((x) => ({ x, y, across: (x * (2 - y * y)) / 4, down: (y * (2 - x * x)) / 4 })),
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
    const straight = Math.abs(across) - Math.abs(down);
    const diagonal = Math.abs(across + down) - Math.abs(across - down);
    const given = (/** @type {number} */ square) =>
      NEAR[pixel].blocks.reduce(
        (sum, block, i) => sum + NEAR[pixel].shares[i] * ofSquares[block + square],
        0,
      );
    const straights = [1, -1].map((sign) => given(straightSquare(sign)));
    const diagonals = [1, -1].map((sign) => given(diagonalSquare(sign)) / Math.SQRT2);
    const [column, row] = [pixel % IMAGE_SIDE, Math.floor(pixel / IMAGE_SIDE)];
    for (const near of AROUND) {
      const [x, y] = [column + near.x, row + near.y];
      if (x < 0 || x >= IMAGE_SIDE || y < 0 || y >= IMAGE_SIDE) continue;
      slopes[y * IMAGE_SIDE + x] +=
        slopeOfPair(straight, rate(across, near.across) - rate(down, near.down), straights) +
        slopeOfPair(
          diagonal,
          rate(across + down, near.across + near.down) -
            rate(across - down, near.across - near.down),
          diagonals,
        );
    }
  });
  return slopes;
}

/** How fast the absolute value of something grows that grows by so much. @param {number} value @param {number} by */
const rate = (value, by) => (value === 0 ? Math.abs(by) : Math.sign(value) * by);

/**
 * Of a part of the gradient that counts for one square where it is positive, for the other where it is not.
 *
 * @param {number} part
 * @param {number} by how fast it grows
 * @param {number[]} slopes of the two squares
 */
const slopeOfPair = (part, by, [positive, negative]) =>
  rate(part, by) * ((part || by) > 0 ? positive : negative);
