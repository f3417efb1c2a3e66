/** Digits of MNIST that stay read as they are while the page learns. */
import { sha256 } from '../recognition/network/checksums.js';
import { CLASSES, PIXELS } from '../recognition/network/shape.js';
import { normalize } from '../recognition/input/normalize.js';
import { fetchFile } from '../shell/loading/fetch-file.js';

/** Where they are; `npm run known-digits` writes the file, whose name has the first digits of its SHA-256. */
export const KNOWN_DIGITS_URL = 'model/on-demand-known-digits.5845dc76.bin';

/**
 * @typedef {object} KnownDigit
 * @property {number} label 0 to 9
 * @property {Float64Array} image 784 greys as the network gets them
 */

/**
 * @param {Uint8Array} bytes 785 a digit: its label, then 28x28 greys
 * @returns {KnownDigit[]}
 * @throws {RangeError} when the bytes are no such digits
 */
export function parseKnownDigits(bytes) {
  const size = PIXELS + 1;
  if (!bytes.length || bytes.length % size) throw new RangeError('the known digits are incomplete');
  return Array.from({ length: bytes.length / size }, (_, n) => {
    const label = bytes[n * size];
    if (label >= CLASSES) throw new RangeError(`a known digit has the label ${label}`);
    const greys = Float64Array.from(bytes.subarray(n * size + 1, (n + 1) * size));
    return { label, image: normalize(greys.map((grey) => grey / 255)) };
  });
}

/**
 * @returns {Promise<KnownDigit[]>}
 * @throws {RangeError} when they are damaged
 * @throws {DOMException} NetworkError, when they cannot be fetched
 */
export async function fetchKnownDigits() {
  const response = await fetchFile(KNOWN_DIGITS_URL);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const [, hash] = KNOWN_DIGITS_URL.split('.');
  if (!(await sha256(bytes)).startsWith(hash)) {
    throw new RangeError('the known digits differ from their checksum');
  }
  return parseKnownDigits(bytes);
}
