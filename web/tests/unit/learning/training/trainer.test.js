import { describe, expect, test } from 'vitest';
import { fault } from '../../../support/faults/fault.js';
import { UNSEEN, unpackDigits } from '../../../../src/learning/training/digits.js';
import { distort } from '../../../../src/learning/training/distort.js';
import { layersFiles } from '../../../../src/learning/training/layers-files.js';
import { seededRandom } from '../../../../src/learning/training/random.js';
import { normalized } from '../../../../src/learning/training/digits.js';
import { readMnist } from '../../../support/inputs/mnist.js';
import { importBuilt } from '../../../support/import-built.js';
import { packDigits } from '../../../../vite/training-digits.js';

/**
 * @type {typeof import('../../../../src/learning/training/network.js')
 *   & typeof import('../../../../src/learning/training/trainer.js')
 *   & typeof import('../../../../src/recognition/network/classifier.js')}
 */
const { createTrainer, loadClassifier, tensorCount } = await importBuilt(
  'learning/training/network.js',
  'learning/training/trainer.js',
  'recognition/network/classifier.js',
);

const digits = unpackDigits(packDigits());
const SETTINGS = {
  hiddenUnits: 16,
  learningRate: 0.05,
  batchSize: 32,
  isDistorted: false,
  seed: 1,
};

/** @param {Partial<typeof SETTINGS>} settings @param {number} steps */
async function train(settings, steps) {
  const trainer = await createTrainer(digits, { ...SETTINGS, ...settings });
  const losses = Array.from({ length: steps }, () => trainer.step());
  return { trainer, losses };
}

/** @param {Awaited<ReturnType<typeof train>>['trainer']} trainer */
async function loadBack(trainer) {
  const files = await layersFiles(trainer.weights(), trainer.measure().threshold);
  const request = async (/** @type {string} */ name) => new Response(files.get(name));
  return loadClassifier('model.json', request, 'trained');
}

test('the packed digits are those of MNIST, and none of them is a test digit', () => {
  const { images, labels } = readMnist('train');
  expect(digits.training.images).toHaveLength(7000);
  expect(digits.unseen.images).toHaveLength(UNSEEN);
  expect([...digits.training.images[5]]).toEqual([...images[5]]);
  expect(digits.training.labels[5]).toBe(labels[5]);
  expect([...digits.unseen.images[0]]).toEqual([...images[59_000]]);
  expect(digits.unseen.labels[UNSEEN - 1]).toBe(labels[59_999]);
});

test('bytes that are not those of digits are refused', () => {
  fault('The digits to train with arrive damaged', 'They are refused, and the training says so.');
  const bytes = packDigits();
  expect(() => unpackDigits(bytes.subarray(1))).toThrow(RangeError);
  expect(() => unpackDigits(new Uint8Array(785))).toThrow(RangeError);
  const labelled = Uint8Array.from(bytes);
  labelled[3] = 10;
  expect(() => unpackDigits(labelled)).toThrow('a label is no digit');
});

