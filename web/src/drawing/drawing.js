/**
 * Drawing: strokes as data with undo, the pad that shows them, pointers and the keyboard's pen.
 *
 * In this file: what lies on the pad, with its history. Strokes are the source of truth; the canvas
 * is only a picture of them. No DOM here.
 *
 * @typedef {import('../recognition/types.js').DrawingState} DrawingState
 * @typedef {import('../recognition/types.js').Point} Point
 * @typedef {import('../recognition/types.js').Stroke} Stroke
 */

/** @type {DrawingState} */
const EMPTY = { strokes: [], images: [] };

export class Drawing {
  /** @type {DrawingState} */
  #state = EMPTY;
  /** @type {DrawingState[]} */
  #past = [];
  /** @type {DrawingState[]} */
  #future = [];
  /** @type {Stroke | null} the stroke that is being drawn; not yet in the history */
  #current = null;
  /** @type {(() => void)[]} */
  #listeners = [];

  /** @param {() => void} listener called after every change */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  /** All strokes, the one that is being drawn included. */
  get strokes() {
    return this.#current ? [...this.#state.strokes, this.#current] : this.#state.strokes;
  }

  /** Images on the pad; none as soon as a stroke is drawn. */
  get images() {
    return this.#current ? [] : this.#state.images;
  }

  /** The picture that the images were found in; none as soon as a stroke is drawn. */
  get picture() {
    return this.#current ? undefined : this.#state.picture;
  }

  get isEmpty() {
    return !this.strokes.length && !this.images.length;
  }

  /** Whether the pen is down. */
  get isDrawing() {
    return this.#current !== null;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Puts the pen down. @param {Point} point */
  begin(point) {
    this.end();
    this.#current = [point];
    this.#changed();
  }

  /** Moves the pen. A point that repeats the last one is left out. @param {Point[]} points */
  extend(points) {
    if (!this.#current) return;
    for (const [x, y] of points) {
      const [lastX, lastY] = this.#current[this.#current.length - 1];
      if (x !== lastX || y !== lastY) this.#current.push([x, y]);
    }
    this.#changed();
  }

  /** Lifts the pen: the stroke stays. */
  end() {
    if (!this.#current) return;
    const strokes = this.strokes;
    this.#current = null;
    this.replace({ strokes });
  }

  /** Forgets the stroke that is being drawn. */
  cancel() {
    if (!this.#current) return;
    this.#current = null;
    this.#changed();
  }

  /** Puts something else on the pad; `undo` brings back what was there. @param {Partial<DrawingState>} state */
  replace(state) {
    this.#current = null;
    this.#past.push(this.#state);
    this.#future = [];
    this.#state = { ...EMPTY, ...state };
    this.#changed();
  }

  /** Takes everything off the pad; `undo` brings it back. */
  clear() {
    if (!this.isEmpty) this.replace(EMPTY);
  }

  undo() {
    this.#step(this.#past, this.#future);
  }

  redo() {
    this.#step(this.#future, this.#past);
  }

  /** @param {DrawingState[]} from @param {DrawingState[]} to */
  #step(from, to) {
    if (this.#current) return this.cancel();
    const state = from.pop();
    if (!state) return;
    to.push(this.#state);
    this.#state = state;
    this.#changed();
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}
