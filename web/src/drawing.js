/**
 * What lies on the pad, with its history: strokes, or pictures put there in their place.
 *
 * Strokes are the source of truth; the canvas is only a picture of them. No DOM here.
 *
 * @typedef {import('./ink.js').Point} Point
 * @typedef {import('./ink.js').Stroke} Stroke
 *
 * @typedef {object} Sheet one state of the pad; never changed, only replaced
 * @property {Stroke[]} strokes
 * @property {ArrayLike<number>[]} pictures 28x28 greys each, not yet normalised, left to right; a
 *   sheet has strokes or pictures, never both
 */

/** @type {Sheet} */
const EMPTY = { strokes: [], pictures: [] };

export class Drawing {
  /** @type {Sheet} */
  #sheet = EMPTY;
  /** @type {Sheet[]} */
  #past = [];
  /** @type {Sheet[]} */
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
    return this.#live ? [...this.#sheet.strokes, this.#live] : this.#sheet.strokes;
  }

  /** Pictures on the pad; none as soon as a stroke is drawn. */
  get pictures() {
    return this.#live ? [] : this.#sheet.pictures;
  }

  get isEmpty() {
    return !this.strokes.length && !this.pictures.length;
  }

  /** Whether the pen is down. */
  get isLive() {
    return this.#live !== null;
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
    this.#live = [point];
    this.#changed();
  }

  /** Moves the pen. A point that repeats the last one is left out. @param {Point[]} points */
  extend(points) {
    if (!this.#live) return;
    for (const [x, y] of points) {
      const [lastX, lastY] = this.#live[this.#live.length - 1];
      if (x !== lastX || y !== lastY) this.#live.push([x, y]);
    }
    this.#changed();
  }

  /** Lifts the pen: the stroke stays. */
  end() {
    if (!this.#live) return;
    const strokes = this.strokes;
    this.#live = null;
    this.replace({ strokes, pictures: [] });
  }

  /** Forgets the stroke that is being drawn. */
  cancel() {
    if (!this.#live) return;
    this.#live = null;
    this.#changed();
  }

  /** Puts another sheet on the pad; `undo` brings the old one back. @param {Partial<Sheet>} sheet */
  replace(sheet) {
    this.#live = null;
    this.#past.push(this.#sheet);
    this.#future = [];
    this.#sheet = { ...EMPTY, ...sheet };
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

  /** @param {Sheet[]} from @param {Sheet[]} to */
  #step(from, to) {
    if (this.#live) return this.cancel();
    const sheet = from.pop();
    if (!sheet) return;
    to.push(this.#sheet);
    this.#sheet = sheet;
    this.#changed();
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}
