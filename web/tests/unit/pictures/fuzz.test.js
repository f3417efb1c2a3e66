import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { findDigits } from '../../../src/pictures/find-digits.js';
import { ImageError, checkImage } from '../../../src/pictures/image-file.js';
import { lightOf } from '../../../src/pictures/shrink.js';
import { loadClassifier } from '../../../src/recognition/network/classifier.js';
import { animatedGif } from '../../support/inputs/animated-image.js';
import { fault } from '../../support/faults/fault.js';
import { FUZZ_TIMEOUT, damagedBytes, fuzz } from '../../support/inputs/fuzz.js';
import { stubModelFetch } from '../../support/network/model-files.js';
import { penLines, photo } from '../../support/inputs/synthetic-photo.js';

/** @type {import('../../../src/recognition/types.js').Classifier} */
let classifier;
beforeAll(async () => {
  stubModelFetch();
  classifier = await loadClassifier('model/model.json');
  vi.unstubAllGlobals();
});

const options = { timeout: FUZZ_TIMEOUT };
const ROUNDING = 1e-6; // sums of 32-bit numbers
const bytesOf = (/** @type {string} */ hex) => Uint8Array.from(Buffer.from(hex, 'hex'));

/** The beginnings of files, as far as a header goes. */
const headers = [
  '89504e470d0a1a0a0000000d49484452000002800000019008060000003d4b1b80', // PNG, 640 x 400
  'ffd8ffe000104a46494600010101004800480000ffc0001108019002800301220002110103110101', // JPEG
  '52494646240000005745425056503820180000003001009d012a40019000', // WebP
  '524946462400000057454250565038580a000000020000003f0100ef0000', // WebP, extended
  '5249464624000000574542505650384c0a0000002f3f81770000', // WebP, lossless
  '424d360400000000000036000000280000008002000090010000010018000000000000000000', // BMP
  '0000001c667479706176696600000000617669666d69663100000000', // AVIF
  '00000018667479706865696300000000', // HEIC
].map(bytesOf);
const page = photo({ width: 40, height: 30, ink: penLines([[[10, 5], [20, 5], [14, 25]]], 3) }); // prettier-ignore
const files = [...headers, Uint8Array.from(animatedGif(page, page))];

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function checkOrRefuse(bytes) {
  const header = await checkImage(new Blob([bytes])).catch((error) => {
    expect(error, error.stack).toBeInstanceOf(ImageError);
    return null;
  });
  const { width, height } = header ?? {};
  for (const side of [width, height]) {
    expect(side == null || (Number.isInteger(side) && side >= 0)).toBe(true);
  }
  expect(Number(width ?? 1) * Number(height ?? 1)).toBeLessThanOrEqual(50e6);
}

test(
  'a file with other bytes somewhere, or cut off, is a picture of a size or is refused',
  options,
  async () => {
    fault(
      'The header of a picture is damaged, by chance',
      'It is refused, or its size is known and bounded.',
    );
    await fuzz(damagedBytes(files), checkOrRefuse);
  },
);

test('bytes by chance are a picture of a size or are refused', options, () => {
  const starts = files.map((file) => file.subarray(0, 12));
  const started = fc
    .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 60 }))
    .map(([start, rest]) => Uint8Array.from([...start, ...rest]));
  return fuzz(
    fc.oneof(
      fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
      started,
    ),
    checkOrRefuse,
  );
});

/** Pixels by chance: noise, one colour, a few blots, transparent or not. */
const pixels = fc
  .record({
    width: fc.integer({ min: 1, max: 60 }),
    height: fc.integer({ min: 1, max: 60 }),
    greys: fc.array(fc.nat(255), { minLength: 1, maxLength: 30 }),
    alpha: fc.constantFrom(0, 128, 255),
    step: fc.integer({ min: 1, max: 97 }),
  })
  .map(({ width, height, greys, alpha, step }) => {
    const data = new Uint8ClampedArray(4 * width * height);
    for (let i = 0; i < width * height; i++) {
      const grey = greys[Math.floor(i / step) % greys.length];
      data.set([grey, grey, grey, alpha], 4 * i);
    }
    return { width, height, data };
  });

test('whatever the pixels are, what is found are digits inside the picture', options, async () => {
  fault(
    'The pixels of a picture are noise, one colour or transparent',
    'What is found lies inside it; nothing fails.',
  );
  await fuzz(pixels, (picture) => {
    const { images, corners } = findDigits(lightOf(picture), classifier);
    expect(corners).toHaveLength(images.length);
    for (const image of images) {
      expect(image).toHaveLength(784);
      expect([...image].every((grey) => grey >= 0 && grey <= 1 + ROUNDING)).toBe(true);
    }
    for (const box of corners) {
      for (const axis of [0, 1]) {
        const middle = box.reduce((sum, corner) => sum + corner[axis], 0) / 4;
        expect(middle).toBeGreaterThanOrEqual(0);
        expect(middle).toBeLessThanOrEqual(1);
      }
    }
  });
});
