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
  const header = readHeader(new Uint8Array(await file.arrayBuffer()));
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
      return unsized(/^(heic|heix|mif1|msf1)/.test(text(8, 4)) ? 'heic' : 'avif');
    }
    if (text(0, 2) === 'BM') return unsized('bmp');
  } catch (error) {
    // A header that ends before its end.
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

/** @param {string} type @returns {ImageHeader} */
const unsized = (type) => ({ type, width: null, height: null });

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

/** Walks over the segments to the frame header (ITU T.81, table B.1). @param {DataView} view @returns {ImageHeader} */
function jpeg(view) {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
  }
  return unsized('jpeg');
}
