/**
 * Corrections as text, one a line, in the format of `sharing/stroke-file.js`; of a digit from a picture, which
 * has no strokes, `{"label": 7, "pixels": "..."}`, its 28x28 greys as bytes in base64. `scripts/train --extra`
 * reads such files.
 *
 * @typedef {object} Correction
 * @property {number} label what the digit is, 0 to 9
 * @property {Stroke[]} [strokes] its ink, in a box whose longer side is 1; or
 * @property {string} [pixels] its 28x28 greys, as above
 * @typedef {import('../recognition/types.js').Stroke} Stroke
 */
import { normalize } from '../recognition/input/normalize.js';
import { strokeInput } from '../recognition/input/stroke-input.js';
import { PIXELS } from '../recognition/network/shape.js';
import { StrokeFileError, formatDrawing, parseDrawings } from '../sharing/stroke-file.js';

/** Corrections that are kept; of more, the oldest go. */
export const MOST_CORRECTIONS = 200;
/** Characters of a file, at most. */
const MOST_TEXT = 10_000_000;
/** Points of a digit, at most. */
const MOST_POINTS = 5000;

/**
 * A digit with its label, as it is kept.
 * @param {number} label
 * @param {Stroke[]} strokes none for a digit from a picture
 * @param {ArrayLike<number>} [greys] of 28x28 pixels, 0 to 1, for a digit from a picture
 * @returns {Correction}
 */
export function toCorrection(label, strokes, greys) {
  if (strokes.length) return JSON.parse(formatDrawing({ label, strokes }));
  const bytes = Uint8Array.from(greys ?? [], (grey) => Math.round(255 * grey));
  return { label, pixels: btoa(String.fromCharCode(...bytes)) };
}

/** What the digit looks like, whatever its label. @param {Correction} correction */
export const inkKey = ({ strokes, pixels }) => pixels ?? JSON.stringify(strokes);

/** Its 784 greys, normalised. @param {Correction} correction */
export const imageOf = ({ strokes, pixels }) =>
  pixels === undefined ? strokeInput(strokes ?? []) : normalize(greysOf(pixels));

/** @param {Correction[]} corrections */
export const formatCorrections = (corrections) =>
  corrections.map((correction) => `${JSON.stringify(correction)}\n`).join('');

/**
 * @param {string} text
 * @returns {Correction[]} at most MOST_CORRECTIONS
 * @throws {StrokeFileError} for the first line that is no correction; then nothing of the file is taken
 */
export function parseCorrections(text) {
  if (text.length > MOST_TEXT) throw new StrokeFileError('the file is too large');
  const corrections = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(line, i + 1)]));
  if (!corrections.length) throw new StrokeFileError('the file is empty');
  if (corrections.length > MOST_CORRECTIONS) {
    throw new StrokeFileError(`there are more than ${MOST_CORRECTIONS} digits`);
  }
  return corrections;
}

/** Whether a value of unknown origin is a correction. @param {unknown} value @returns {value is Correction} */
export function isCorrection(value) {
  try {
    parseLine(JSON.stringify(value), 1);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} line @param {number} number of the line, from 1 @returns {Correction} */
function parseLine(line, number) {
  const refuse = (/** @type {string} */ reason) => new StrokeFileError(`line ${number}: ${reason}`);
  const pixels = pixelsIn(line);
  const [{ label, strokes }] =
    pixels === undefined ? parseNumbered(line, number) : [{ ...JSON.parse(line), strokes: [] }];
  if (!(Number.isInteger(label) && label >= 0 && label <= 9)) {
    throw refuse('"label" is not a digit from 0 to 9');
  }
  if (pixels !== undefined) {
    if (!isImage(pixels)) throw refuse('"pixels" is not 28x28 greys');
    return { label, pixels };
  }
  if (strokes.flat().length > MOST_POINTS) throw refuse('the digit has too many points');
  return toCorrection(label, strokes);
}

/** @param {string} line @param {number} number */
function parseNumbered(line, number) {
  try {
    return parseDrawings(line);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new StrokeFileError(message.replace(/^line 1:/, `line ${number}:`));
  }
}

/** @param {string} line @returns {unknown} undefined when there are none */
function pixelsIn(line) {
  try {
    return JSON.parse(line)?.pixels;
  } catch {
    return undefined;
  }
}

/** @param {unknown} pixels @returns {pixels is string} */
function isImage(pixels) {
  try {
    return typeof pixels === 'string' && greysOf(pixels).length === PIXELS;
  } catch {
    return false;
  }
}

/** @param {string} pixels */
const greysOf = (pixels) => Array.from(atob(pixels), (byte) => byte.charCodeAt(0) / 255);
