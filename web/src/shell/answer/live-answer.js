/**
 * Keeps the answer up to date with the drawing: once a frame while the pen is down, at once when it
 * is lifted. Pictures that explain it are painted in the frame. `<html data-busy="true">` stands while what is
 * drawn has no answer yet.
 */

import { onRepaint } from '../../drawing/canvas/canvas.js';
import { withoutDigit } from '../../drawing/without-digit.js';
import { EMPTY_ANSWER, digitLabel } from '../../recognition/answer.js';
import { announcement } from './answer-panel.js';
import { text } from '../text.js';

/** @typedef {import('../../recognition/types.js').Answer} Answer */
/** @typedef {import('../../recognition/types.js').Reader} Reader */
/** @typedef {import('../../recognition/types.js').Reading} Reading */

/**
 * @typedef {object} Views what explains the answer
 * @property {(focused: Reading | null, answer: Answer) => void} update
 * @property {() => void} paint called in a frame, after all that was updated in it
 */

/** Answers are announced once nothing has changed for so long, in ms. */
const ANNOUNCE_DELAY_MS = 800;

export class LiveAnswer {
  #drawing;
  #pad;
  #panel;
  #announce;
  /** @type {Reader | null} */
  #reader = null;
  /** @type {Views | null} */
  #views = null;
  /** @type {Answer} */
  #answer = EMPTY_ANSWER;
  /** @type {number | null} the digit whose details the visitor wants; null: the one last drawn */
  #chosen = null;
  /** @type {ArrayLike<number> | null} an input in place of that of the digit in focus */
  #tried = null;
  #frame = 0;
  #isUnread = false;
  #announceTimer = 0;

  /**
   * @param {import('../../drawing/drawing.js').Drawing} drawing
   * @param {import('../../drawing/pad/pad.js').Pad} pad gets a mark under each digit
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

  /** @param {Views} views */
  showIn(views) {
    this.#views = views;
    this.#show();
  }

  /** Shows the details of a digit. @param {number} index of its reading */
  choose(index) {
    this.#chosen = index;
    this.#tried = null;
    this.#show();
  }

  /**
   * Reads an image in place of the digit in focus, until the drawing or the focus changes.
   * @param {ArrayLike<number> | null} image 784 greys, normalised; null: the digit as drawn
   */
  tryInput(image) {
    this.#tried = image;
    this.#show();
  }

  /** Erases a digit; `undo` brings it back. @param {number} [index] of its reading; else that in focus */
  erase(index = this.#focus) {
    const reading = this.#answer.readings[index];
    if (!reading) return;
    this.#drawing.replace(withoutDigit(this.#drawing, this.#answer, index));
    this.#announce(text.erased(digitLabel(reading)));
  }

  /** Reads the drawing anew, because the network is another one. */
  readAgain() {
    this.#read();
  }

  #follow() {
    const { dataset } = document.documentElement;
    this.#chosen = null;
    this.#tried = null;
    dataset.busy = String(dataset.state !== 'error');
    clearTimeout(this.#announceTimer);
    if (this.#drawing.isDrawing) {
      this.#isUnread = true;
      this.#askForFrame();
      return;
    }
    this.#read();
    this.#announceTimer = window.setTimeout(() => {
      if (this.#reader) this.#announce(announcement(this.#answer));
    }, ANNOUNCE_DELAY_MS);
  }

  #askForFrame() {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      try {
        if (this.#isUnread) this.#read();
      } finally {
        this.#frame = 0;
      }
      this.#views?.paint();
    });
  }

  #read() {
    this.#isUnread = false;
    if (!this.#reader) return;
    this.#answer = this.#reader.read(this.#drawing);
    this.#show();
    document.documentElement.dataset.busy = 'false';
  }

  /** Index of the digit whose details are shown. */
  get #focus() {
    const last = this.#drawing.strokes.length - 1;
    const newest = this.#answer.groups.findIndex((group) => group.includes(last));
    return this.#chosen ?? Math.max(newest, 0);
  }

  #show() {
    const { inks } = this.#answer;
    const { isDrawing } = this.#drawing;
    const focus = this.#focus;
    const answer = this.#withTried(focus);
    const { readings } = answer;
    this.#panel.show(answer, focus, isDrawing);
    this.#pad.showMarks(inks.map((ink, i) => ({ strokes: ink, focused: i === focus })));
    this.#views?.update(readings[focus] ?? null, answer);
    this.#askForFrame();
  }

  /** The answer, with what the visitor tries in the place of the digit in focus. @param {number} focus */
  #withTried(focus) {
    if (!this.#tried || !this.#reader) return this.#answer;
    const [tried] = this.#reader.classifier.classify([this.#tried]);
    const readings = this.#answer.readings.map((reading, i) =>
      i === focus ? { ...tried, isTried: true } : reading,
    );
    return { ...this.#answer, readings };
  }
}
