import { describe, expect, it } from 'vitest';
import { ImageError, checkImage, readHeader } from '../../../src/pictures/image-file.js';
import { fault } from '../../support/faults/fault.js';

const ascii = (/** @type {string} */ text) => [...text].map((letter) => letter.charCodeAt(0));
const big32 = (/** @type {number} */ value) =>
  [24, 16, 8, 0].map((shift) => (value >> shift) & 255);
const big16 = (/** @type {number} */ value) => big32(value).slice(2);
const little16 = (/** @type {number} */ value) => big16(value).reverse();
const little32 = (/** @type {number} */ value) => big32(value).reverse();
const little24 = (/** @type {number} */ value) => big32(value).slice(1).reverse();

/** @param {number} width @param {number} height */
const png = (width, height) => [
  137, ...ascii('PNG\r\n\u001a\n'),
  ...big32(13), ...ascii('IHDR'), ...big32(width), ...big32(height), 8, 6, 0, 0, 0,
]; // prettier-ignore

/** @param {number} width @param {number} height of its first frame, on a screen of 300 by 200 */
const gif = (width, height) => [
  ...ascii('GIF89a'), ...little16(300), ...little16(200), 0x80, 0, 0, ...Array(6).fill(9),
  0x21, 0xf9, 4, 0, 0, 0, 0, 0,
  0x2c, ...little16(10), ...little16(0), ...little16(width), ...little16(height),
]; // prettier-ignore

const jpeg = [
  0xff, 0xd8,
  0xff, 0xe0, ...big16(6), 1, 2, 3, 4,
  0xff, 0xc4, ...big16(4), 0, 0,
  0xff, 0xc2, ...big16(8), 8, ...big16(3000), ...big16(4000),
]; // prettier-ignore
/** @param {string} kind @param {number[]} data */
const webp = (kind, data) => [
  ...ascii('RIFF'),
  0,
  0,
  0,
  0,
  ...ascii(`WEBP${kind}`),
  0,
  0,
  0,
  0,
  ...data,
];

/** @param {string} type @param {number[]} content */
const box = (type, content) => [
  ...big32(4 + type.length + content.length),
  ...ascii(type),
  ...content,
];

/** @param {number[]} bytes */
const header = (bytes) => readHeader(Uint8Array.from(bytes));

describe('readHeader', () => {
  it.each([
    ['PNG', png(640, 480), { type: 'png', width: 640, height: 480 }],
    ['GIF', gif(200, 100), { type: 'gif', width: 300, height: 200 }],
    ['GIF larger than its screen', gif(8000, 900), { type: 'gif', width: 8010, height: 900 }],
    ['JPEG', jpeg, { type: 'jpeg', width: 4000, height: 3000 }],
    [
      'WebP',
      webp('VP8 ', [0, 0, 0, 0, 0, 0, ...little16(320), ...little16(240)]),
      { type: 'webp', width: 320, height: 240 },
    ],
    [
      'lossless WebP',
      webp('VP8L', [0x2f, 319 & 255, (319 >> 8) | ((239 & 3) << 6), 239 >> 2, 0]),
      { type: 'webp', width: 320, height: 240 },
    ],
    [
      'extended WebP',
      webp('VP8X', [2, 0, 0, 0, ...little24(319), ...little24(239), 0, 0]),
      { type: 'webp', width: 320, height: 240 },
    ],
    [
      'HEIC',
      [
        ...box('ftypheic', []),
        ...box('meta', [...ascii('ispe'), ...big32(0), ...big32(4), ...big32(3)]),
      ],
      { type: 'heic', width: 4, height: 3 },
    ],
    [
      'JPEG with stray bytes before a marker',
      [...jpeg.slice(0, 10), 7, 0xff, 0, ...jpeg.slice(10)],
      { type: 'jpeg', width: 4000, height: 3000 },
    ],
    [
      'JPEG with fill bytes before a marker',
      [...jpeg.slice(0, 2), 0xff, 0xff, ...jpeg.slice(2)],
      { type: 'jpeg', width: 4000, height: 3000 },
    ],
    [
      'BMP from top to bottom',
      [...ascii('BM'), ...Array(16).fill(0), ...little32(640), ...little32(-480)],
      { type: 'bmp', width: 640, height: 480 },
    ],
    [
      'AVIF, the largest of its pictures',
      [
        ...box('ftypavif', Array(8).fill(0)),
        ...box('free', ascii('mdat meta')),
        ...box('meta', [
          ...[...ascii('ispe'), ...big32(0), ...big32(64), ...big32(64)],
          ...[...ascii('ispe'), ...big32(0), ...big32(30_000), ...big32(20_000)],
        ]),
      ],
      { type: 'avif', width: 30_000, height: 20_000 },
    ],
  ])('reads %s', (_, bytes, expected) => {
    expect(header(bytes)).toEqual(expected);
  });

  it.each([
    ['text', ascii('This is no picture at all.')],
    ['SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a PDF', ascii('%PDF-1.7 ...')],
    ['one byte', [137]],
    ['two bytes of a JPEG', [0xff, 0xd8]],
    ['a PNG cut off', png(640, 480).slice(0, 14)],
    ['a GIF cut off', gif(1, 1).slice(0, 30)],
    ['a JPEG without a frame', jpeg.slice(0, 16)],
    ['an AVIF that tells no size', box('ftypavif', Array(40).fill(0))],
    ['a WebP cut off', webp('VP8X', [2])],
  ])('knows that %s is none', (_, bytes) => {
    expect(header(bytes)).toBeNull();
  });
});

describe('checkImage', () => {
  /** @param {number[]} bytes */
  const check = (bytes) => checkImage(new Blob([Uint8Array.from(bytes)]));

  it('lets a picture pass', async () => {
    expect(await check(png(640, 480))).toMatchObject({ type: 'png' });
  });

  it.each([
    ['empty', []],
    ['unknown', ascii('hello')],
    ['large', png(20_000, 20_000)],
    ['large', [...jpeg.slice(0, -4), ...big16(20_000), ...big16(20_000)]],
  ])('refuses what is %s', async (kind, bytes) => {
    await expect(check(bytes)).rejects.toThrow(ImageError);
    await expect(check(bytes)).rejects.toMatchObject({ kind });
  });

  it('refuses a large file before reading it', async () => {
    fault('A file is larger than 30 MB', 'It is refused before it is read.');
    const file = { size: 31e6, arrayBuffer: () => Promise.reject(new Error('was read')) };
    await expect(checkImage(/** @type {any} */ (file))).rejects.toMatchObject({ kind: 'large' });
  });

  it('says of a file that cannot be read any more just that', async () => {
    const arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
    const check = checkImage(/** @type {any} */ ({ size: 100, arrayBuffer }));
    await expect(check).rejects.toMatchObject({ name: 'ImageError', kind: 'unreadable' });
  });
});
