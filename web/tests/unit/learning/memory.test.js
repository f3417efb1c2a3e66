import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { MOST_ASKED } from '../../../src/recognition/decision.js';
import { KNOWN_DIGITS_URL, parseKnownDigits } from '../../../src/learning/known-digits.js';
import { study } from '../../../src/learning/memory.js';
import { personalClassifier } from '../../../src/learning/personal-classifier.js';
import { loadClassifier } from '../../../src/recognition/network/classifier.js';
import { normalize } from '../../../src/recognition/input/normalize.js';
import { strokeInput } from '../../../src/recognition/input/stroke-input.js';
import { fault } from '../../support/faults/fault.js';
import { readMnist, toGreys } from '../../support/inputs/mnist.js';
import { stubModelFetch } from '../../support/network/model-files.js';
import { mulberry32 } from '../../support/inputs/random.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

const bytes = readFileSync(new URL(`../../../public/${KNOWN_DIGITS_URL}`, import.meta.url));
const digits = parseKnownDigits(bytes);
/** @type {import('../../../src/recognition/types.js').Classifier} */
let shipped;
/** @type {import('../../../src/learning/memory.js').Known} */
let known;

beforeAll(async () => {
  stubModelFetch();
  shipped = await loadClassifier('model/model.json');
  known = await study(digits, shipped);
});
afterAll(() => vi.unstubAllGlobals());

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A zero whose slash runs far beyond both sides. @param {number} seed */
function slashedZero(seed) {
  const random = mulberry32(seed);
  const near = (/** @type {number} */ value) => value + 0.08 * (random() - 0.5);
  const [width, height, reach] = [near(0.36), near(0.5), near(0.75)];
  /** @type {Stroke} */
  const ring = Array.from({ length: 40 }, (_, i) => [
    width * Math.sin((i * 2 * Math.PI) / 38),
    -height * Math.cos((i * 2 * Math.PI) / 38),
  ]);
  return strokeInput([ring, [[-reach, near(0.5)], [reach, near(-0.5)]]]); // prettier-ignore
}

const zeros = Array.from({ length: 23 }, (_, seed) => slashedZero(seed));
/** A triangle, which is no digit to anybody else. @param {number} seed */
function triangle(seed) {
  const random = mulberry32(seed);
  const near = (/** @type {number} */ value) => value + 0.1 * (random() - 0.5);
  const top = /** @type {[number, number]} */ ([near(0), near(-0.5)]);
  return strokeInput([[top, [near(0.45), near(0.4)], [near(-0.45), near(0.4)], top]]); // prettier-ignore
}

const triangles = Array.from({ length: 23 }, (_, seed) => triangle(seed));
const three = zeros.slice(0, 3).map((image) => ({ label: 0, image }));
/** @param {ArrayLike<number>[]} images @param {typeof shipped} classifier */
const read = (images, classifier) => classifier.classify(images).map(({ digit }) => digit);

test('three corrections teach it the slashed zero', () => {
  const { classifier } = personalClassifier(shipped, three, known);
  const after = read(zeros.slice(3), classifier).filter((digit) => digit === 0).length;
  expect(after).toBeGreaterThanOrEqual(19);
  expect(classifier.origin).toBe('personal');
});

test('it follows a hand that no network knows, and says which correction an answer is due to', () => {
  const label = 5;
  const mine = triangles.slice(0, 3).map((image) => ({ label, image }));
  const { classifier } = personalClassifier(shipped, mine, known);
  const learned = classifier.classify(triangles.slice(3)).filter(({ digit }) => digit === label);
  expect(read(triangles, shipped).filter((digit) => digit === label)).toEqual([]);
  expect(learned.length).toBeGreaterThanOrEqual(15);
  for (const { like } of learned) expect(mine.some(({ image }) => image === like)).toBe(true);
});

test('it forgets nothing: 500 digits of MNIST are read as before, one at most excepted', () => {
  const { images } = readMnist('train');
  const unseen = images.slice(-500).map((image) => normalize(toGreys(image)));
  const before = read(unseen, shipped);
  const { classifier, changed } = personalClassifier(shipped, three, known);
  expect(changed.length).toBeLessThanOrEqual(1);
  const differs = read(unseen, classifier).filter((digit, i) => digit !== before[i]);
  expect(differs.length).toBeLessThanOrEqual(1);
});

