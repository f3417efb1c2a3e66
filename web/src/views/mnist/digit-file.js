/**
 * Digits of MNIST as Python has written them, in files that are fetched when somebody asks; see
 * `python/digits/export/samples.py` for how they are laid out.
 *
 * @typedef {object} Digit
 * @property {number} index in the dataset
 * @property {number} label what its writer meant, 0 to 9
 * @property {number} [read] what the network reads
 * @property {number} [confidence] the probability of that, 0 to 1
 * @property {Float64Array} image 784 greys, not yet normalised: 0 paper to 1 ink
 *
 * @typedef {object} DigitFile
 * @property {Digit[]} digits
 * @property {string} [network] sha256 of the weights that read them
 * @property {number[][]} [confusion] 10 rows (label) of 10 counts (answer), of the whole dataset
 */

import { PIXELS } from '../../recognition/network/shape.js';
import { fetchFile } from '../../shell/loading/fetch-file.js';

/**
 * Fetches a file and unpacks it.
 *
 * @param {'test-digits' | 'training-digits'} name
 * @returns {Promise<DigitFile | null>} null: this copy of the page has no such file
 * @throws {DOMException} NetworkError when it cannot be fetched
 * @throws {Error} when it is damaged
 */
export async function fetchDigits(name) {
  /** @type {string[]} */
  const files = import.meta.env.DIGIT_FILES;
  const file = files.find((each) => each.startsWith(`on-demand-${name}.`));
  if (!file) return null;
  const response = await fetchFile(`model/${file}`);
  const inflated = new Blob([await response.arrayBuffer()])
    .stream()
    .pipeThrough(new DecompressionStream('deflate'));
  return parseDigits(new Uint8Array(await new Response(inflated).arrayBuffer()));
}

/**
 * @param {Uint8Array} bytes a line of JSON, then the pixels
 * @returns {DigitFile}
 * @throws {Error} when there is no such line, or not as many pixels as it promises
 */
export function parseDigits(bytes) {
  const end = bytes.indexOf('\n'.charCodeAt(0));
  const { digits, bits, ...more } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  const greys = bits === 4 ? unpackHalves(bytes.subarray(end + 1)) : bytes.subarray(end + 1);
  if (greys.length !== digits.length * PIXELS) throw new Error(`${greys.length} pixels`);
  const most = 2 ** bits - 1;
  return {
    ...more,
    digits: digits.map((/** @type {Omit<Digit, 'image'>} */ digit, /** @type {number} */ i) => ({
      ...digit,
      image: Float64Array.from(
        greys.subarray(i * PIXELS, (i + 1) * PIXELS),
        (value) => value / most,
      ),
    })),
  };
}

/** Two values of a byte, the high half first. @param {Uint8Array} bytes */
function unpackHalves(bytes) {
  const values = new Uint8Array(2 * bytes.length);
  bytes.forEach((byte, i) => values.set([byte >> 4, byte & 15], 2 * i));
  return values;
}
