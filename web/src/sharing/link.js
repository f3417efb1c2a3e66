/**
 * Sharing: a drawing as a link, a file of strokes, or a PNG.
 *
 * In this file: a drawing as the fragment of a link, `#ink=...`, so that it can be shared without a server.
 *
 * The drawing is put on a grid of 1000 steps along its longer side. Bytes: the number of strokes,
 * then for each the number of its points and how far each point lies from the one before, all as
 * variable-length integers (the signed ones zigzag, as in Protocol Buffers). They are deflated
 * where that makes them shorter, and written in the URL-safe base64 of RFC 4648.
 *
 * A link comes from anywhere, so every bound is checked on opening.
 */
import { boundingBox } from '../recognition/strokes.js';

/** @typedef {import('../recognition/types.js').Point} Point */
/** @typedef {import('../recognition/types.js').Stroke} Stroke */

const KEY = 'ink=';
const GRID = 1000; // steps along the longer side: finer than a screen shows
const MAX_CHARACTERS = 8000; // of the fragment; longer links break in many programs
const MAX_BYTES = 32_000; // after inflating
const MAX_STROKES = 100;
const MAX_POINTS = 10_000;
const DEFLATE = 'deflate-raw';
const PLAIN_MARK = 'p'; // the first character says how the bytes are packed
const DEFLATED_MARK = 'z';

/** A link that carries no drawing, or a drawing that fits no link; the message says why. */
export class LinkError extends Error {
  name = 'LinkError';
}

/** @param {string} fragment with or without # */
export const carriesDrawing = (fragment) => fragment.replace(/^#/, '').startsWith(KEY);

/**
 * @param {Stroke[]} strokes strokes without points are left out
 * @returns {Promise<string>} the fragment, without #
 * @throws {LinkError} when nothing is drawn, or too much for a link
 */
export async function toFragment(strokes) {
  const bytes = toBytes(strokes);
  const deflated = await deflate(bytes);
  const body =
    deflated && deflated.length < bytes.length
      ? DEFLATED_MARK + toBase64(deflated)
      : PLAIN_MARK + toBase64(bytes);
  if (body.length > MAX_CHARACTERS) throw new LinkError('this drawing is too long for a link');
  return KEY + body;
}

/**
 * @param {string} fragment with or without #
 * @returns {Promise<Stroke[]>} the drawing; its longer side is 1
 * @throws {LinkError} for whatever is wrong with it
 */
export async function fromFragment(fragment) {
  if (!carriesDrawing(fragment)) throw new LinkError('there is no drawing in this link');
  const body = fragment.replace(/^#/, '').slice(KEY.length);
  if (body.length > MAX_CHARACTERS) throw new LinkError('this link is too long');
  const packed = fromBase64(body.slice(1));
  if (body[0] === PLAIN_MARK) return fromBytes(packed);
  if (body[0] === DEFLATED_MARK) return fromBytes(await inflate(packed));
  throw new LinkError('this link is of a kind that this page does not know');
}

/**
 * @param {Stroke[]} strokes
 * @returns {Uint8Array<ArrayBuffer>}
 */
function toBytes(strokes) {
  const kept = strokes.filter((stroke) => stroke.length > 0);
  const points = kept.flat();
  if (points.length === 0) throw new LinkError('nothing is drawn');
  if (!points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) {
    throw new LinkError('a coordinate is not a finite number');
  }
  if (kept.length > MAX_STROKES || points.length > MAX_POINTS) {
    throw new LinkError('this drawing is too long for a link');
  }
  const { left, top, right, bottom } = boundingBox(points);
  const step = Math.max(right - left, bottom - top) / GRID || 1;
  /** @type {number[]} */
  const bytes = [];
  let [column, row] = [0, 0];
  pushInteger(bytes, kept.length);
  for (const stroke of kept) {
    pushInteger(bytes, stroke.length);
    for (const [x, y] of stroke) {
      const [toColumn, toRow] = [Math.round((x - left) / step), Math.round((y - top) / step)];
      pushInteger(bytes, zigzag(toColumn - column));
      pushInteger(bytes, zigzag(toRow - row));
      [column, row] = [toColumn, toRow];
    }
  }
  return Uint8Array.from(bytes);
}

/**
 * @param {Uint8Array} bytes
 * @returns {Stroke[]}
 */
function fromBytes(bytes) {
  const next = integers(bytes);
  const count = next();
  if (count < 1 || count > MAX_STROKES) throw damaged();
  /** @type {Stroke[]} */
  const strokes = [];
  let [column, row, total] = [0, 0, 0];
  while (strokes.length < count) {
    const length = next();
    total += length;
    if (length < 1 || total > MAX_POINTS) throw damaged();
    /** @type {Stroke} */
    const stroke = [];
    while (stroke.length < length) {
      column += unzigzag(next());
      row += unzigzag(next());
      if (Math.min(column, row) < 0 || Math.max(column, row) > GRID) throw damaged();
      stroke.push([column / GRID, row / GRID]);
    }
    strokes.push(stroke);
  }
  if (!next.atEnd()) throw damaged();
  return strokes;
}

const damaged = () => new LinkError('this link is damaged or was cut off');

const zigzag = (/** @type {number} */ value) => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (/** @type {number} */ code) => (code % 2 ? -(code + 1) / 2 : code / 2);

/**
 * Seven bits a byte, lowest first; the high bit says that more follow.
 * @param {number[]} bytes
 * @param {number} value 0 or more
 */
function pushInteger(bytes, value) {
  while (value > 127) {
    bytes.push((value % 128) + 128);
    value = Math.floor(value / 128);
  }
  bytes.push(value);
}

/**
 * Reads integers from bytes, one a call. Three bytes are more than any of them needs.
 * @param {Uint8Array} bytes
 */
function integers(bytes) {
  let at = 0;
  const next = () => {
    let value = 0;
    for (let shift = 0; shift < 21; shift += 7) {
      if (at >= bytes.length) throw damaged();
      const byte = bytes[at++];
      value += (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw damaged();
  };
  return Object.assign(next, { atEnd: () => at === bytes.length });
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array | null>} null where the browser cannot
 */
async function deflate(bytes) {
  if (typeof CompressionStream === 'undefined') return null;
  return readAll(new Blob([bytes]).stream().pipeThrough(new CompressionStream(DEFLATE)), Infinity);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array>}
 */
async function inflate(bytes) {
  if (typeof DecompressionStream === 'undefined') {
    throw new LinkError('this browser is too old to open the link');
  }
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(DEFLATE));
    return await readAll(stream, MAX_BYTES);
  } catch {
    throw damaged();
  }
}

/**
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} most bytes; a few bytes can inflate to gigabytes, so reading stops there
 */
async function readAll(stream, most) {
  const reader = stream.getReader();
  /** @type {number[]} */
  const bytes = [];
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (bytes.length + (value?.length ?? 0) > most) {
      await reader.cancel();
      throw damaged();
    }
    bytes.push(...(value ?? []));
  }
  return Uint8Array.from(bytes);
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text */
function fromBase64(text) {
  if (!/^[\w-]*$/.test(text)) throw damaged();
  try {
    const decoded = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
  } catch {
    throw damaged();
  }
}
