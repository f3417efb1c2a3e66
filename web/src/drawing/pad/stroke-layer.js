/**
 * Finished strokes, painted once: a frame costs the same however many strokes lie on the pad. Where one is
 * undone, only what lies in its place is painted anew.
 *
 * @typedef {import('../../recognition/types.js').Stroke} Stroke
 * @typedef {import('../view-transform.js').ViewTransform} ViewTransform
 */

import { print } from '../canvas/canvas.js';
import { boundsOf, toPad } from '../view-transform.js';

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
   * @param {ViewTransform} view
   * @param {(context: CanvasRenderingContext2D, stroke: Stroke) => void} paint
   */
  paint(target, strokes, view, paint) {
    const { width, height } = target.canvas;
    if (!width || !height) return; // out of sight: nothing can be painted, nor taken from
    const appearance = JSON.stringify([view, devicePixelRatio, target.strokeStyle]);
    // On paper lines stay lines: a layer would be printed as coarse as it is on the screen.
    const finished = print.matches ? [] : strokes.slice(0, -1);
    const still = new Set(finished);
    const kept = this.#painted.filter((stroke) => still.has(stroke));
    const gone = this.#painted.filter((stroke) => !still.has(stroke));
    const isContinued =
      appearance === this.#appearance &&
      this.#canvas.width === width &&
      this.#canvas.height === height &&
      kept.every((stroke, i) => stroke === finished[i]);
    if (!isContinued) {
      // Setting the size empties a canvas.
      this.#canvas.width = width;
      this.#canvas.height = height;
      kept.length = gone.length = 0;
      this.#appearance = appearance;
    }
    const layer = this.#context;
    layer.setTransform(target.getTransform());
    layer.lineCap = target.lineCap;
    layer.lineJoin = target.lineJoin;
    layer.lineWidth = target.lineWidth;
    layer.strokeStyle = target.strokeStyle;
    if (gone.length) wipe(layer, gone, kept, view, paint);
    for (const stroke of finished.slice(kept.length)) paint(layer, stroke);
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

/**
 * Takes strokes off a layer: empties their place, and paints there again what else lies in it.
 * @param {CanvasRenderingContext2D} layer
 * @param {Stroke[]} gone
 * @param {Stroke[]} kept
 * @param {ViewTransform} view
 * @param {(context: CanvasRenderingContext2D, stroke: Stroke) => void} paint
 */
function wipe(layer, gone, kept, view, paint) {
  const placeOf = (/** @type {Stroke[]} */ strokes) => {
    const { left, top, right, bottom } = /** @type {import('../../recognition/types.js').Box} */ (
      boundsOf(strokes)
    );
    const reach = layer.lineWidth / 2 + 1;
    const [x0, y0] = toPad(view, [left, top]);
    const [x1, y1] = toPad(view, [right, bottom]);
    return { x0: x0 - reach, y0: y0 - reach, x1: x1 + reach, y1: y1 + reach };
  };
  const { x0, y0, x1, y1 } = placeOf(gone);
  // Whole pixels, so that no edge of it shows.
  const [left, top] = [x0, y0].map((at) => Math.floor(at * devicePixelRatio));
  const [right, bottom] = [x1, y1].map((at) => Math.ceil(at * devicePixelRatio));
  const transform = layer.getTransform();
  layer.save();
  layer.resetTransform();
  layer.beginPath();
  layer.rect(left, top, right - left, bottom - top);
  layer.clip();
  layer.clearRect(left, top, right - left, bottom - top);
  layer.setTransform(transform);
  for (const stroke of kept) {
    const other = placeOf([stroke]);
    const isApart = other.x1 < x0 || other.x0 > x1 || other.y1 < y0 || other.y0 > y1;
    if (!isApart) paint(layer, stroke);
  }
  layer.restore();
}
