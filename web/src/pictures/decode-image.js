/** Gives the pixels of an image file; of an animated one, those of its first frame. */
import { ImageError, checkImage } from './image-file.js';

/** Pixels of the longer side that digits are looked for in: enough for ten in a row. */
const SIDE = 640;

/**
 * The pixels of a picture, upright, at a size that is quick to search.
 * @param {Blob} file
 * @returns {Promise<ImageData>}
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
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true })
  );
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
