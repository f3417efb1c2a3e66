/**
 * What a file of bytes is, told from its first bytes and before it is decoded: a few kilobytes can
 * hold a picture that fills the memory.
 */

/** @typedef {'empty' | 'large' | 'animated' | 'unknown' | 'heic' | 'blank'} ImageErrorKind */
/** @typedef {{type: string, width: number | null, height: number | null, isAnimated: boolean}} ImageHeader */

const MAX_BYTES = 30e6;
const MAX_PIXELS = 50e6; // more than any phone's camera gives

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
  if (header.isAnimated) throw new ImageError('animated');
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
    if (text(1, 3) === 'PNG') return png(view, text);
    if (/^GIF8[79]a/.test(text(0, 6))) return gif(view);
    if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') return webp(view, text);
    if (view.getUint16(0) === 0xffd8) return jpeg(view);
    if (text(4, 4) === 'ftyp')
      return unsized(/^(heic|heix|mif1|msf1)/.test(text(8, 4)) ? 'heic' : 'avif');
    if (text(0, 2) === 'BM') return unsized('bmp');
  } catch (error) {
    // A header that ends before its end.
    if (!(error instanceof RangeError)) throw error;
  }
  return null;
}

/** @param {string} type @returns {ImageHeader} */
const unsized = (type) => ({ type, width: null, height: null, isAnimated: false });

/**
 * An animated PNG says so before its first pixels (APNG specification, chunk acTL).
 * @param {DataView} view
 * @param {(at: number, length: number) => string} text
 * @returns {ImageHeader}
 */
function png(view, text) {
  let isAnimated = false;
  for (let at = 8; at + 8 <= view.byteLength && text(at + 4, 4) !== 'IDAT';) {
    isAnimated ||= text(at + 4, 4) === 'acTL';
    at += 12 + view.getUint32(at);
  }
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20), isAnimated };
}

/** @param {DataView} view @returns {ImageHeader} */
function gif(view) {
  return {
    type: 'gif',
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
    isAnimated: gifFrames(view) > 1,
  };
}

/** Counts the pictures of a GIF by walking over its blocks (GIF89a specification). @param {DataView} view */
function gifFrames(view) {
  const colours = (/** @type {number} */ flags) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + colours(view.getUint8(10));
  let frames = 0;
  while (at < view.byteLength && frames < 2) {
    const block = view.getUint8(at);
    if (block === 0x2c) {
      frames++;
      at += 11 + colours(view.getUint8(at + 9));
    } else if (block === 0x21) {
      at += 2;
    } else {
      break;
    }
    for (let size = 1; size > 0 && at < view.byteLength; at += size + 1) size = view.getUint8(at);
  }
  return frames;
}

/**
 * @param {DataView} view
 * @param {(at: number, length: number) => string} text
 * @returns {ImageHeader}
 */
function webp(view, text) {
  const kind = text(12, 4);
  if (kind === 'VP8 ') {
    const [width, height] = [26, 28].map((at) => view.getUint16(at, true) & 0x3fff);
    return { type: 'webp', width, height, isAnimated: false };
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return {
      type: 'webp',
      width: (bits & 0x3fff) + 1,
      height: ((bits >> 14) & 0x3fff) + 1,
      isAnimated: false,
    };
  }
  const [width, height] = [24, 27].map((at) => 1 + (view.getUint32(at, true) & 0xffffff));
  return { type: 'webp', width, height, isAnimated: (view.getUint8(20) & 2) !== 0 };
}

/** Walks over the segments to the frame header (ITU T.81, table B.1). @param {DataView} view @returns {ImageHeader} */
function jpeg(view) {
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (view.getUint8(at) !== 0xff) return unsized('jpeg');
    if (isFrame) {
      return {
        type: 'jpeg',
        width: view.getUint16(at + 7),
        height: view.getUint16(at + 5),
        isAnimated: false,
      };
    }
  }
}
