/**
 * Keeps the answer up to date with the drawing: once a frame while the pen is down, at once when it
 * is lifted. `<html data-busy="true">` stands while what is drawn has no answer yet.
 */

import { onRepaint } from '../drawing/canvas.js';
import { EMPTY_ANSWER } from '../recognition/answer.js';
import { announcement } from './answer-panel.js';

/** @typedef {import('../recognition/types.js').Answer} Answer */
/** @typedef {import('../recognition/types.js').Reader} Reader */
/** @typedef {import('../recognition/types.js').Reading} Reading */

/** Answers are announced once nothing has changed for so long, in ms. */
const ANNOUNCE_DELAY_MS = 800;

export class LiveAnswer {
  #drawing;
  #pad;
  #panel;
  #announce;
  /** @type {Reader | null} */
  #reader = null;
  /** @type {((reading: Reading | null, answer: Answer) => void) | null} */
  #updateViews = null;
  /** @type {Answer} */
  #answer = EMPTY_ANSWER;
  /** @type {number | null} the digit whose details the visitor wants; null: the one last drawn */
  #chosen = null;
  #frame = 0;
  #announceTimer = 0;

  /**
   * @param {import('../drawing/drawing.js').Drawing} drawing
   * @param {import('../drawing/pad.js').Pad} pad gets a mark under each digit
   * @param {ReturnType<typeof import('./answer-panel.js').createAnswerPanel>} panel
   * @param {(message: string) => void} announce
   */
  constructor(drawing, pad, panel, announce) {
    this.#drawing = drawing;
    this.#pad = pad;
    this.#panel = panel;
    this.#announce = announce;
    drawing.onChange(() => this.#follow());
    onRepaint(() => this.#show());
  }

  /** From now on drawings are read, the present one first. @param {Reader} reader */
  readWith(reader) {
    this.#reader = reader;
    this.#read();
  }

  /** @param {(reading: Reading | null, answer: Answer) => void} updateViews */
  showIn(updateViews) {
    this.#updateViews = updateViews;
    this.#show();
  }

  /** Shows the details of a digit. @param {number} index of its reading */
  choose(index) {
    this.#chosen = index;
    this.#show();
  }

  #follow() {
    const { dataset } = document.documentElement;
    this.#chosen = null;
    dataset.busy = String(dataset.state !== 'error');
    clearTimeout(this.#announceTimer);
    if (this.#drawing.isDrawing) {
      if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#read());
      return;
    }
    this.#read();
    this.#announceTimer = window.setTimeout(() => {
      if (this.#reader) this.#announce(announcement(this.#answer));
    }, ANNOUNCE_DELAY_MS);
  }

  #read() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#reader) return;
    this.#answer = this.#reader.read(this.#drawing);
    this.#show();
    document.documentElement.dataset.busy = 'false';
  }

  #show() {
    const { readings, groups, inks } = this.#answer;
    const { strokes, isDrawing } = this.#drawing;
    const newest = groups.findIndex((group) => group.includes(strokes.length - 1));
    const focus = this.#chosen ?? Math.max(newest, 0);
    this.#panel.show(this.#answer, focus, isDrawing);
    this.#pad.showMarks(
      readings.length < 2
        ? []
        : inks.map((ink, index) => ({ strokes: ink, focused: index === focus })),
    );
    this.#updateViews?.(readings[focus] ?? null, this.#answer);
  }
}
