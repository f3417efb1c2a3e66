/** How often the squares of the network's input see anything. */
import { directions } from '../../../src/recognition/input/directions.js';
import { normalize } from '../../../src/recognition/input/normalize.js';
import { PIXELS } from '../../../src/recognition/network/shape.js';
import { readMnist, toGreys } from './mnist.js';

/** What a square sees at least, to see anything. */
const SEEN = 0.05;

/**
 * @param {number} [most] digits of the MNIST training set that are looked at; else all
 * @returns {number[]} for each of the 784 squares the share of the digits that have ink there
 */
export function inkShares(most) {
  const images = readMnist('train').images.slice(0, most);
  const counts = new Uint32Array(PIXELS);
  for (const image of images) {
    const input = directions(normalize(toGreys(image)));
    for (let square = 0; square < PIXELS; square++) if (input[square] > SEEN) counts[square]++;
  }
  return Array.from(counts, (count) => count / images.length);
}
