/** Paints the pad: strokes, images or a picture, a line under each of several digits, the keyboard's pen. */

import { colourOf, resizeAndClear, sizeOf } from '../canvas/canvas.js';
import { placesOf } from './digit-at.js';
import { paintImage } from '../canvas/paint-image.js';
import { paintPicture } from '../canvas/paint-picture.js';
import { memoize } from '../../recognition/memoize.js';
import { boundsOf, toPad } from '../view-transform.js';

/** @typedef {import('../../recognition/types.js').Point} Point */
/** @typedef {import('../../recognition/types.js').Stroke} Stroke */
/** @typedef {import('../canvas/canvas.js').Size} Size */
/** @typedef {import('../view-transform.js').ViewTransform} ViewTransform */

/**
 * @typedef {object} Mark a digit, which has a line under it where there are several
 * @property {Stroke[]} strokes of that digit; none for one of a picture
 * @property {boolean} focused whether its details are shown
 */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import('./stroke-layer.js').StrokeLayer} layer keeps the finished strokes
 * @param {object} pad
 * @param {import('../drawing.js').Drawing} pad.drawing
 * @param {ViewTransform} pad.view
 * @param {number} pad.lineWidth in CSS pixels
 * @param {Mark[]} pad.marks one for each digit
 * @param {Point | null} pad.pen the keyboard's, in CSS pixels
 */
export function paintPad(canvas, layer, { drawing, view, lineWidth, marks, pen }) {
  const context = resizeAndClear(canvas);
  const size = sizeOf(canvas);
  const [ink, network] = ['--ink', '--network'].map((name) => colourOf(canvas, name));
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  Object.assign(context, { lineCap: 'round', lineJoin: 'round', lineWidth });
  context.strokeStyle = context.fillStyle = ink;
  layer.paint(context, drawing.strokes, view, (target, stroke) => {
    paintLine(
      target,
      stroke.map((point) => toPad(view, point)),
    );
  });
  const { picture, images } = drawing;
  if (picture) {
    const focus = marks.findIndex(({ focused }) => focused);
    paintPicture(context, picture, size.width, size.height, Math.max(0, focus), network);
  } else {
    placesOf(drawing, size).forEach(({ left, top, right }, i) => {
      paintImage(context, images[i], left, top, right - left);
    });
  }
  context.fillStyle = network;
  if (marks.length > 1) for (const mark of marks) paintMark(context, mark, view, size);
  if (pen) paintCrosshair(context, pen, drawing.isDrawing, network);
}

const boundsOfMark = memoize(boundsOf);

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mark} mark
 * @param {ViewTransform} view
 * @param {Size} size of the pad
 */
function paintMark(context, { strokes, focused }, view, { width, height }) {
  const bounds = boundsOfMark(strokes);
  if (!bounds) return;
  const [left, bottom] = toPad(view, [bounds.left, bounds.bottom]);
  const [right] = toPad(view, [bounds.right, 0]);
  const gap = 4 + 0.035 * Math.min(width, height);
  const half = Math.max((right - left) / 2, 8);
  context.globalAlpha = focused ? 1 : 0.4;
  context.fillRect((left + right) / 2 - half, Math.min(bottom + gap, height - 6), 2 * half, 3);
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {Point} pen @param {boolean} isDown @param {string} colour */
function paintCrosshair(context, [x, y], isDown, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, isDown ? 5 : 11, 0, 2 * Math.PI);
  context.moveTo(x - 18, y);
  context.lineTo(x + 18, y);
  context.moveTo(x, y - 18);
  context.lineTo(x, y + 18);
  context.stroke();
}

/**
 * A smooth line: each point pulls a curve between the middles of the pieces beside it.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Stroke} points
 */
function paintLine(context, points) {
  context.beginPath();
  context.moveTo(...points[0]);
  for (let i = 1; i < points.length - 1; i++) {
    const [x, y] = points[i];
    const [nextX, nextY] = points[i + 1];
    context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  context.lineTo(...points[points.length - 1]);
  context.stroke();
}
