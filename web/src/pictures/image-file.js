/**
 * What a file of bytes is, told from its first bytes and before it is decoded: a few kilobytes can
 * hold a picture that fills the memory.
 */

/** @typedef {import('./types.js').ImageErrorKind} ImageErrorKind */
/** @typedef {{type: string, width: number | null, height: number | null}} ImageHeader */

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
  if ((header.width ?? 1) * (header.height ?? 1) > MAX_PIXELS) throw new ImageError('large');
  return header;
}

/**
 * @param {Uint8Array} bytes of the whole file
 * @returns {ImageHeader | null} null when it is no picture of a known kind. Width and height are
 *   null where the header does not say.
 */
export function readHeader(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = (/** @type {number} */ at, /** @type {number} */ length) =>
    String.fromCharCode(...bytes.subarray(at, at + length));
  try {
    if (text(1, 3) === 'PNG') {
      return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
    }
    if (/^GIF8[79]a/.test(text(0, 6))) {
      return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
    }
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

/** @param {string} type @returns {ImageHeader} */
const unsized = (type) => ({ type, width: null, height: null });

/**
 * The largest of the sizes that a HEIF or AVIF file declares in its `ispe` boxes (ISO/IEC 23008-12, 6.5.3). They are
 * looked for in its `meta` box, which comes before the pixels.
 * @param {DataView} view
 * @param {(at: number, length: number) => string} text
 * @param {string} type
 * @returns {ImageHeader}
 */
function heif(view, text, type) {
  let header = unsized(type);
  for (let at = 8; at + 16 <= view.byteLength && text(at, 4) !== 'mdat'; at++) {
    if (text(at, 4) !== 'ispe') continue;
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (width * height > (header.width ?? 0) * (header.height ?? 0))
      header = { type, width, height };
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
 * Walks over the segments to the frame header (ITU T.81, table B.1). Any number of fill bytes 0xff may stand
 * before a marker (B.1.1.2).
 * @param {DataView} view
 * @returns {ImageHeader}
 */
function jpeg(view) {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    while (view.getUint8(at + 1) === 0xff) at++;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
  }
  return unsized('jpeg');
}
