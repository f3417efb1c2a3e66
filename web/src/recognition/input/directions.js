/**
 * What the network sees of an image: how strongly ink runs in each of four directions, and where.
 *
 * The counterpart of Python's `directions`, the numeric reference: the last step before the network, for all
 * that it reads (gradient direction features, Liu et al. 2003, "Handwritten digit recognition: benchmarking
 * of state-of-the-art techniques").
 */
import { IMAGE_SIDE, PIXELS } from '../network/shape.js';

/** Pixels a row, with a margin of paper on both sides. */
const WIDTH = IMAGE_SIDE + 2;

/**
 * The lines of an image by their direction, in blocks of two by two squares: row by row, how much runs
 * upright, level, rising and falling there.
 *
 * @param {ArrayLike<number>} image 28x28 greys, row by row: 0 is paper, 1 is ink
 * @returns {Float64Array} 28x28 squares, from 0 to about 1
 */
export function directions(image) {
  const squares = new Float64Array(PIXELS);
  eachGradient(image, (pixel, across, down) => {
    if (across === 0 && down === 0) return;
    // Along the axes: upright lines (positive) or level ones; along the diagonals: rising or falling ones.
    const straight = Math.abs(across) - Math.abs(down);
    const diagonal = (Math.abs(across + down) - Math.abs(across - down)) / Math.SQRT2;
    const { blocks, shares } = NEAR[pixel];
    for (let i = 0; i < blocks.length; i++) {
      squares[blocks[i] + straightSquare(straight)] += shares[i] * Math.abs(straight);
      squares[blocks[i] + diagonalSquare(diagonal)] += shares[i] * Math.abs(diagonal);
    }
  });
  return squares;
}

/** Which square of a block a part of the gradient counts for. @param {number} part */
export const straightSquare = (part) => (part > 0 ? 0 : 1);
/** @param {number} part */
export const diagonalSquare = (part) => IMAGE_SIDE + (part > 0 ? 0 : 1);

/**
 * The blocks that a pixel counts for, by their first square: its own, and the nearest ones beside it; and
 * how much (a binomial filter of 4 x 4 pixels, halved).
 */
export const NEAR = Array.from({ length: PIXELS }, (_, pixel) => {
  const near = nearBlocks(Math.floor(pixel / IMAGE_SIDE)).flatMap(([row, ofRow]) =>
    nearBlocks(pixel % IMAGE_SIDE).map(([column, ofColumn]) => [
      row * IMAGE_SIDE + column,
      (ofRow * ofColumn) / 64,
    ]),
  );
  return { blocks: near.map(([block]) => block), shares: near.map(([, share]) => share) };
});

/** @param {number} place of a pixel in its row or column */
function nearBlocks(place) {
  const own = place - (place % 2);
  const beside = place % 2 ? own + 2 : own - 2;
  return [
    [own, 3],
    [beside, 1],
  ].filter(([block]) => block >= 0 && block < IMAGE_SIDE);
}

/**
 * The gradient of each pixel (I. Sobel and G. Feldman 1968).
 *
 * @param {ArrayLike<number>} image
 * @param {(pixel: number, across: number, down: number) => void} visit
 */
export function eachGradient(image, visit) {
  const paper = new Float64Array(WIDTH * WIDTH);
  for (let row = 0; row < IMAGE_SIDE; row++) {
    for (let column = 0; column < IMAGE_SIDE; column++) {
      paper[(row + 1) * WIDTH + column + 1] = image[row * IMAGE_SIDE + column];
    }
  }
  for (let row = 0; row < IMAGE_SIDE; row++) {
    for (let column = 0; column < IMAGE_SIDE; column++) {
      const at = (row + 1) * WIDTH + column + 1;
      const [above, below] = [at - WIDTH, at + WIDTH];
      const falling = paper[below + 1] - paper[above - 1];
      const rising = paper[above + 1] - paper[below - 1];
      const across = (falling + rising + 2 * (paper[at + 1] - paper[at - 1])) / 4;
      const down = (falling - rising + 2 * (paper[below] - paper[above])) / 4;
      visit(row * IMAGE_SIDE + column, across, down);
    }
  }
}
