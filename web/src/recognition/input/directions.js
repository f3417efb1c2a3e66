/**
 * What the network sees of an image: how dark it is, and where lines run in three directions.
 *
 * The counterpart of Python's `directions`, the numeric reference: the last step before the network, for all
 * that it reads (gradient direction features, Liu et al. 2003, "Handwritten digit recognition: benchmarking
 * of state-of-the-art techniques").
 */
import { IMAGE_SIDE, PIXELS } from '../network/shape.js';

/** The squares of a block, row by row, from its first. */
export const INK = 0;
export const UPRIGHT = 1;
export const RISING = IMAGE_SIDE;
export const FALLING = IMAGE_SIDE + 1;

export const ROOT = Math.sqrt(3);
/** Pixels a row, with a margin of paper on both sides. */
const WIDTH = IMAGE_SIDE + 2;

/**
 * Ink and lines of an image, in blocks of two by two squares: row by row, ink, and how much runs upright,
 * rises by 30 degrees to the right, and falls so. A level line is half rising, half falling.
 *
 * @param {ArrayLike<number>} image 28x28 greys, row by row: 0 is paper, 1 is ink
 * @returns {Float64Array} 28x28 squares, from 0 to about 1
 */
export function directions(image) {
  const ofUpright = new Float64Array(PIXELS);
  const ofRising = new Float64Array(PIXELS);
  const ofFalling = new Float64Array(PIXELS);
  eachGradient(image, (pixel, across, down) => {
    if (across === 0 && down === 0) return;
    // Across each direction: nothing for a line that runs across it. The largest is the sum of the others.
    const part = down / ROOT;
    const upright = Math.abs(2 * part);
    const rising = Math.abs(across - part);
    const falling = Math.abs(across + part);
    // Rounding may leave less than 0.
    ofUpright[pixel] = Math.max(0, (rising + falling - upright) / 2);
    ofRising[pixel] = Math.max(0, (falling + upright - rising) / 2);
    ofFalling[pixel] = Math.max(0, (upright + rising - falling) / 2);
  });
  const squares = new Float64Array(PIXELS);
  halve(image, squares, INK);
  halve(ofUpright, squares, UPRIGHT);
  halve(ofRising, squares, RISING);
  halve(ofFalling, squares, FALLING);
  return squares;
}

/** Which part of its block a square is: 0 ink, 1 upright, 2 rising, 3 falling lines. @param {number} square */
export const partOf = (square) => 2 * (Math.floor(square / IMAGE_SIDE) % 2) + (square % 2);

/**
 * Smooths by a binomial filter of 4 x 4 pixels and halves: what comes of each block goes into one of its squares.
 *
 * @param {ArrayLike<number>} values of the 784 pixels
 * @param {Float64Array} squares gets what comes of them
 * @param {number} part which square of each block, from its first
 */
function halve(values, squares, part) {
  const rows = new Float64Array(PIXELS / 2); // halved across only
  for (let i = 0; i < rows.length; i++) {
    const at = 2 * i;
    const column = at % IMAGE_SIDE;
    rows[i] =
      (column > 0 ? values[at - 1] : 0) +
      3 * (values[at] + values[at + 1]) +
      (column < IMAGE_SIDE - 2 ? values[at + 2] : 0);
  }
  const side = IMAGE_SIDE / 2;
  for (let row = 0; row < IMAGE_SIDE; row += 2) {
    for (let block = 0; block < side; block++) {
      const at = row * side + block;
      squares[row * IMAGE_SIDE + 2 * block + part] =
        ((row > 0 ? rows[at - side] : 0) +
          3 * (rows[at] + rows[at + side]) +
          (row < IMAGE_SIDE - 2 ? rows[at + 2 * side] : 0)) /
        64;
    }
  }
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
      const above = at - WIDTH;
      const below = at + WIDTH;
      const falling = paper[below + 1] - paper[above - 1];
      const rising = paper[above + 1] - paper[below - 1];
      const across = (falling + rising + 2 * (paper[at + 1] - paper[at - 1])) / 4;
      const down = (falling - rising + 2 * (paper[below] - paper[above])) / 4;
      visit(row * IMAGE_SIDE + column, across, down);
    }
  }
}
