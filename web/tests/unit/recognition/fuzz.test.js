import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadClassifier } from '../../../src/recognition/network/classifier.js';
import { ModelError } from '../../../src/recognition/network/fetch-model.js';
import { createReader } from '../../../src/recognition/reader.js';
import { fault } from '../../support/faults/fault.js';
import {
  FUZZ_TIMEOUT,
  damagedBytes,
  damagedJson,
  damagedText,
  drawing,
  fuzz,
} from '../../support/inputs/fuzz.js';
import { readModelFile, stubModelFetch } from '../../support/network/model-files.js';

const URL_OF_MODEL = 'https://example.org/page/model/model.json';
const text = readModelFile('model.json').toString();
const model = JSON.parse(text);
const [weightsFile] = model.weightsManifest[0].paths;
const weights = new Uint8Array(readModelFile(weightsFile));

const options = { timeout: FUZZ_TIMEOUT };

/** @type {Map<string, Response | Error>} */
let instead;
beforeEach(() => {
  instead = stubModelFetch();
});
afterEach(() => vi.unstubAllGlobals());

test(
  'whatever is drawn, every digit has a finite answer, and every stroke belongs to some',
  options,
  async () => {
    fault('Strokes by chance: dots, tiny, huge, all in one place', 'Each has a finite answer.');
    const reader = await createReader(URL_OF_MODEL);
    await fuzz(drawing, (strokes) => {
      const { readings, groups } = reader.read({ strokes, images: [] });
      // A stroke that joins digits belongs to each of them, and to each only once.
      const indices = [...new Set(groups.flat())].sort((a, b) => a - b);
      expect(indices).toEqual(strokes.map((_, index) => index));
      for (const group of groups) expect(new Set(group).size).toBe(group.length);
      expect(readings).toHaveLength(groups.length);
      for (const { image, probabilities, logits, margin } of readings) {
        expect(Array.from(image).every((grey) => grey >= 0 && grey <= 1)).toBe(true);
        expect([...probabilities].reduce((a, b) => a + b)).toBeCloseTo(1, 5);
        expect([...logits, margin].every(Number.isFinite)).toBe(true);
      }
    });
  },
);

/** Loads what is served; it is the network, or a ModelError says why not. */
async function loadOrRefuse() {
  const classifier = await loadClassifier(URL_OF_MODEL).catch((error) => {
    expect(error, error.stack).toBeInstanceOf(ModelError);
    return null;
  });
  if (!classifier) return;
  const [{ logits }] = classifier.classify([new Float32Array(784)]);
  expect([...logits].every(Number.isFinite)).toBe(true);
  classifier.dispose();
}

test('a model.json that holds something else somewhere', options, async () => {
  fault(
    'Anything in model.json is missing or something else',
    'A message says that it is not the network.',
  );
  await fuzz(fc.oneof(damagedJson(model), fc.jsonValue()), async (json) => {
    instead.set('model.json', new Response(JSON.stringify(json)));
    await loadOrRefuse();
  });
});

test('a model.json with other characters somewhere', options, async () => {
  await fuzz(fc.oneof(damagedText(fc.constant(text)), fc.string()), async (edited) => {
    instead.set('model.json', new Response(edited));
    await loadOrRefuse();
  });
});

test('weights with other bytes, or cut off', options, async () => {
  await fuzz(damagedBytes([weights]), async (bytes) => {
    instead.set(weightsFile, new Response(bytes));
    await loadOrRefuse();
  });
});
