/**
 * Puts still WebP pictures together to an animated one.
 *
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */

const MOVES = 0x02; // flag of VP8X: there is an animation
const NO_BLENDING = 0x02; // flag of ANMF: a frame replaces what was there

/**
 * @param {{bytes: Uint8Array, ms: number}[]} frames lossy WebP files of equal size without transparency, and how
 *   long each is shown
 * @param {number} width in pixels
 * @param {number} height
 * @returns {Buffer} of the file; it plays on and on
 */
export function animatedWebp(frames, width, height) {
  const size = [uint24(width - 1), uint24(height - 1)];
  const header = chunk('VP8X', Buffer.concat([Buffer.from([MOVES, 0, 0, 0]), ...size]));
  const endless = chunk('ANIM', Buffer.from([255, 255, 255, 255, 0, 0]));
  const body = frames.map(({ bytes, ms }) =>
    chunk(
      'ANMF',
      Buffer.concat([
        uint24(0),
        uint24(0),
        ...size,
        uint24(ms),
        Buffer.from([NO_BLENDING]),
        imageChunk(bytes),
      ]),
    ),
  );
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), header, endless, ...body]));
}

/** The chunk with the image in a still WebP file. @param {Uint8Array} bytes */
function imageChunk(bytes) {
  const file = Buffer.from(bytes);
  for (let at = 12; at < file.length;) {
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (file.toString('latin1', at, at + 4) === 'VP8 ') return file.subarray(at, end);
    at = end;
  }
  throw new Error('not a lossy WebP file');
}

/** @param {string} name @param {Buffer} payload */
function chunk(name, payload) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(payload.length);
  return Buffer.concat([Buffer.from(name), length, payload, Buffer.alloc(payload.length % 2)]);
}

/** @param {number} value */
function uint24(value) {
  const bytes = Buffer.alloc(3);
  bytes.writeUIntLE(value, 0, 3);
  return bytes;
}
