/** Paints the activations of neurons, one pixel for each; the style makes them large. */

import { colourOf } from '../../../drawing/canvas/canvas.js';

/** Activation of a fully lit square, at least: a layer that is hardly active shall look so. */
const FULLY_LIT = 2;

/**
 * @param {HTMLCanvasElement} canvas its style has the colour
 * @param {ArrayLike<number> | null} activations row by row; null: none
 * @param {import('./geometry.js').Grid} grid
 */
export function paintNeurons(canvas, activations, { columns, rows }) {
  Object.assign(canvas, { width: columns, height: rows }); // clears it, too
  if (!activations) return;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const image = context.createImageData(columns, rows);
  const { data } = image;
  const [red, green, blue] =
    colourOf(canvas)
      .match(/[\d.]+/g)
      ?.map(Number) ?? [];
  const most = Math.max(FULLY_LIT, ...Array.from(activations));
  for (let i = 0; i < activations.length; i++) {
    if (!(activations[i] > 0)) continue;
    data[4 * i] = red;
    data[4 * i + 1] = green;
    data[4 * i + 2] = blue;
    // The square root, so that little is seen too.
    data[4 * i + 3] = 255 * Math.sqrt(activations[i] / most);
  }
  context.putImageData(image, 0, 0);
}
