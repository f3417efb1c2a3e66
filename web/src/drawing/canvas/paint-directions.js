/** Paints what the network sees of an image: in each block ink as a square, and short lines in their direction. */
import { partOf } from '../../recognition/input/directions.js';
import { IMAGE_SIDE, PIXELS } from '../../recognition/network/shape.js';
import { colourOf, resizeAndClear } from './canvas.js';

/** Half of an upright, a rising and a falling line, in squares. @type {[x: number, y: number][]} */
const HALVES = [
  [0, 0.7],
  [0.65, -0.375],
  [0.65, 0.375],
];
/** In squares. */
const LINE_WIDTH = 0.5;
/** Share of the most that a square can see from which on its line is as dark as can be. */
const DARK = 0.5;

/**
 * @param {HTMLCanvasElement} canvas its style has the colour
 * @param {ArrayLike<number> | null} input 784 squares, see `directions`; the less one sees, the fainter it is
 */
export function paintDirections(canvas, input) {
  const context = resizeAndClear(canvas);
  if (!input) return;
  const cell = canvas.width / IMAGE_SIDE;
  context.fillStyle = context.strokeStyle = colourOf(canvas);
  context.lineWidth = LINE_WIDTH * cell;
  for (let square = 0; square < PIXELS; square++) {
    if (!(input[square] > 0)) continue;
    const [column, row] = [square % IMAGE_SIDE, Math.floor(square / IMAGE_SIDE)];
    const part = partOf(square);
    context.globalAlpha = Math.min(1, input[square] / (part === 0 ? 1 : DARK));
    if (part === 0) {
      context.fillRect(column * cell, row * cell, cell, cell);
      continue;
    }
    const [toX, toY] = HALVES[part - 1];
    context.beginPath();
    context.moveTo((column + 0.5 - toX) * cell, (row + 0.5 - toY) * cell);
    context.lineTo((column + 0.5 + toX) * cell, (row + 0.5 + toY) * cell);
    context.stroke();
  }
  context.globalAlpha = 1;
}
