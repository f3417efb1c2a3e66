/** Which squares of the network's input carry ink. */
import { normalize } from '../../src/recognition/normalize.js';
import { PIXELS } from '../../src/recognition/shape.js';
import { readMnist, toGreys } from './mnist.js';

/** Share of the training digits that must have ink in a square. */
const SHARE = 1 / 1000;
/** A grey from which on it is ink. */
const INK = 0.05;

/** @returns {boolean[]} for each of the 784 squares whether it matters */
export function inkedSquares() {
  const { images } = readMnist('train');
  const counts = new Uint32Array(PIXELS);
  for (const image of images) {
    const normalised = normalize(toGreys(image));
    for (let square = 0; square < PIXELS; square++) if (normalised[square] > INK) counts[square]++;
  }
  return Array.from(counts, (count) => count >= SHARE * images.length);
}
