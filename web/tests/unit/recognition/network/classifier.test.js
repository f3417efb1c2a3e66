import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadClassifier } from '../../../../src/recognition/network/classifier.js';
import { ModelError } from '../../../../src/recognition/network/fetch-model.js';
import { strokeInput } from '../../../../src/recognition/input/stroke-input.js';
import {
  WEIGHTS,
  readModel,
  readModelFile,
  stubModelFetch,
} from '../../../support/network/model-files.js';
import { seal } from '../../../support/network/seal.js';

const URL_OF_MODEL = 'https://example.org/page/model/model.json';
/** @type {Map<string, Response | Error>} what the server answers instead of the real file */
let instead;

beforeEach(() => {
  instead = stubModelFetch();
});
afterEach(() => vi.unstubAllGlobals());

const one = strokeInput([[[0, 0], [0, 50]]]); // prettier-ignore
const seven = strokeInput([[[0, 0], [30, 0], [10, 50]]]); // prettier-ignore

describe('the shipped network', () => {
  test('reads a batch', async () => {
    const classifier = await loadClassifier(URL_OF_MODEL);
    const readings = classifier.classify([one, seven]);
    expect(readings.map((reading) => reading.digit)).toEqual([1, 7]);
    expect(readings[1]).toEqual(classifier.classify([seven])[0]);
  });

  test('gives no reading for no picture', async () => {
    expect((await loadClassifier(URL_OF_MODEL)).classify([])).toEqual([]);
  });

  test('its hidden activations and logits lead to its probabilities', async () => {
    const { classify, weights } = await loadClassifier(URL_OF_MODEL);
    const [{ hidden, logits, probabilities, input, margin }] = classify([seven]);
    const first = weights.hiddenBias.map((bias, neuron) => {
      let sum = bias;
      for (let i = 0; i < 784; i++) sum += input[i] * weights.hiddenKernel[i * 128 + neuron];
      return Math.max(0, sum);
    });
    hidden.forEach((value, i) => expect(value).toBeCloseTo(first[i], 4));
    const powers = Array.from(logits, (logit) => Math.exp(logit));
    const total = powers.reduce((a, b) => a + b);
    probabilities.forEach((value, i) => expect(value).toBeCloseTo(powers[i] / total, 5));
    const mean = logits.reduce((a, b) => a + b) / 10;
    expect(margin).toBeCloseTo(Math.max(...logits) - mean, 5);
  });

  test('leaves no tensor behind', async () => {
    const { classify, tensorCount, dispose } = await loadClassifier(URL_OF_MODEL);
    const before = tensorCount();
    for (let i = 0; i < 100; i++) classify([one, seven]);
    expect(tensorCount()).toBe(before);
    dispose();
    expect(tensorCount()).toBe(before - 4);
  });

  test('under the threshold of model.json it is not a digit', async () => {
    const model = readModel();
    model.userDefinedMetadata.scoreThreshold = 1000;
    instead.set('model.json', new Response(seal(model)));
    const { classify } = await loadClassifier(URL_OF_MODEL);
    expect(classify([seven])[0].digit).toBeNull();
  });

  test('without a threshold everything is a digit', async () => {
    const model = readModel();
    delete model.userDefinedMetadata.scoreThreshold;
    instead.set('model.json', new Response(seal(model)));
    const { classify } = await loadClassifier(URL_OF_MODEL);
    expect(classify([new Float32Array(784)])[0].digit).toBeTypeOf('number');
  });
});

