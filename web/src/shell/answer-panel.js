/**
 * The answer beside the pad: the digits, how sure the network is, the ten probabilities, and the
 * image that it sees of the digit in focus.
 */

import { resizeAndClear } from '../drawing/canvas.js';
import { paintImage } from '../drawing/paint-image.js';
import { CLASSES } from '../recognition/shape.js';
import { byId, createElement, setText } from './dom.js';
import { text } from './text.js';

/** @typedef {import('../recognition/types.js').Answer} Answer */
/** @typedef {import('../recognition/types.js').Reading} Reading */

/** Text of a reading. @param {Reading} reading */
export const digitLabel = ({ digit }) => (digit === null ? '?' : String(digit));

/** How sure the network is of a reading, 0 to 1. @param {Reading} reading */
export const confidence = ({ probabilities }) => Math.max(...probabilities);

/** A sentence for people who do not see the page. @param {Answer} answer */
export function announcement({ readings }) {
  if (!readings.length) return text.cleared;
  const number = readings.map(digitLabel).join(' ');
  if (readings.every((reading) => reading.digit === null)) return text.notADigit;
  return `${number}, ${text.confidence(Math.min(...readings.map(confidence)))}`;
}

/**
 * @param {(index: number) => void} onChoose called with the digit that the visitor wants to see
 */
export function createAnswerPanel(onChoose) {
  const output = byId('digit');
  const status = byId('status');
  const bars = Array.from({ length: CLASSES }, (_, digit) => createBar(digit));
  byId('bars').append(...bars.map((bar) => bar.item));
  const inputPreview = /** @type {HTMLCanvasElement} */ (byId('input-preview'));

  return {
    /**
     * @param {Answer} answer
     * @param {number} focus index of the reading whose details are shown
     * @param {boolean} isDrawing whether the pen is down: no status of half a digit
     */
    show({ readings }, focus, isDrawing) {
      showDigits(output, readings, focus, onChoose);
      const reading = readings[focus];
      bars.forEach((bar, digit) => bar.show(reading?.probabilities[digit] ?? 0, reading?.digit));
      setText(status, statusOf(readings, focus, isDrawing));
      paintInputPreview(inputPreview, reading);
    },
    /** @param {string} message instead of the status */
    showMessage(message) {
      setText(status, message);
    },
  };
}

/** @param {Reading[]} readings @param {number} focus @param {boolean} isDrawing */
function statusOf(readings, focus, isDrawing) {
  const reading = readings[focus];
  if (!reading) return text.empty;
  if (reading.digit === null) return isDrawing ? '' : text.notADigit;
  const sure = text.confidence(confidence(reading));
  return readings.length > 1 ? `${text.place(focus + 1, readings.length)}: ${sure}` : sure;
}

/**
 * One digit is plain text; of several, each is a button that shows its details.
 *
 * @param {HTMLElement} output
 * @param {Reading[]} readings
 * @param {number} focus
 * @param {(index: number) => void} onChoose
 */
function showDigits(output, readings, focus, onChoose) {
  if (output.children.length !== readings.length) {
    const hasFocus = output.contains(document.activeElement);
    output.replaceChildren(
      ...readings.map((_, index) => {
        if (readings.length === 1) return createElement('span');
        const button = createElement('button', { type: 'button' });
        button.addEventListener('click', () => onChoose(index));
        return button;
      }),
    );
    output.style.setProperty('--digits', String(Math.max(readings.length, 1)));
    if (hasFocus) (output.querySelector('button') ?? byId('pad')).focus();
  }
  readings.forEach((reading, index) => {
    const child = output.children[index];
    setText(child, digitLabel(reading));
    if (child instanceof HTMLButtonElement) child.ariaPressed = String(index === focus);
  });
}

/** @param {number} digit */
function createBar(digit) {
  const label = createElement('span', { className: 'label', textContent: String(digit) });
  const column = createElement('span', { className: 'column' });
  const percent = createElement('span', { className: 'percent' });
  const item = createElement('li', {}, label, column, percent);
  return {
    item,
    /** @param {number} probability @param {number | null | undefined} answer */
    show(probability, answer) {
      item.classList.toggle('chosen', digit === answer);
      column.style.setProperty('--fraction', probability.toFixed(3));
      setText(percent, text.percent(probability));
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {Reading | undefined} reading */
function paintInputPreview(canvas, reading) {
  const context = resizeAndClear(canvas);
  if (!reading) return;
  context.fillStyle = getComputedStyle(canvas).color;
  paintImage(context, reading.image, 0, 0, canvas.width);
}