test('the known digits that it counts as changed are those that it reads otherwise', () => {
  const wrong = digits.slice(0, 12).map(({ label, image }) => ({ label: (label + 1) % 10, image }));
  const { classifier, changed } = personalClassifier(shipped, wrong, known);
  const images = digits.map(({ image }) => image);
  const before = read(images, shipped);
  const after = read(images, classifier);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed).toEqual(
    [...images.keys()]
      .filter((i) => before[i] !== after[i])
      .map((i) => ({ known: known.digits[i], before: before[i], now: after[i] })),
  );
});

test('without corrections it reads exactly as the shipped network', () => {
  const { classifier } = personalClassifier(shipped, [], known);
  for (const image of zeros) {
    const [mine] = classifier.classify([image]);
    const [theirs] = shipped.classify([image]);
    expect(mine.digit).toBe(theirs.digit);
    expect(mine.logits).toEqual(theirs.logits);
  }
});

test('digit, probabilities and margin agree with the logits', () => {
  const { classifier } = personalClassifier(shipped, three, known);
  for (const reading of classifier.classify(zeros)) {
    const { logits, probabilities, margin } = reading;
    const best = logits.indexOf(Math.max(...logits));
    expect(probabilities.indexOf(Math.max(...probabilities))).toBe(best);
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    expect(margin).toBeCloseTo(Math.max(...logits) - logits.reduce((a, b) => a + b) / 10, 4);
    expect(reading.digit).toBe(margin < shipped.threshold ? null : best);
  }
});

test('what was taken for no digit is a digit once it is corrected', () => {
  const strict = { ...shipped, threshold: 30 };
  const { classifier } = personalClassifier(strict, three, known);
  expect(read([zeros[0]], classifier)).toEqual([0]);
  // Though its strokes lie far apart.
  const [{ margin }] = classifier.classify([zeros[0]]);
  expect(margin).toBeGreaterThan(MOST_ASKED * classifier.threshold);
});

test('of a hand that the network sees little in, less is asked; without corrections as much as ever', () => {
  const strict = { ...shipped, threshold: 30 };
  const { classifier } = personalClassifier(strict, three, known);
  expect(classifier.threshold).toBe(0.8 * 30);
  const [clear] = shipped.classify([digits[0].image]);
  const sure = [{ label: /** @type {number} */ (clear.digit), image: digits[0].image }];
  expect(personalClassifier(shipped, sure, known).classifier.threshold).toBe(shipped.threshold);
  expect(personalClassifier(strict, [], known).classifier.threshold).toBe(30);
});

test('contradictory corrections stay within bounds', () => {
  fault(
    'Corrections contradict each other',
    'Answers stay numbers; other digits are read as before.',
  );
  const image = zeros[0];
  const contradictory = Array.from({ length: 40 }, (_, i) => ({ label: i % 10, image }));
  const { classifier, changed } = personalClassifier(shipped, contradictory, known);
  const [reading] = classifier.classify([image]);
  const [before] = shipped.classify([image]);
  expect([...reading.logits].every(Number.isFinite)).toBe(true);
  reading.logits.forEach((logit, digit) => {
    expect(Math.abs(logit - before.logits[digit])).toBeLessThan(60);
  });
  // A hand may lower the threshold of `?`: what was read as a digit stays as it was read.
  expect(changed.filter(({ before }) => before !== null)).toEqual([]);
});

test('a drawing of no numbers teaches nothing', () => {
  fault('A correction makes no numbers', 'The network reads as before.');
  const broken = { label: 3, image: new Float64Array(784).fill(NaN) };
  const { classifier } = personalClassifier(shipped, [broken, ...three], known);
  for (const { logits, probabilities } of classifier.classify(zeros)) {
    expect([...logits, ...probabilities].every(Number.isFinite)).toBe(true);
  }
  const empty = { label: 3, image: new Float64Array(784) };
  const withEmpty = personalClassifier(shipped, [empty, ...three], known).classifier;
  expect(read([zeros[0]], withEmpty)).toEqual([0]);
});

test('known digits that are incomplete are refused', () => {
  fault('The known digits arrive damaged', 'They are refused; nothing is learned from them.');
  expect(() => parseKnownDigits(new Uint8Array(0))).toThrow(RangeError);
  expect(() => parseKnownDigits(bytes.subarray(0, 1000))).toThrow(RangeError);
  expect(() => parseKnownDigits(new Uint8Array(785).fill(10))).toThrow(RangeError);
});
