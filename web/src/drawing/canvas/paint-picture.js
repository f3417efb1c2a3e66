/** Paints a picture that was read, with a frame around each of its digits. */

import { boundingBox } from '../../recognition/strokes.js';

/** @typedef {import('../../recognition/types.js').Picture} Picture */

const FRAME = 2; // CSS pixels
const FOCUSED = 4;
const REST = 0.6; // opacity of the frames around the other digits

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Picture} picture fills the pad as far as its proportions allow
 * @param {number} width of the pad, in CSS pixels
 * @param {number} height
 * @param {number} focus index of the digit whose details are shown
 * @param {string} colour of the frames
 */
export function paintPicture(context, { shown, corners }, width, height, focus, colour) {
  const { left, top, w, h } = placeOf(shown, width, height);
  context.drawImage(/** @type {HTMLCanvasElement} */ (shown), left, top, w, h);
  context.strokeStyle = colour;
  corners.forEach((frame, i) => {
    context.beginPath();
    for (const [x, y] of frame) context.lineTo(left + x * w, top + y * h);
    context.closePath();
    context.lineWidth = i === focus ? FOCUSED : FRAME;
    context.globalAlpha = i === focus ? 1 : REST;
    context.stroke();
  });
  context.globalAlpha = 1;
}

/**
 * The boxes around its digits, in CSS pixels.
 * @param {Picture} picture
 * @param {number} width of the pad
 * @param {number} height
 */
export function boxesOfPicture({ shown, corners }, width, height) {
  const { left, top, w, h } = placeOf(shown, width, height);
  return corners.map((frame) => boundingBox(frame.map(([x, y]) => [left + x * w, top + y * h])));
}

/** Where a picture lies. @param {Picture['shown']} shown @param {number} width @param {number} height */
function placeOf(shown, width, height) {
  const scale = Math.min(width / shown.width, height / shown.height);
  const [w, h] = [shown.width * scale, shown.height * scale];
  return { left: (width - w) / 2, top: (height - h) / 2, w, h };
}
