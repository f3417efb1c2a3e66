import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadClassifier } from '../../../../src/recognition/network/classifier.js';
import { argmax } from '../../../../src/recognition/decision.js';
import { normalize } from '../../../../src/recognition/input/normalize.js';
import { readMnist, toGreys } from '../../../support/inputs/mnist.js';
import { stubModelFetch } from '../../../support/network/model-files.js';

/**
 * Keras and TensorFlow.js give the same answers on the 10,000 MNIST test images, normalised by
 * Python's `normalize` and by the page's. Python writes what Keras says.
 */
const keras = new URL('../../../fixtures/predictions.f32', import.meta.url);
const BATCH = 500;

beforeAll(() => void stubModelFetch());
afterAll(() => vi.unstubAllGlobals());

test.skipIf(!existsSync(keras))(
  'TensorFlow.js agrees with Keras on 10,000 images',
  async () => {
    const bytes = readFileSync(keras);
    const expected = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    const { images } = readMnist('t10k');
    const count = images.length;
    expect(count).toBe(10000);
    expect(expected.length).toBe(10 * count);

    const { classify } = await loadClassifier('model/model.json');
    let farthest = 0;
    let differentAnswers = 0;
    for (let start = 0; start < count; start += BATCH) {
      const batch = images.slice(start, start + BATCH).map((image) => normalize(toGreys(image)));
      classify(batch).forEach(({ probabilities }, i) => {
        const wanted = expected.subarray(10 * (start + i), 10 * (start + i + 1));
        probabilities.forEach((value, digit) => {
          farthest = Math.max(farthest, Math.abs(value - wanted[digit]));
        });
        if (argmax(probabilities) !== argmax(wanted)) differentAnswers += 1;
      });
    }
    expect(farthest).toBeLessThan(1e-5);
    expect(differentAnswers).toBe(0);
  },
  120_000,
);
