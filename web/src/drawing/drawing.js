/**
 * Drawing: strokes as data with undo; `pad/` shows them, with pointers and the keyboard's pen; `canvas/` paints.
 *
 * In this file: what lies on the pad, with its history. Strokes are the source of truth; the canvas
 * is only a picture of them. No DOM here.
 *
 * @typedef {import('../recognition/types.js').DrawingState} DrawingState
 * @typedef {import('../recognition/types.js').Point} Point
 * @typedef {import('../recognition/types.js').Stroke} Stroke
 *
 * @typedef {object} LiveStroke the stroke that a pen is drawing, in the hands of that pen alone. It
 *   ends when its pen says so, and when anything else happens to the drawing: another pen, undo,
 *   clear. From then on its methods do nothing.
 * @property {() => boolean} isDrawing
 * @property {(points: Point[]) => void} extend moves the pen; a point that repeats the last one is
 *   left out
 * @property {() => void} end lifts the pen: the stroke stays
 * @property {() => void} cancel forgets the stroke
 */

/** @type {DrawingState} */
const EMPTY = { strokes: [], images: [] };

/** Undo goes back so many steps; of more, the oldest are forgotten. */
export const UNDO_STEPS = 200;

export class Drawing {
  /** @type {DrawingState} */
  #state = EMPTY;
  /** @type {DrawingState[]} at most UNDO_STEPS */
  #past = [];
  /** @type {DrawingState[]} */
  #future = [];
  /** @type {Stroke | null} the stroke that is being drawn; not yet in the history */
  #live = null;
  /** @type {(() => void)[]} */
  #listeners = [];

  /** @param {() => void} listener called after every change */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  /** All strokes, the one that is being drawn included. */
  get strokes() {
    return this.#live ? [...this.#state.strokes, this.#live] : this.#state.strokes;
  }

  /** Images on the pad; none as soon as a stroke is drawn. */
  get images() {
    return this.#live ? [] : this.#state.images;
  }

  /** The picture that the images were found in; none as soon as a stroke is drawn. */
  get picture() {
    return this.#live ? undefined : this.#state.picture;
  }

  /** How the visitor wants some of the strokes cut. */
  get cuts() {
    return this.#state.cuts;
  }

  get isEmpty() {
    return !this.strokes.length && !this.images.length;
  }

  /** Whether a pen is down. */
  get isDrawing() {
    return this.#live !== null;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Puts a pen down; the stroke of any other pen ends. @param {Point} point @returns {LiveStroke} */
  begin(point) {
    this.#endLive();
    const stroke = [point];
    this.#live = stroke;
    this.#changed();
    const isDrawing = () => this.#live === stroke;
    return {
      isDrawing,
      extend: (points) => {
        if (isDrawing()) this.#extend(stroke, points);
      },
      end: () => {
        if (!isDrawing()) return;
        this.#endLive();
        this.#changed();
      },
      cancel: () => {
        if (!isDrawing()) return;
        this.#live = null;
        this.#changed();
      },
    };
  }

  /** Puts something else on the pad; `undo` brings back what was there. @param {Partial<DrawingState>} state */
  replace(state) {
    this.#endLive();
    this.#put({ ...EMPTY, ...state });
    this.#changed();
  }

  /** Takes everything off the pad; `undo` brings it back. */
  clear() {
    if (!this.isEmpty) this.replace(EMPTY);
  }

  /** Takes the last step back; while a pen is down, its stroke. */
  undo() {
    this.#step(this.#past, this.#future);
  }

  /** Takes the last `undo` back; while a pen is down, its stroke. */
  redo() {
    this.#step(this.#future, this.#past);
  }

  /** @param {DrawingState[]} from @param {DrawingState[]} to */
  #step(from, to) {
    if (this.#live) {
      this.#live = null;
    } else {
      const state = from.pop();
      if (!state) return;
      to.push(this.#state);
      this.#state = state;
    }
    this.#changed();
  }

  /** @param {Stroke} stroke @param {Point[]} points */
  #extend(stroke, points) {
    const { length } = stroke;
    for (const [x, y] of points) {
      const [lastX, lastY] = stroke[stroke.length - 1];
      if (x !== lastX || y !== lastY) stroke.push([x, y]);
    }
    if (stroke.length > length) this.#changed();
  }

  #endLive() {
    if (!this.#live) return;
    const { strokes } = this;
    this.#live = null;
    this.#put({ strokes, images: [], cuts: this.cuts });
  }

  /** @param {DrawingState} state */
  #put(state) {
    this.#past.push(this.#state);
    if (this.#past.length > UNDO_STEPS) this.#past.shift();
    this.#future = [];
    this.#state = state;
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}
