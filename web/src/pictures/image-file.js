/**
 * What a file of bytes is, told from its first bytes and before it is decoded: a few kilobytes can
 * hold a picture that fills the memory.
 */

/** @typedef {import('./types.js').ImageErrorKind} ImageErrorKind */
/** @typedef {{type: string, width: number, height: number}} ImageHeader */

const MAX_BYTES = 30e6;
export const MAX_PIXELS = 50e6; // more than any phone's camera gives

/** A file that cannot be read as a picture. `kind` says why. */
export class ImageError extends Error {
  /** @param {ImageErrorKind} kind @param {unknown} [cause] */
  constructor(kind, cause) {
    super(`this file is no picture that can be read: ${kind}`, { cause });
    this.name = 'ImageError';
    this.kind = kind;
  }
}

/**
 * Refuses what should not be decoded.
 * @param {Blob} file
 * @returns {Promise<ImageHeader>}
 * @throws {ImageError}
 */
export async function checkImage(file) {
  if (file.size === 0) throw new ImageError('empty');
  if (file.size > MAX_BYTES) throw new ImageError('large');
  const bytes = await file.arrayBuffer().catch((cause) => {
    // It was moved or deleted since it was chosen, or may not be read.
    throw new ImageError('unreadable', cause);
  });
  const header = readHeader(new Uint8Array(bytes));
  if (!header) throw new ImageError('unknown');
  if (header.width * header.height > MAX_PIXELS) throw new ImageError('large');
  return header;
}

/**
 * @param {Uint8Array} bytes of the whole file
 * @returns {ImageHeader | null} null when it is no picture of a known kind, or does not say how large it is
 */
export function readHeader(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = (/** @type {number} */ at, /** @type {number} */ length) =>
    String.fromCharCode(...bytes.subarray(at, at + length));
  try {
    if (text(1, 3) === 'PNG') {
      return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
    }
    if (/^GIF8[79]a/.test(text(0, 6))) return gif(view);
    if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return webp(view, text(12, 4));
    if (view.getUint16(0) === 0xffd8) return jpeg(view);
    if (text(4, 4) === 'ftyp') {
      return heif(view, text, /^(heic|heix|mif1|msf1)/.test(text(8, 4)) ? 'heic' : 'avif');
    }
    if (text(0, 2) === 'BM') {
      // Rows may go from top to bottom: then the height is negative.
      return {
        type: 'bmp',
        width: view.getUint32(18, true), // a negative one is none: too large
        height: Math.abs(view.getInt32(22, true)),
      };
    }
  } catch (error) {
    // A header that ends before its end.
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

/**
 * The size of the screen, or of the first frame where that is larger: browsers decode it whole (GIF89a, sections 18
 * to 26).
 * @param {DataView} view
 * @returns {ImageHeader}
 */
function gif(view) {
  const screen = [6, 8].map((at) => view.getUint16(at, true));
  const packed = view.getUint8(10);
  let at = 13 + (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0);
  // Extensions, each of blocks that tell their lengths; an empty one is the last.
  while (view.getUint8(at) === 0x21) {
    for (at += 2; view.getUint8(at) > 0; at += 1 + view.getUint8(at));
    at++;
  }
  const [x, y, width, height] = [1, 3, 5, 7].map((offset) => view.getUint16(at + offset, true));
  return {
    type: 'gif',
    width: Math.max(screen[0], x + width),
    height: Math.max(screen[1], y + height),
  };
}

/**
 * The largest of the sizes that a HEIF or AVIF file declares in the `ispe` boxes of its `meta` box (ISO/IEC 23008-12,
 * 6.5.3).
 * @param {DataView} view
 * @param {(at: number, length: number) => string} text
 * @param {string} type
 * @returns {ImageHeader | null}
 */
function heif(view, text, type) {
  /** @type {ImageHeader | null} */
  let header = null;
  let box = 0;
  // Boxes at the top tell their lengths; 1: in 64 bits; 0: the last one, to the end (ISO/IEC 14496-12, 4.2).
  while (box + 8 <= view.byteLength) {
    let size = view.getUint32(box) || view.byteLength - box;
    if (size === 1) size = Number(view.getBigUint64(box + 8));
    if (size < 8) break;
    const end = Math.min(box + size, view.byteLength - 16);
    for (let at = box + 8; text(box + 4, 4) === 'meta' && at <= end; at++) {
      if (text(at, 4) !== 'ispe') continue;
      const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      if (!header || width * height > header.width * header.height)
        header = { type, width, height };
    }
    box += size;
  }
  return header;
}

/** @param {DataView} view @param {string} kind of the first chunk @returns {ImageHeader} */
function webp(view, kind) {
  let size;
  if (kind === 'VP8 ') {
    size = [26, 28].map((at) => view.getUint16(at, true) & 0x3fff);
  } else if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    size = [bits, bits >> 14].map((value) => (value & 0x3fff) + 1);
  } else {
    size = [24, 27].map((at) => (view.getUint32(at, true) & 0xffffff) + 1);
  }
  return { type: 'webp', width: size[0], height: size[1] };
}

/**
 * Walks over the segments to the frame header (ITU T.81, table B.1). Any number of fill bytes 0xff may stand before
 * a marker (B.1.1.2); what else stands there, decoders skip.
 * @param {DataView} view
 * @returns {ImageHeader}
 */
function jpeg(view) {
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    while (view.getUint8(at) !== 0xff || [0, 0xff].includes(view.getUint8(at + 1))) at++;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
  }
}
