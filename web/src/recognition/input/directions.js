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

const ROOT = Math.sqrt(3);
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
  const squares = new Float64Array(PIXELS);
  eachGradient(image, (pixel, across, down) => {
    const ink = image[pixel];
    if (ink === 0 && across === 0 && down === 0) return;
    // Across each direction: nothing for a line that runs across it. The largest is the sum of the others.
    const part = down / ROOT;
    const upright = Math.abs(2 * part);
    const rising = Math.abs(across - part);
    const falling = Math.abs(across + part);
    // Rounding may leave less than 0.
    const ofUpright = Math.max(0, (rising + falling - upright) / 2);
    const ofRising = Math.max(0, (falling + upright - rising) / 2);
    const ofFalling = Math.max(0, (upright + rising - falling) / 2);
    const { blocks, shares } = NEAR[pixel];
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i];
      const share = shares[i];
      squares[block + INK] += share * ink;
      squares[block + UPRIGHT] += share * ofUpright;
      squares[block + RISING] += share * ofRising;
      squares[block + FALLING] += share * ofFalling;
    }
  });
  return squares;
}

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
