/** A small copy of the drawing and the answer, which stays in sight on a phone while one scrolls. */

import { colourOf, resizeAndClear, sizeOf } from '../../../drawing/canvas/canvas.js';
import { paintImage } from '../../../drawing/canvas/paint-image.js';
import { paintPicture } from '../../../drawing/canvas/paint-picture.js';
import { StrokeLayer } from '../../../drawing/pad/stroke-layer.js';
import { boundsOf, toPad } from '../../../drawing/view-transform.js';
import { answerText } from '../../../recognition/answer.js';
import { createElement, setText } from '../../../shell/dom.js';

const PEN = 2.5; // CSS pixels
const MARGIN = 4;

/** @param {import('../../../drawing/drawing.js').Drawing} drawing */
export function createSmallCopy(drawing) {
  const canvas = createElement('canvas');
  const layer = new StrokeLayer();
  const answer = createElement('span', { className: 'answer-text' });
  const root = createElement(
    'div',
    { className: 'small-copy', ariaHidden: 'true' },
    canvas,
    answer,
  );

  /** @param {CanvasRenderingContext2D} context @param {number} width @param {number} height */
  function paintStrokes(context, width, height) {
    const bounds = boundsOf(drawing.strokes);
    if (!bounds) return;
    const { left, top, right, bottom } = bounds;
    const scale = Math.min(
      (width - 2 * MARGIN) / Math.max(right - left, 1),
      (height - 2 * MARGIN) / Math.max(bottom - top, 1),
    );
    const view = {
      scale,
      x: (width - (left + right) * scale) / 2,
      y: (height - (top + bottom) * scale) / 2,
    };
    Object.assign(context, { lineWidth: PEN, lineCap: 'round', lineJoin: 'round' });
    layer.paint(context, drawing.strokes, view, (target, stroke) => {
      target.beginPath();
      for (const point of [stroke[0], ...stroke]) target.lineTo(...toPad(view, point));
      target.stroke();
    });
  }

  return {
    root,
    /** @param {import('../../types.js').Answer} latest */
    update(latest) {
      setText(answer, answerText(latest));
    },
    /** Costs nothing where the style hides it. */
    paint() {
      const { width, height } = sizeOf(canvas);
      if (width === 0) return;
      const context = resizeAndClear(canvas);
      context.scale(devicePixelRatio, devicePixelRatio);
      const colour = colourOf(canvas);
      context.strokeStyle = context.fillStyle = colour;
      const { images, picture } = drawing;
      if (picture) return paintPicture(context, picture, width, height, 0, colour);
      paintStrokes(context, width, height);
      const side = Math.min(height, width / Math.max(images.length, 1));
      images.forEach((image, i) => paintImage(context, image, i * side, 0, side));
    },
  };
}
