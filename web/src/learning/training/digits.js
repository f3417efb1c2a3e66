/** The digits to train on and to test with: labels first, then images, as `vite/training-digits.js` packs them. */

import { directions } from '../../recognition/input/directions.js';
import { normalize } from '../../recognition/input/normalize.js';
import { CLASSES, PIXELS } from '../../recognition/network/shape.js';

/** So many of the packed digits, the last ones, are never trained on. */
export const UNSEEN = 1000;

/**
 * @typedef {object} Digits
 * @property {Uint8Array} labels
 * @property {Uint8Array[]} images 784 greys each, as in MNIST: 0 paper to 255 ink
 */

/**
 * @param {Uint8Array} bytes
 * @returns {{training: Digits, unseen: Digits}}
 * @throws {RangeError} when the bytes are not those of digits
 */
export function unpackDigits(bytes) {
  const count = bytes.length / (1 + PIXELS);
  if (!Number.isInteger(count) || count <= UNSEEN) {
    throw new RangeError(`${bytes.length} bytes are not those of digits`);
  }
  const labels = bytes.subarray(0, count);
  if (labels.some((label) => label >= CLASSES)) throw new RangeError('a label is no digit');
  const images = Array.from({ length: count }, (_, i) =>
    bytes.subarray(count + PIXELS * i, count + PIXELS * (i + 1)),
  );
  const part = (/** @type {number} */ from, /** @type {number} */ to) => ({
    labels: labels.subarray(from, to),
    images: images.slice(from, to),
  });
  return { training: part(0, count - UNSEEN), unseen: part(count - UNSEEN, count) };
}

/** An image, normalised. @param {ArrayLike<number>} image 0 paper to 255 ink */
export const normalized = (image) => normalize(Float32Array.from(image, (grey) => grey / 255));

/** What a network gets of an image. @param {ArrayLike<number>} image 0 paper to 255 ink */
export const asInput = (image) => Float32Array.from(directions(normalized(image)));
