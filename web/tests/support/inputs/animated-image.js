/** Makes animated pictures of two frames, as files. */
import { crc32 } from 'node:zlib';

const uint16 = (/** @type {number} */ value) => [value & 255, value >> 8];
const uint24 = (/** @type {number} */ value) => [...uint16(value & 0xffff), value >> 16];

/**
 * An animated PNG (APNG 1.0): the second picture's data become the second frame.
 * @param {Buffer} first
 * @param {Buffer} second of the same size
 */
export function animatedPng(first, second) {
  const chunks = pngChunks(first);
  const header = chunks[0].data;
  const control = (/** @type {number} */ sequence) =>
    pngChunk('fcTL', [
      Buffer.from([0, 0, 0, sequence]),
      header.subarray(0, 8), // width and height
      Buffer.alloc(8), // offset
      Buffer.from([0, 1, 0, 10, 0, 0]), // a tenth of a second
    ]);
  const pixels = (/** @type {Buffer} */ file) =>
    pngChunks(file).flatMap(({ type, data }) => (type === 'IDAT' ? [data] : []));
  return Buffer.concat([
    first.subarray(0, 8),
    pngChunk('IHDR', [header]),
    pngChunk('acTL', [Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])]),
    control(0),
    pngChunk('IDAT', pixels(first)),
    control(1),
    pngChunk('fdAT', [Buffer.from([0, 0, 0, 2]), ...pixels(second)]),
    pngChunk('IEND', []),
  ]);
}

/** @param {Buffer} file */
function pngChunks(file) {
  const chunks = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const end = at + 8 + file.readUInt32BE(at);
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, end),
    });
  }
  return chunks;
}

/** @param {string} type @param {Buffer[]} data */
function pngChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), ...data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/**
 * An animated WebP.
 * @param {Buffer} first a lossy picture without transparency
 * @param {Buffer} second of the same size
 */
export function animatedWebp(first, second) {
  const ANIMATION = 2;
  const bitstream = vp8Chunk(first);
  const [width, height] = [14, 16].map((at) => bitstream.readUInt16LE(at) & 0x3fff);
  const size = [...uint24(width - 1), ...uint24(height - 1)];
  const frame = (/** @type {Buffer} */ file) =>
    riffChunk('ANMF', [
      Buffer.from([...uint24(0), ...uint24(0), ...size, ...uint24(100), 0]),
      vp8Chunk(file),
    ]);
  return riffChunk('RIFF', [
    Buffer.from('WEBP'),
    riffChunk('VP8X', [Buffer.from([ANIMATION, 0, 0, 0, ...size])]),
    riffChunk('ANIM', [Buffer.alloc(6)]),
    frame(first),
    frame(second),
  ]);
}

/** The chunk with the pixels. @param {Buffer} file */
function vp8Chunk(file) {
  let at = 12;
  const length = () => 8 + file.readUInt32LE(at + 4) + (file.readUInt32LE(at + 4) % 2);
  while (file.toString('latin1', at, at + 4) !== 'VP8 ') at += length();
  return file.subarray(at, at + length());
}

/** @param {string} type @param {Buffer[]} data */
function riffChunk(type, data) {
  const body = Buffer.concat(data);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(type), size, body, Buffer.alloc(body.length % 2)]);
}

/**
 * An animated GIF in 128 greys. Its codes stay 8 bits wide, because the table is cleared before it
 * grows: so it is as long as its pixels.
 * @param {{width: number, height: number, data: ArrayLike<number>}} first RGBA
 * @param {{width: number, height: number, data: ArrayLike<number>}} second of the same size
 */
export function animatedGif(first, second) {
  const size = [...uint16(first.width), ...uint16(first.height)];
  const [CLEAR, END, RUN] = [128, 129, 100];
  const frame = (/** @type {typeof first} */ { data, width, height }) => {
    const codes = [];
    for (let pixel = 0; pixel < width * height; pixel++) {
      if (pixel % RUN === 0) codes.push(CLEAR);
      codes.push(data[4 * pixel] >> 1);
    }
    codes.push(END);
    const blocks = [];
    for (let at = 0; at < codes.length; at += 255) {
      const block = codes.slice(at, at + 255);
      blocks.push(block.length, ...block);
    }
    return [0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, ...size, 0, 7, ...blocks, 0];
  };
  const greys = Array.from({ length: 128 }, (_, i) => [2 * i, 2 * i, 2 * i]).flat();
  return Buffer.from([
    ...Buffer.from('GIF89a'),
    ...[...size, 0xf6, 0, 0],
    ...greys,
    ...frame(first),
    ...frame(second),
    0x3b,
  ]);
}
