/**
 * The pad: pointer events become strokes, and strokes become lines on the canvas.
 *
 * Strokes are in CSS pixels from the pad's upper left corner, as precise as the events are.
 *
 * @typedef {import('../recognition/types.js').Point} Point
 * @typedef {import('../recognition/types.js').Stroke} Stroke
 * @typedef {import('./drawing.js').Drawing} Drawing
 *
 * @typedef {object} Mark a line under one digit of several
 * @property {Stroke[]} strokes of that digit
 * @property {boolean} focused whether its details are shown
 */

import { onRepaint, resizeAndClear, sizeOf } from './canvas.js';
import { boundsOf, fitView, toDrawing, toPad } from './view-transform.js';
import { paintImage } from './paint-image.js';
import { paintPicture } from './paint-picture.js';
import { StrokeLayer } from './stroke-layer.js';

/** Width of the line in CSS pixels: a least one, and a share of the pad's shorter side. */
const LINE = { least: 6, share: 0.016 };

export class Pad {
  #canvas;
  #drawing;
  #context;
  #view = fitView(null, 1, 1);
  /** @type {WeakMap<Stroke, ReturnType<typeof fitView>>} where each stroke lies on a pad of this size */
  #views = new WeakMap();
  #isResized = false;
  /** @type {{id: number, type: string, stroke: import('./drawing.js').LiveStroke} | null} the pointer that drew last */
  #pointer = null;
  #layer = new StrokeLayer();
  #frame = 0;
  /** @type {Point | null} the keyboard's pen, in CSS pixels */
  #pen = null;
  /** @type {Mark[]} */
  #marks = [];

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Drawing} drawing
   */
  constructor(canvas, drawing) {
    this.#canvas = canvas;
    this.#drawing = drawing;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    canvas.addEventListener('pointerdown', (event) => this.#down(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    canvas.addEventListener('pointerup', (event) => this.#up(event));
    canvas.addEventListener('pointercancel', (event) => this.#cancel(event));
    canvas.addEventListener('lostpointercapture', (event) => this.#up(event));
    new ResizeObserver(() => this.#fit()).observe(canvas);
    onRepaint(() => this.#paint());
    drawing.onChange(() => {
      this.#settle();
      this.redraw();
    });
  }

  /** Width and height in CSS pixels. */
  get size() {
    return sizeOf(this.#canvas);
  }

  /** Paints at the next frame. */
  redraw() {
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#paint());
  }

  /** @param {Mark[]} marks */
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

  /** Fits the drawing to the pad's present size. */
  #fit() {
    this.#isResized = true;
    this.#settle();
    this.#paint();
  }

  /**
   * A drawing is fitted to the pad when it is put there and when the pad's size changes. Nothing
   * else moves it: not undo, and nothing at all while a pen is down.
   */
  #settle() {
    const { strokes, isDrawing } = this.#drawing;
    if (this.#isResized && !isDrawing) {
      this.#views = new WeakMap();
      this.#isResized = false;
    }
    const settled = strokes.find((stroke) => this.#views.has(stroke));
    const { width, height } = this.size;
    this.#view = (settled && this.#views.get(settled)) ?? fitView(boundsOf(strokes), width, height);
    for (const stroke of strokes) this.#views.set(stroke, this.#view);
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.button !== 0) return;
    const { pointerId: id, pointerType: type } = event;
    const other = this.#pointer?.stroke.isLive() && this.#pointer.id !== id ? this.#pointer : null;
    // A palm that lands before the pen must not keep the pen from writing; any other second
    // pointer is a palm or a slip.
    if (other && (type !== 'pen' || other.type !== 'touch')) return;
    if (!capture(this.#canvas, id)) return;
    other?.stroke.cancel();
    this.#pointer = { id, type, stroke: this.#drawing.begin(this.#pointOf(event)) };
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
    const context = resizeAndClear(this.#canvas);
    const { width, height } = this.size;
    const style = getComputedStyle(this.#canvas);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(name);
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = context.fillStyle = colour('--ink');
    context.lineWidth = LINE.least + LINE.share * Math.min(width, height);
    const look = JSON.stringify([this.#view, devicePixelRatio, colour('--ink')]);
    this.#layer.paint(context, this.#drawing.strokes, look, (target, stroke) => {
      paintLine(
        target,
        stroke.map((point) => toPad(this.#view, point)),
      );
    });
    const { picture } = this.#drawing;
    if (picture) {
      const focus = Math.max(
        0,
        this.#marks.findIndex(({ focused }) => focused),
      );
      paintPicture(context, picture, width, height, focus, colour('--network'));
    } else {
      this.#images(width, height);
    }
    context.fillStyle = colour('--network');
    for (const mark of this.#marks) this.#mark(mark, width, height);
    if (this.#pen) this.#crosshair(this.#pen, colour('--network'));
  }

  /** Images side by side, as large as fits. @param {number} width @param {number} height */
  #images(width, height) {
    const { images } = this.#drawing;
    const side = Math.min(height, width / images.length);
    const left = (width - side * images.length) / 2;
    images.forEach((image, i) => {
      paintImage(this.#context, image, left + i * side, (height - side) / 2, side);
    });
  }

  /** @param {Mark} mark @param {number} width @param {number} height */
  #mark({ strokes, focused }, width, height) {
    const bounds = boundsOf(strokes);
    if (!bounds) return;
    const [left, bottom] = toPad(this.#view, [bounds.left, bounds.bottom]);
    const [right] = toPad(this.#view, [bounds.right, 0]);
    const gap = 4 + 0.035 * Math.min(width, height);
    const half = Math.max((right - left) / 2, 8);
    this.#context.globalAlpha = focused ? 1 : 0.4;
    this.#context.fillRect(
      (left + right) / 2 - half,
      Math.min(bottom + gap, height - 6),
      2 * half,
      3,
    );
    this.#context.globalAlpha = 1;
  }

  /** @param {Point} pen @param {string} colour */
  #crosshair([x, y], colour) {
    const context = this.#context;
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, this.#drawing.isDrawing ? 5 : 11, 0, 2 * Math.PI);
    context.moveTo(x - 18, y);
    context.lineTo(x + 18, y);
    context.moveTo(x, y - 18);
    context.lineTo(x, y + 18);
    context.stroke();
  }
}

/**
 * Lets a pointer draw beyond the edge of the canvas too.
 *
 * @param {Element} canvas
 * @param {number} id
 * @returns {boolean} false when there is no such pointer, as in an event that a script made up: it
 *   would never be lifted
 */
function capture(canvas, id) {
  try {
    canvas.setPointerCapture(id);
    return true;
  } catch {
    return false;
  }
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
