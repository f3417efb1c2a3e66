/**
 * Reads pictures as the page does, for programs that have no browser:
 * `npm run --silent read-picture -- [--model FOLDER] WIDTHxHEIGHT:FILE...`
 *
 * Each FILE holds the pixels of an upright picture, RGBA, a byte each, row by row. For each picture one line is
 * printed, a JSON object: `{"text", "digits": [{"digit", "probabilities", "input"}]}`; text has rows and numbers as on the page,
 * digit is null for what is no digit, input are the 784 greys that the network got. `{"error": "many"}`: there is too much ink, see `find-digits.js`.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { findDigits } from '../src/pictures/find-digits.js';
import { ImageError } from '../src/pictures/image-file.js';
import { lightOf } from '../src/pictures/shrink.js';
import { answerText } from '../src/recognition/answer.js';
import { loadReader } from './page-modules.js';

/** @typedef {import('../src/recognition/types.js').Reader} Reader */
/** @typedef {import('../src/pictures/types.js').Pixels} Pixels */

/**
 * @param {Pixels} pixels
 * @param {Reader} reader
 */
function readPicture(pixels, reader) {
  const { images, corners, rows } = findDigits(lightOf(pixels), reader.classifier);
  const shown = { width: pixels.width, height: pixels.height };
  const picture = { shown, corners, rows };
  const answer = images.length ? reader.read({ strokes: [], images, picture }) : null;
  return {
    text: answer ? answerText(answer) : '',
    digits: (answer?.readings ?? []).map(({ digit, probabilities, image }) => ({
      digit,
      probabilities: [...probabilities],
      input: Array.from(image, (grey) => Math.round(grey * 1000) / 1000),
    })),
  };
}

/** @param {string} argument WIDTHxHEIGHT:FILE @returns {Pixels} @throws {Error} when the file has another size */
function readPixels(argument) {
  const [, width, height, file] = /^(\d+)x(\d+):(.+)$/s.exec(argument) ?? [];
  if (!file) throw new Error(`${argument}: not of the form WIDTHxHEIGHT:FILE`);
  const data = new Uint8ClampedArray(readFileSync(file));
  if (data.length !== 4 * Number(width) * Number(height)) {
    throw new Error(`${file}: has ${data.length} bytes, not ${width} x ${height} x 4`);
  }
  return { width: Number(width), height: Number(height), data };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values, positionals } = parseArgs({
    options: { model: { type: 'string' } },
    allowPositionals: true,
  });
  const model = values.model && new URL('model.json', `${pathToFileURL(values.model).href}/`);
  const reader = await loadReader(model || undefined);
  for (const argument of positionals) {
    try {
      console.log(JSON.stringify(readPicture(readPixels(argument), reader)));
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      console.log(JSON.stringify({ error: error.kind }));
    }
  }
}
