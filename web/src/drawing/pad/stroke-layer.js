/**
 * Finished strokes, painted once: a frame costs the same however many strokes lie on the pad.
 *
 * @typedef {import('../../recognition/types.js').Stroke} Stroke
 */

import { print } from '../canvas/canvas.js';

export class StrokeLayer {
  #canvas = document.createElement('canvas');
  #context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext('2d'));
  /** @type {Stroke[]} those that are on the layer */
  #painted = [];
  #appearance = '';

  /**
   * Puts strokes on a canvas. All but the last one must not change any more.
   * @param {CanvasRenderingContext2D} target its transform, width, colour and caps of lines hold
   * @param {Stroke[]} strokes
   * @param {string} appearance a change of it paints anew
   * @param {(context: CanvasRenderingContext2D, stroke: Stroke) => void} paint
   */
  paint(target, strokes, appearance, paint) {
    const { width, height } = target.canvas;
    // On paper lines stay lines: a layer would be printed as coarse as it is on the screen.
    const finished = print.matches ? [] : strokes.slice(0, -1);
    const isContinued =
      appearance === this.#appearance &&
      this.#canvas.width === width &&
      this.#canvas.height === height &&
      this.#painted.every((stroke, i) => stroke === finished[i]);
    if (!isContinued) {
      // Setting the size empties a canvas.
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#painted = [];
      this.#appearance = appearance;
    }
    const layer = this.#context;
    layer.setTransform(target.getTransform());
    layer.lineCap = target.lineCap;
    layer.lineJoin = target.lineJoin;
    layer.lineWidth = target.lineWidth;
    layer.strokeStyle = target.strokeStyle;
    for (const stroke of finished.slice(this.#painted.length)) paint(layer, stroke);
    this.#painted = finished;
    if (finished.length) {
      target.save();
      target.resetTransform();
      target.drawImage(this.#canvas, 0, 0);
      target.restore();
    }
    for (const stroke of strokes.slice(finished.length)) paint(target, stroke);
  }
}
