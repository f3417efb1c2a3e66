import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadClassifier } from '../../../src/recognition/network/classifier.js';
import { normalize } from '../../../src/recognition/input/normalize.js';
import { resize } from '../../../src/pictures/ink/field.js';
import { findDigits } from '../../../src/pictures/find-digits.js';
import { lightOf } from '../../../src/pictures/shrink.js';
import { argmax } from '../../../src/recognition/decision.js';
import { readMnist, toGreys } from '../../support/inputs/mnist.js';
import { stubModelFetch } from '../../support/network/model-files.js';
import { enlarged, penLines, photo } from '../../support/inputs/synthetic-photo.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */
/** @typedef {import('../../../src/pictures/types.js').Pixels} Pixels */

// In a box of height 1, y down.
/** @type {Record<number, Stroke[]>} */
const DIGITS = {
  0: [Array.from({ length: 25 }, (_, i) => {
    const angle = (i / 24) * 2 * Math.PI;
    return [0.3 + 0.3 * Math.sin(angle), 0.5 - 0.5 * Math.cos(angle)];
  })],
  1: [[[0.1, 0], [0.1, 1]]],
  2: [[[0.02, 0.25], [0.12, 0.06], [0.3, 0], [0.5, 0.08], [0.55, 0.28], [0.4, 0.55], [0, 1], [0.62, 0.98]]],
  4: [[[0.25, 0], [0, 0.6], [0.6, 0.6]], [[0.45, 0.3], [0.42, 1]]],
  7: [[[0, 0], [0.6, 0], [0.25, 1]]],
}; // prettier-ignore

/** @param {number[]} number @param {number} left @param {number} top @param {number} size @returns {Stroke[]} */
const write = (number, left, top, size) =>
  number
    .flatMap((digit, place) =>
      DIGITS[digit].map((stroke) =>
        stroke.map(
          ([x, y]) => /** @type {const} */ ([left + (x + place * 0.95) * size, top + y * size]),
        ),
      ),
    )
    .map((stroke) => [...stroke].map(([x, y]) => /** @type {[number, number]} */ ([x, y])));

/** @type {import('../../../src/recognition/types.js').Classifier} */
let classifier;
beforeAll(async () => {
  stubModelFetch();
  classifier = await loadClassifier('model/model.json');
  vi.unstubAllGlobals();
});

const find = (/** @type {Pixels} */ pixels) => findDigits(lightOf(pixels), classifier);

/** The numbers that the page would read, a row each. @param {Pixels} pixels */
function read(pixels) {
  const { images, rows } = find(pixels);
  const digits = classifier
    .classify(images.map(normalize))
    .map(({ probabilities }) => argmax(probabilities));
  const numbers = rows.map((row) => row.map((number) => number.map((i) => digits[i]).join('')));
  return numbers.map((row) => row.join(' ')).join('/');
}

const number = penLines(write([2, 0, 4, 7], 30, 90, 70), 5);