describe('training from nothing', { timeout: 120_000 }, () => {
  test('guesses first (a loss of about ln 10), and reads 90 of 100 unseen digits after 120 batches', async () => {
    const { trainer, losses } = await train({}, 120);
    const after = trainer.measure();
    expect(losses[0]).toBeGreaterThan(1.8);
    expect(after.accuracy).toBeGreaterThan(0.9);
    expect(after.loss).toBeLessThan(0.35);
    expect(trainer.images).toBe(120 * 32);
    trainer.dispose();
  });

  test('reads 97 of 100 with 64 hidden units after three epochs, in the mean of three seeds', async () => {
    const accuracies = [];
    for (const seed of [1, 2, 3]) {
      const settings = { hiddenUnits: 64, learningRate: 0.03, seed };
      const { trainer } = await train(settings, Math.ceil(7000 / 32) * 3);
      expect(trainer.epochs).toBe(3);
      accuracies.push(trainer.measure().accuracy);
      trainer.dispose();
    }
    expect(accuracies.reduce((sum, each) => sum + each) / 3).toBeGreaterThanOrEqual(0.97);
  });

  test('learns from distorted digits too', async () => {
    const { trainer } = await train({ isDistorted: true }, 120);
    expect(trainer.measure().accuracy).toBeGreaterThan(0.88);
    trainer.dispose();
  });

  test('is the same for the same seed, and another for another', async () => {
    const runs = [];
    for (const seed of [3, 3, 4]) {
      const { trainer, losses } = await train({ seed, isDistorted: true, hiddenUnits: 8 }, 4);
      runs.push(losses);
      trainer.dispose();
    }
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).not.toEqual(runs[0]);
  });

  test('tells when it diverges: its loss is no number', async () => {
    fault('The learning rate is far too large', 'The training ends and says why.');
    const { trainer, losses } = await train({ learningRate: 1e30 }, 6);
    expect(losses.every(Number.isFinite)).toBe(false);
    trainer.dispose();
  });

  test('leaves no tensor behind, after ten trainings', async () => {
    const before = tensorCount();
    for (let i = 0; i < 10; i++) {
      const { trainer } = await train({ hiddenUnits: 8, seed: i }, 3);
      expect(tensorCount()).toBe(before + 4);
      trainer.dispose();
    }
    expect(tensorCount()).toBe(before);
  });
});

describe('the files of a trained network', { timeout: 120_000 }, () => {
  test.each([8, 128])(
    'load back with %i hidden units, and read as in training',
    async (hiddenUnits) => {
      const { trainer } = await train({ hiddenUnits }, 60);
      const after = trainer.measure();
      const classifier = await loadBack(trainer);
      expect(classifier.origin).toBe('trained');
      expect(classifier.threshold).toBe(after.threshold);
      expect(classifier.weights).toEqual(trainer.weights());
      const readings = classifier.classify(digits.unseen.images.map(normalized));
      expect(readings[0].hidden).toHaveLength(hiddenUnits);
      // Ten of them are so unlike a digit that they are a `?`.
      const none = readings.filter(({ digit }) => digit === null).length;
      expect(Math.abs(none - 10), 'but for the last bit').toBeLessThanOrEqual(1);
      const correct = readings.filter(
        ({ logits }, i) => logits.indexOf(Math.max(...logits)) === digits.unseen.labels[i],
      );
      expect(correct.length / UNSEEN).toBeCloseTo(after.accuracy, 5);
      classifier.dispose();
      trainer.dispose();
    },
  );

  test('a flipped bit is noticed', async () => {
    fault('The file of a trained network is damaged', 'It is refused, and the message says so.');
    const { trainer } = await train({ hiddenUnits: 8 }, 1);
    const files = await layersFiles(trainer.weights(), 1);
    trainer.dispose();
    const weights = new Uint8Array(
      await /** @type {Blob} */ (files.get('weights.bin')).arrayBuffer(),
    );
    weights[100] ^= 1;
    files.set('weights.bin', new Blob([weights]));
    const request = async (/** @type {string} */ name) => new Response(files.get(name));
    await expect(loadClassifier('model.json', request, 'trained')).rejects.toMatchObject({
      kind: 'unverified',
    });
  });
});

test('a distorted digit is another one, with about as much ink', () => {
  const random = seededRandom(1);
  const image = Float32Array.from(digits.training.images[0], (grey) => grey / 255);
  const ink = (/** @type {Float32Array} */ values) => values.reduce((a, b) => a + b);
  for (let i = 0; i < 20; i++) {
    const distorted = distort(image, random);
    expect(distorted).not.toEqual(image);
    expect(Math.max(...distorted)).toBeLessThanOrEqual(1);
    expect(ink(distorted) / ink(image)).toBeGreaterThan(0.75);
    expect(ink(distorted) / ink(image)).toBeLessThan(1.3);
  }
});