describe('a network that cannot be used', () => {
  /** @param {string} kind @param {RegExp} message */
  const refused = async (kind, message) => {
    const error = await loadClassifier(URL_OF_MODEL).catch((error) => error);
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ kind, message: expect.stringMatching(message) });
  };
  const notFound = () => new Response('no', { status: 404 });

  test.each(['model.json', WEIGHTS])('%s is missing', async (name) => {
    instead.set(name, notFound());
    await refused('missing', /404/);
  });

  test.each(['model.json', WEIGHTS])('the server has trouble with %s', async (name) => {
    instead.set(name, new Response('no', { status: 503 }));
    await refused('server', /503/);
  });

  test.each(['model.json', WEIGHTS])('%s never comes', async (name) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answer = fetch;
    vi.stubGlobal('fetch', (/** @type {string} */ url, /** @type {RequestInit} */ init) =>
      url.endsWith(name)
        ? new Promise((_, reject) => init.signal?.addEventListener('abort', reject))
        : answer(url),
    );
    const isRefused = refused('slow', /nothing came/);
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(60_000);
    await isRefused;
    vi.useRealTimers();
  });

  test.each(['model.json', WEIGHTS])('%s is blocked', async (name) => {
    instead.set(name, new TypeError('Failed to fetch'));
    await refused('blocked', /failed/);
  });

  test.each(['model.json', WEIGHTS])('%s is truncated', async (name) => {
    instead.set(name, new Response(new Uint8Array(readModelFile(name).subarray(0, 1000))));
    await refused('damaged', /complete JSON|1000 bytes instead of/);
  });

  test.each([
    null,
    ['a', 'list'],
    { modelTopology: {} },
    { modelTopology: {}, weightsManifest: 7 },
    { modelTopology: {}, weightsManifest: [{ paths: 'x' }] },
  ])('model.json is something else: %j', async (json) => {
    instead.set('model.json', Response.json(json));
    await refused('wrong', /tensorflowjs/);
  });

  test('model.json has a network without layers', async () => {
    instead.set('model.json', Response.json({ modelTopology: {}, weightsManifest: [] }));
    await refused('wrong', /cannot build/);
  });

  test('the network has another shape', async () => {
    const text = readModelFile('model.json').toString();
    const model = JSON.parse(text.replaceAll(/"units": ?128/g, '"units": 64'));
    const specs = model.weightsManifest[0].weights;
    for (const spec of specs) {
      spec.shape = spec.shape.map((/** @type {number} */ n) => (n === 128 ? 64 : n));
    }
    instead.set('model.json', Response.json(model));
    instead.set(WEIGHTS, new Response(readModelFile(WEIGHTS).subarray(0, bytes(specs))));
    await refused('wrong', /784-64-10 instead of 784-128-10/);
  });

  test('the layers do not fit their weights', async () => {
    const text = readModelFile('model.json').toString();
    instead.set('model.json', new Response(text.replaceAll(/"units": ?128/g, '"units": 64')));
    await refused('wrong', /cannot build/);
  });

  /** @type {[string, (weights: Uint8Array) => void][]} */
  const damages = [
    ['a flipped bit', (weights) => (weights[50_000] ^= 1)],
    ['zeros', (weights) => weights.fill(0)],
    ['another training', (weights) => weights.reverse()],
  ];
  test.each(damages)('the weights have the right size, but are wrong: %s', async (_, damage) => {
    const weights = new Uint8Array(readModelFile(WEIGHTS));
    damage(weights);
    instead.set(WEIGHTS, new Response(weights));
    await refused('unverified', /weights differ/);
  });

  /** @type {[string, (model: any) => void, RegExp][]} */
  const changes = [
    [
      'lists the weights in another order',
      (model) => model.weightsManifest[0].weights.reverse(),
      /model.json differs/,
    ],
    [
      'has another threshold',
      (model) => (model.userDefinedMetadata.scoreThreshold = 0),
      /model.json differs/,
    ],
    [
      'has another scale',
      (model) => (model.weightsManifest[0].weights[0].quantization.scale *= 2),
      /model.json differs/,
    ],
    ['has no checksums', (model) => delete model.userDefinedMetadata, /no checksums/],
    [
      'has only one checksum',
      (model) => delete model.userDefinedMetadata.sha256.model,
      /no checksums/,
    ],
  ];
  test.each(changes)('model.json %s', async (_, change, message) => {
    const model = readModel();
    change(model);
    instead.set('model.json', Response.json(model));
    await refused('unverified', message);
  });

  test('is refused as well where the browser has no checksums of its own', async () => {
    vi.stubGlobal('crypto', {});
    await expect(loadClassifier(URL_OF_MODEL)).resolves.toBeDefined();
    instead.set(WEIGHTS, new Response(new Uint8Array(readModelFile(WEIGHTS).length)));
    await refused('unverified', /weights differ/);
  });

  /** @param {{shape: number[], dtype: string, quantization?: {dtype: string}}[]} specs */
  const bytes = (specs) =>
    specs.reduce((sum, { shape, dtype, quantization }) => {
      const size = { uint8: 1, uint16: 2, float16: 2 }[quantization?.dtype ?? dtype] ?? 4;
      return sum + size * shape.reduce((a, b) => a * b, 1);
    }, 0);
});