describe('findDigits', () => {
  it('reads a row of digits', () => {
    expect(read(photo({ ink: number }))).toBe('2047');
  });

  it.each([
    ['light ink on dark paper', { negative: true }],
    ['noise', { noise: 0.1 }],
    ['pencil', { black: 0.7, noise: 0.02 }],
    ['light from the left', { light: (/** @type {number} */ x) => 1 - x / 400 }],
    ['a shadow with a sharp edge', { light: (/** @type {number} */ x) => (x < 160 ? 0.95 : 0.4) }],
    [
      'dark corners',
      {
        light: (/** @type {number} */ x, /** @type {number} */ y) =>
          1 - (0.6 * (((x - 160) / 160) ** 2 + ((y - 120) / 120) ** 2)) / 2,
      },
    ],
    [
      'a dark table beside the sheet',
      { light: (/** @type {number} */ _, /** @type {number} */ y) => (y > 215 ? 0.15 : 0.9) },
    ],
  ])('reads it with %s', (_, faults) => {
    expect(read(photo({ ink: number, ...faults }))).toBe('2047');
  });

  it('reads thin pens and thick brushes', () => {
    for (const pen of [1.5, 3, 8, 12]) {
      expect(read(photo({ ink: penLines(write([2, 7], 90, 60, 120), pen) })), `${pen} px`).toBe(
        '27',
      );
    }
  });

  it('reads a digit that fills the picture', () => {
    expect(read(photo({ width: 40, height: 60, ink: penLines(write([2], 4, 3, 54), 5) }))).toBe(
      '2',
    );
    expect(read(photo({ width: 66, height: 100, ink: penLines(write([2], 3, 0, 100), 9) }))).toBe(
      '2',
    );
  });

  it('says where each digit was', () => {
    const [two, , , seven] = find(photo({ ink: number })).corners;
    expect(two[0][0] * 320).toBeCloseTo(30 - 2, -1);
    expect(two[0][1] * 240).toBeCloseTo(90 - 2, -1);
    expect(seven[2][0] * 320).toBeCloseTo(30 + 3.45 * 70 + 2, -1);
  });

  it('fills the box of 20 pixels, with soft edges', () => {
    const [image] = find(photo({ ink: penLines(write([0], 100, 40, 150), 18) })).images;
    const rows = Array.from({ length: 28 }, (_, row) =>
      Math.max(...image.slice(row * 28, row * 28 + 28)),
    );
    const inked = rows.flatMap((value, row) => (value > 0.1 ? [row] : []));
    expect(inked[inked.length - 1] - inked[0] + 1).toBe(20);
    expect(image.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(image.filter((value) => value > 0.1 && value < 0.9).length).toBeGreaterThan(20);
  });

  it('takes transparent pixels for white paper', () => {
    const image = photo({ ink: number, light: () => 1 });
    for (let i = 0; i < image.data.length; i += 4) {
      image.data[i + 3] = 255 - image.data[i];
      image.data.set([0, 0, 0], i);
    }
    expect(read(image)).toBe('2047');
  });

  it('tells grey from the colours', () => {
    const image = photo({ ink: number });
    for (let i = 0; i < image.data.length; i += 4) {
      // Blue ink on yellow paper.
      image.data[i + 2] = 255 - image.data[i];
    }
    expect(read(image)).toBe('2047');
  });

  it('leaves out dust, commas and a line along the rim', () => {
    const dirt = penLines([[[20, 20], [22, 21]], [[200, 30], [201, 30]], [[102, 170], [98, 180]], [[0, 4], [320, 2]]], 3); // prettier-ignore
    expect(read(photo({ ink: (x, y) => Math.max(number(x, y), dirt(x, y)) }))).toBe('2047');
  });

  it.each([
    ['white paper', photo({ light: () => 1 })],
    ['black paper', photo({ light: () => 0 })],
    ['noisy paper', photo({ noise: 0.08 })],
    ['paper in uneven light', photo({ light: (x) => 1 - x / 400, noise: 0.02 })],
    ['one pixel', photo({ width: 1, height: 1 })],
    ['a strip one pixel high', photo({ width: 300, height: 1 })],
    ['a dot', photo({ ink: penLines([[[100, 100], [100, 100.5]]], 2) })], // prettier-ignore
  ])('finds no digit on %s', (_, image) => {
    expect(find(image).images).toEqual([]);
  });

  it('reads MNIST digits on large paper almost as well as plain ones', () => {
    const { images, labels } = readMnist('train');
    const count = 60;
    let [plain, photographed] = [0, 0];
    for (let n = 0; n < count; n++) {
      const image = images[n];
      const [{ probabilities }] = classifier.classify([normalize(toGreys(image))]);
      if (argmax(probabilities) === labels[n]) plain++;
      const photograph = photo({
        ink: enlarged(image, 20 + (n % 10) * 12, 10 + (n % 7) * 10, 4 + (n % 3)),
        light: (x, y) => 0.55 + 0.4 * ((x * (n % 5)) / 1600 + (y * (4 - (n % 5))) / 1200),
        black: 0.1 + (n % 4) * 0.1,
        noise: 0.04,
        negative: n % 2 === 1,
      });
      if (read(photograph) === String(labels[n])) photographed++;
    }
    expect(plain).toBeGreaterThanOrEqual(0.95 * count);
    expect(photographed).toBeGreaterThanOrEqual(plain - 2);
  }, 60_000);
});

describe('resize', () => {
  it('keeps the mean grey', () => {
    const values = Float32Array.from({ length: 35 }, (_, i) => i);
    const { width, height, values: small } = resize({ width: 7, height: 5, values }, 0.4);
    expect([width, height]).toEqual([3, 2]);
    expect(small.reduce((a, b) => a + b) / 6).toBeCloseTo(17, 4);
  });
});
