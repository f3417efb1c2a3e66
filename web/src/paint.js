/** Paints 28x28 pictures. */

const SIZE = 28;

/**
 * Paints a picture as squares, in the context's fill colour: the greyer a pixel, the fainter.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {ArrayLike<number>} picture 28x28 greys, row by row: 0 is paper, 1 is ink
 * @param {number} left
 * @param {number} top
 * @param {number} side of the whole picture
 */
export function paintPicture(context, picture, left, top, side) {
  const cell = side / SIZE;
  for (let pixel = 0; pixel < SIZE * SIZE; pixel++) {
    if (picture[pixel] <= 0) continue;
    context.globalAlpha = picture[pixel];
    // A hair of paper stays between the squares.
    context.fillRect(
      left + (pixel % SIZE) * cell,
      top + Math.floor(pixel / SIZE) * cell,
      cell * 0.92,
      cell * 0.92,
    );
  }
  context.globalAlpha = 1;
}
