/** Whole pages: rows of MNIST digits on paper as people photograph it. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { findDigits } from '../../../src/pictures/find-digits.js';
import { lightOf } from '../../../src/pictures/shrink.js';
import { loadClassifier } from '../../../src/recognition/network/classifier.js';
import { argmax } from '../../../src/recognition/decision.js';
import { normalize } from '../../../src/recognition/input/normalize.js';
import { readMnist } from '../../support/inputs/mnist.js';
import { stubModelFetch } from '../../support/network/model-files.js';
import { mulberry32 } from '../../support/inputs/random.js';
import { enlarged, photo, ruling, turned } from '../../support/inputs/synthetic-photo.js';

/** @typedef {import('../../support/inputs/synthetic-photo.js').Plane} Plane */

const [ROWS, PLACES, PAGES] = [3, 5, 3];
const { images, labels } = readMnist('train');

/** @type {import('../../../src/recognition/types.js').Classifier} */
let classifier;
beforeAll(async () => {
  stubModelFetch();
  classifier = await loadClassifier('model/model.json');
  vi.unstubAllGlobals();
});

/**
 * Rows of digits, each at its own height.
 * @param {number} first index of the first image
 * @param {number} scale pixels a pixel of MNIST
 * @returns {Plane}
 */
function writing(first, scale) {
  const random = mulberry32(first + 1);
  const cells = Array.from({ length: ROWS * PLACES }, (_, i) => {
    const [row, place] = [Math.floor(i / PLACES), i % PLACES];
    const left = (14 + 27 * place) * scale;
    const top = (12 + 40 * row + 4 * random()) * scale;
    return { left, top, ink: enlarged(images[first + i], left, top, scale) };
  });
  return (x, y) =>
    cells.reduce(
      (most, { left, top, ink }) =>
        x < left - 2 || y < top - 2 || x > left + 28 * scale + 2 || y > top + 28 * scale + 2
          ? most
          : Math.max(most, ink(x, y)),
      0,
    );
}

/** The share of places, in the true rows, at which the true digit is read. @param {number} scale @param {(ink: Plane) => object} faults */
function shareRead(scale, faults) {
  let right = 0;
  for (let n = 0; n < PAGES; n++) {
    const first = 200 + n * ROWS * PLACES;
    const [width, height] = [165 * scale, 135 * scale];
    const sheet = photo({ width, height, noise: 0.03, ...faults(writing(first, scale)) });
    const found = findDigits(lightOf(sheet), classifier);
    const digits = classifier
      .classify(found.images.map(normalize))
      .map(({ probabilities }) => argmax(probabilities));
    found.rows.forEach((row, r) =>
      row.flat().forEach((i, place) => {
        if (digits[i] === labels[first + r * PLACES + place]) right++;
      }),
    );
  }
  return right / (PAGES * ROWS * PLACES);
}

describe('findDigits on whole pages', () => {
  const middle = (/** @type {number} */ scale) => [82 * scale, 67 * scale];
  it.each(
    /** @type {[string, number, (ink: Plane) => object][]} */ ([
      ['plain paper', 3, (ink) => ({ ink })],
      ['digits of 15 pixels', 0.8, (ink) => ({ ink })],
      ['digits of 160 pixels', 8, (ink) => ({ ink })],
      ['pencil', 3, (ink) => ({ ink, black: 0.7 })],
      ['chalk', 3, (ink) => ({ ink, negative: true })],
      ['ruled paper', 3, (ink) => ({ ink: ruling(ink, { apart: 24, dark: 0.35 }) })],
      ['squared paper', 3, (ink) => ({ ink: ruling(ink, { apart: 33, dark: 0.3, squared: true }) })],
      ['turned by 12 degrees', 3, (ink) => ({ ink: turned(ink, 12, middle(3)) })],
      ['ruled and turned by 5 degrees', 3, (ink) => ({ ink: turned(ruling(ink, { apart: 30, dark: 0.35 }), -5, middle(3)) })],
      ['a shadow', 3, (ink) => ({ ink, light: (/** @type {number} */ x, /** @type {number} */ y) => (x + y / 2 < 260 ? 0.45 : 0.9) })],
    ]), // prettier-ignore
  )(
    'reads rows of digits: %s',
    (_, scale, faults) => {
      expect(shareRead(scale, faults)).toBeGreaterThanOrEqual(0.85);
    },
    60_000,
  );

  // Time once grew with the cube of the pieces: to a minute and a half for these.
  it('refuses a page of specks within seconds', () => {
    const random = mulberry32(1);
    const [width, height, side] = [2900, 1950, 16];
    const data = new Uint8ClampedArray(4 * width * height).fill(240);
    for (let i = 0; i < 2000; i++) {
      const left = Math.floor((width - side) * random());
      const top = Math.floor((height - side) * random());
      for (let y = top; y < top + side; y++) {
        data.fill(30, 4 * (y * width + left), 4 * (y * width + left + side));
      }
    }
    for (let i = 3; i < data.length; i += 4) data[i] = 255;
    expect(() => findDigits(lightOf({ width, height, data }), classifier)).toThrow('many');
  }, 30_000);
});
