/** Hinton diagrams of signed numbers, one for each pixel of an image, and their legend. */
import { colourOf, resizeAndClear } from '../drawing/canvas/canvas.js';
import { paintImage } from '../drawing/canvas/paint-image.js';
import { IMAGE_SIDE } from '../recognition/network/shape.js';
import { createElement } from '../shell/dom.js';

/**
 * Paints signed numbers as a Hinton diagram: the larger, the bigger; positive ones are squares,
 * negative ones dots, so that the two can be told apart without their colours.
 * @param {HTMLCanvasElement} canvas its style has the colours, --evidence-for and --evidence-against
 * @param {ArrayLike<number>} values one for each pixel, or none
 * @param {number} most size of the largest number that can be
 * @param {ArrayLike<number> | null} [under] an image to show faintly beneath
 */
export function paintHintonDiagram(canvas, values, most, under = null) {
  const context = resizeAndClear(canvas);
  context.fillStyle = colourOf(canvas, '--rule');
  if (under) paintImage(context, under, 0, 0, canvas.width);
  const cell = canvas.width / IMAGE_SIDE;
  const centre = (/** @type {number} */ i) => [
    (i % IMAGE_SIDE) + 0.5,
    Math.floor(i / IMAGE_SIDE) + 0.5,
  ];
  context.fillStyle = colourOf(canvas, '--evidence-for');
  for (let i = 0; i < values.length; i++) {
    const side = cell * size(values[i], most);
    const [x, y] = centre(i);
    if (values[i] > 0) context.fillRect(x * cell - side / 2, y * cell - side / 2, side, side);
  }
  context.fillStyle = colourOf(canvas, '--evidence-against');
  context.beginPath();
  for (let i = 0; i < values.length; i++) {
    if (values[i] >= 0) continue;
    const radius = (cell * size(values[i], most)) / 2;
    const [x, y] = centre(i);
    context.moveTo(x * cell + radius, y * cell);
    context.arc(x * cell, y * cell, radius, 0, 2 * Math.PI);
  }
  context.fill();
}

/** Side of a mark whose area shows the number, as a share of its cell. @param {number} value @param {number} most */
const size = (value, most) => (most > 0 ? Math.min(1, Math.sqrt(Math.abs(value) / most)) : 0);

/** What the marks mean. @param {string} meansFor @param {string} meansAgainst */
export const legend = (meansFor, meansAgainst) =>
  createElement(
    'p',
    { className: 'legend' },
    legendItem('for', meansFor),
    legendItem('against', meansAgainst),
  );

/** @param {'for' | 'against'} kind @param {string} meaning */
export const legendItem = (kind, meaning) =>
  createElement(
    'span',
    {},
    createElement('i', { className: `mark ${kind}`, ariaHidden: 'true' }),
    meaning,
  );
