/** Gives the light of an image file; of an animated one, that of its first frame. */
import { ImageError, MAX_PIXELS, checkImage } from './image-file.js';
import { shrink } from './shrink.js';

/** @typedef {import('./types.js').Field} Field */

/** Pixels of the longer side of the picture that is shown. */
const SHOWN = 800;

/**
 * @param {Blob} file
 * @returns {Promise<{light: Field, shown: HTMLCanvasElement}>} shown: the picture at a size to look at; both
 *   are upright
 * @throws {ImageError}
 */
export async function decodeImage(file) {
  const { type } = await checkImage(file);
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (cause) {
    throw new ImageError(type === 'heic' ? 'heic' : 'unknown', cause);
  }
  try {
    const { width, height } = bitmap;
    if (width * height > MAX_PIXELS) throw new ImageError('large');
    return { light: lightOf(bitmap), shown: smallCopy(bitmap) };
  } finally {
    bitmap.close();
  }
}

/** @param {ImageBitmap} bitmap */
function lightOf(bitmap) {
  const { width, height } = bitmap;
  const canvas = document.createElement('canvas');
  const context = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true })
  );
  return shrink(width, height, (top, rows) => {
    Object.assign(canvas, { width, height: rows });
    context.drawImage(bitmap, 0, top, width, rows, 0, 0, width, rows);
    return context.getImageData(0, 0, width, rows).data;
  });
}

/** @param {ImageBitmap} bitmap */
function smallCopy(bitmap) {
  const scale = Math.min(1, SHOWN / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
