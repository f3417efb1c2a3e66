/** Paints 28x28 images. */
import { IMAGE_SIDE, PIXELS } from '../../recognition/network/shape.js';

/**
 * Paints an image as squares, in the context's fill colour: the greyer a pixel, the fainter.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {ArrayLike<number>} image 28x28 greys, row by row: 0 is paper, 1 is ink
 * @param {number} left
 * @param {number} top
 * @param {number} side of the whole image
 */
export function paintImage(context, image, left, top, side) {
  const cell = side / IMAGE_SIDE;
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    if (image[pixel] <= 0) continue;
    context.globalAlpha = image[pixel];
    // A hair of paper stays between the squares.
    context.fillRect(
      left + (pixel % IMAGE_SIDE) * cell,
      top + Math.floor(pixel / IMAGE_SIDE) * cell,
      cell * 0.92,
      cell * 0.92,
    );
  }
  context.globalAlpha = 1;
}
