/** Paints what the network sees of an image: in each block ink as a square, and short lines in their direction. */
import { IMAGE_SIDE, PIXELS } from '../../recognition/network/shape.js';

/** Half of the line in each square of a block, in squares: ink has none; upright, rising, falling. @type {[x: number, y: number][]} */
const HALVES = [
  [0, 0],
  [0, 0.7],
  [0.65, -0.375],
  [0.65, 0.375],
];
/** In squares. */
const LINE_WIDTH = 0.5;
/** Share of the most that a square can see from which on its line is as dark as can be. */
const DARK = 0.5;

/**
 * @param {CanvasRenderingContext2D} context its fill and stroke styles have the colour
 * @param {ArrayLike<number>} input 784 squares, see `directions`; the less one sees, the fainter it is
 * @param {number} side of the whole picture, in pixels of the canvas
 */
export function paintDirections(context, input, side) {
  const cell = side / IMAGE_SIDE;
  context.lineWidth = LINE_WIDTH * cell;
  for (let square = 0; square < PIXELS; square++) {
    if (!(input[square] > 0)) continue;
    const [column, row] = [square % IMAGE_SIDE, Math.floor(square / IMAGE_SIDE)];
    const kind = 2 * (row % 2) + (column % 2);
    if (kind === 0) {
      context.globalAlpha = Math.min(1, input[square]);
      context.fillRect(column * cell, row * cell, cell, cell);
      continue;
    }
    const [toX, toY] = HALVES[kind];
    context.globalAlpha = Math.min(1, input[square] / DARK);
    context.beginPath();
    context.moveTo((column + 0.5 - toX) * cell, (row + 0.5 - toY) * cell);
    context.lineTo((column + 0.5 + toX) * cell, (row + 0.5 + toY) * cell);
    context.stroke();
  }
  context.globalAlpha = 1;
}
