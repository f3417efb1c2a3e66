/**
 * The pad: pointer events become strokes, and strokes become lines on the canvas.
 *
 * Strokes are in CSS pixels from the pad's upper left corner, as precise as the events are.
 *
 * @typedef {import('../../recognition/types.js').Point} Point
 * @typedef {import('../../recognition/types.js').Stroke} Stroke
 * @typedef {import('../drawing.js').Drawing} Drawing
 * @typedef {import('./paint-pad.js').Mark} Mark
 */

import { onRepaint, sizeOf } from '../canvas/canvas.js';
import { capture } from '../canvas/capture.js';
import { boxAt, boxOf, inkAt, placesOf } from './digit-at.js';
import { eraser, tapOrStroke } from './gestures.js';
import { paintPad } from './paint-pad.js';
import { StrokeLayer } from './stroke-layer.js';
import { boundsOf, fitView, toDrawing } from '../view-transform.js';

/** Width of the line in CSS pixels: a least one, and a share of the pad's shorter side. */
const LINE = { least: 6, share: 0.016 };
/** Button of a pointer event when a pen is turned over. */
const PEN_ERASER = 5;
/** CSS pixels that a tap may move. */
const TAP_PX = 4;
/** CSS pixels from its ink at which the eraser takes a digit. */
const ERASER_PX = 10;

