/** Back from directions to greys: how what is computed of the squares changes with each pixel of the image. */
import { FALLING, INK, NEAR, RISING, UPRIGHT, eachGradient } from './directions.js';
import { IMAGE_SIDE, PIXELS } from '../network/shape.js';

const ROOT = Math.sqrt(3);

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
  const slopes = new Float64Array(PIXELS);
  eachGradient(image, (pixel, across, down) => {
    let [ofInk, ofUpright, ofRising, ofFalling] = [0, 0, 0, 0];
    const { blocks, shares } = NEAR[pixel];
    for (let i = 0; i < blocks.length; i++) {
      ofInk += shares[i] * ofSquares[blocks[i] + INK];
      ofUpright += shares[i] * ofSquares[blocks[i] + UPRIGHT];
      ofRising += shares[i] * ofSquares[blocks[i] + RISING];
      ofFalling += shares[i] * ofSquares[blocks[i] + FALLING];
    }
    slopes[pixel] += ofInk;
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

/** How fast the absolute value of something grows that grows by so much. @param {number} value @param {number} by */
const rate = (value, by) => (value === 0 ? Math.abs(by) : value > 0 ? by : -by);