export class Pad {
  #canvas;
  #drawing;
  #view = fitView(null, 1, 1);
  /** @type {WeakMap<Stroke, ReturnType<typeof fitView>>} where each stroke lies on a pad of this size */
  #views = new WeakMap();
  /** What the drawing was fitted to. */
  #fitted = { width: 0, height: 0 };
  /** @type {{id: number, type: string, stroke: import('../drawing.js').LiveStroke} | null} the pointer that drew last */
  #pointer = null;
  #layer = new StrokeLayer();
  #frame = 0;
  /** @type {Point | null} the keyboard's pen, in CSS pixels */
  #pen = null;
  /** @type {Mark[]} */
  #marks = [];
  #actions;
  /** Whether pointers and the keyboard's pen erase instead of drawing. */
  isErasing = false;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Drawing} drawing
   * @param {object} actions called with the index of a digit
   * @param {(digit: number) => void} actions.choose
   * @param {(digit: number) => void} actions.erase
   */
  constructor(canvas, drawing, actions) {
    this.#canvas = canvas;
    this.#actions = actions;
    this.#drawing = drawing;
    canvas.addEventListener('pointerdown', (event) => this.#down(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    canvas.addEventListener('pointerup', (event) => this.#up(event));
    canvas.addEventListener('pointercancel', (event) => this.#cancel(event));
    canvas.addEventListener('lostpointercapture', (event) => this.#up(event));
    onRepaint(() => {
      this.#settle();
      this.#paint();
    });
    drawing.onChange(() => {
      this.#settle();
      this.redraw();
    });
  }

  /** Width and height in CSS pixels. */
  get size() {
    return sizeOf(this.#canvas);
  }

  /** Width of the line in CSS pixels. */
  get #lineWidth() {
    const { width, height } = this.size;
    return LINE.least + LINE.share * Math.min(width, height);
  }

  /** The part of the drawing that lies on the pad, and the width of its line, in the unit of the drawing. */
  get area() {
    const { width, height } = this.size;
    const [left, top] = this.toDrawing([0, 0]);
    const [right, bottom] = this.toDrawing([width, height]);
    return { box: { left, top, right, bottom }, line: this.#lineWidth / this.#view.scale };
  }

  /** Paints at the next frame. */
  redraw() {
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#paint());
  }

  /** @param {Mark[]} marks one for each digit */
  showMarks(marks) {
    this.#marks = marks;
    this.redraw();
  }

  /** @param {Point | null} pen where the keyboard's pen is, in CSS pixels; null hides it */
  showPen(pen) {
    this.#pen = pen;
    this.redraw();
  }

  /** The place in the drawing that lies under a place on the pad. @param {Point} point */
  toDrawing(point) {
    return toDrawing(this.#view, point);
  }

  /**
   * A pen comes down: it draws, erases, or chooses a digit.
   *
   * Only a tap chooses, on the ink of a digit that is not in focus: its dot would vanish in that ink, and a
   * second tap draws it all the same. So nothing that is drawn is lost.
   * @param {Point} point in the drawing
   * @param {boolean} [erases]
   * @returns {import('../drawing.js').LiveStroke}
   */
  begin(point, erases = this.isErasing) {
    const { scale } = this.#view;
    if (erases) {
      return eraser(point, ERASER_PX / scale, (place) => {
        const digit = this.#digitAt(place, ERASER_PX / scale);
        if (digit !== null) this.#actions.erase(digit);
      });
    }
    const begin = (/** @type {Point} */ start) => this.#drawing.begin(start);
    if (this.#otherDigitAt(point) === null) return begin(point);
    return tapOrStroke(point, TAP_PX / scale, begin, () => {
      const digit = this.#otherDigitAt(point);
      if (digit !== null) this.#actions.choose(digit);
    });
  }

  /** The digit at a place whose details are not shown. @param {Point} point */
  #otherDigitAt(point) {
    const digit = this.#drawing.images.length
      ? boxAt(placesOf(this.#drawing, this.size), point)
      : inkAt(this.#inks, point, this.#lineWidth / this.#view.scale);
    return digit === null || this.#marks[digit]?.focused ? null : digit;
  }

  /** The digit on whose ink, or in whose box, a place lies. @param {Point} point @param {number} reach */
  #digitAt(point, reach) {
    if (this.#drawing.images.length) return boxAt(placesOf(this.#drawing, this.size), point);
    return inkAt(this.#inks, point, reach) ?? boxAt(this.#inks.map(boxOf), point);
  }

  get #inks() {
    return this.#marks.map(({ strokes }) => strokes);
  }

  /**
   * A drawing is fitted to the pad when it is put there and when the pad's size changes. Nothing
   * else moves it: not undo, and nothing at all while a pen is down.
   */
  #settle() {
    const { strokes, isDrawing } = this.#drawing;
    const { width, height } = this.size;
    if (!isDrawing && (width !== this.#fitted.width || height !== this.#fitted.height)) {
      this.#views = new WeakMap();
      this.#fitted = { width, height };
    }
    const settled = strokes.find((stroke) => this.#views.has(stroke));
    this.#view = (settled && this.#views.get(settled)) ?? fitView(boundsOf(strokes), width, height);
    for (const stroke of strokes) this.#views.set(stroke, this.#view);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const isEraserEnd = event.pointerType === 'pen' && event.button === PEN_ERASER;
    if (event.button !== 0 && !isEraserEnd) return;
    const { pointerId: id, pointerType: type } = event;
    const other =
      this.#pointer?.stroke.isDrawing() && this.#pointer.id !== id ? this.#pointer : null;
    // A palm that lands before the pen must not keep the pen from writing; any other second
    // pointer is a palm or a slip.
    if (other && (type !== 'pen' || other.type !== 'touch')) return;
    if (!capture(this.#canvas, id)) return;
    other?.stroke.cancel();
    const erases = isEraserEnd || this.isErasing;
    this.#pointer = { id, type, stroke: this.begin(this.#pointOf(event), erases) };
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerId !== this.#pointer?.id) return;
    // A fast pen reports several points between two frames.
    const events = event.getCoalescedEvents?.() ?? [];
    this.#pointer.stroke.extend(
      (events.length ? events : [event]).map((each) => this.#pointOf(each)),
    );
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (event.pointerId !== this.#pointer?.id) return;
    const { stroke } = this.#pointer;
    this.#pointer = null;
    if (event.type === 'pointerup') stroke.extend([this.#pointOf(event)]);
    stroke.end();
  }

  /** @param {PointerEvent} event */
  #cancel(event) {
    if (event.pointerId !== this.#pointer?.id) return;
    const { stroke } = this.#pointer;
    this.#pointer = null;
    stroke.cancel();
  }

  /** @param {PointerEvent} event @returns {Point} */
  #pointOf(event) {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return this.toDrawing([
      event.clientX - left - this.#canvas.clientLeft,
      event.clientY - top - this.#canvas.clientTop,
    ]);
  }

  #paint() {
    this.#frame = 0;
    paintPad(this.#canvas, this.#layer, {
      drawing: this.#drawing,
      view: this.#view,
      lineWidth: this.#lineWidth,
      marks: this.#marks,
      pen: this.#pen,
    });
  }
}
