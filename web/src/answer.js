/**
 * The answer beside the pad: the digits, how sure the network is, the ten probabilities, and the
 * picture that it sees of the digit in focus.
 */

import { blank } from './canvas.js';
import { paintPicture } from './paint.js';
import { text } from './text.js';

/** @typedef {import('./reader.js').Answer} Answer */
/** @typedef {import('./reader.js').Reading} Reading */

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Text of a reading. @param {Reading} reading */
export const figure = ({ digit }) => (digit === null ? '?' : String(digit));

/** How sure the network is of a reading, 0 to 1. @param {Reading} reading */
export const sureness = ({ probabilities }) => Math.max(...probabilities);

/** A sentence for people who do not see the page. @param {Answer} answer */
export function spoken({ readings }) {
  if (!readings.length) return text.cleared;
  const number = readings.map(figure).join(' ');
  if (readings.every((reading) => reading.digit === null)) return text.notADigit;
  return `${number}, ${text.sure(Math.min(...readings.map(sureness)))}`;
}

/**
 * @param {(index: number) => void} onChoose called with the digit that the visitor wants to see
 */
export function createAnswerPanel(onChoose) {
  const output = element('digit');
  const verdict = element('verdict');
  const bars = Array.from({ length: 10 }, (_, digit) => createBar(digit));
  element('bars').append(...bars.map((bar) => bar.item));
  const sight = /** @type {HTMLCanvasElement} */ (element('sight'));

  return {
    /**
     * @param {Answer} answer
     * @param {number} focus index of the reading whose details are shown
     * @param {boolean} isLive whether the pen is down: no verdict on half a digit
     */
    show({ readings }, focus, isLive) {
      showFigures(output, readings, focus, onChoose);
      const reading = readings[focus];
      bars.forEach((bar, digit) => bar.show(reading?.probabilities[digit] ?? 0, reading?.digit));
      setText(verdict, verdictOn(readings, focus, isLive));
      paintSight(sight, reading);
    },
    /** @param {string} message instead of a verdict */
    say(message) {
      setText(verdict, message);
    },
  };
}

/** @param {Reading[]} readings @param {number} focus @param {boolean} isLive */
function verdictOn(readings, focus, isLive) {
  const reading = readings[focus];
  if (!reading) return text.empty;
  if (reading.digit === null) return isLive ? '' : text.notADigit;
  const sure = text.sure(sureness(reading));
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
function showFigures(output, readings, focus, onChoose) {
  if (output.children.length !== readings.length) {
    output.replaceChildren(
      ...readings.map((_, index) => {
        if (readings.length === 1) return document.createElement('span');
        const button = document.createElement('button');
        button.type = 'button';
        button.addEventListener('click', () => onChoose(index));
        return button;
      }),
    );
    output.style.setProperty('--digits', String(Math.max(readings.length, 1)));
  }
  readings.forEach((reading, index) => {
    const child = output.children[index];
    setText(child, figure(reading));
    if (child instanceof HTMLButtonElement) child.ariaPressed = String(index === focus);
  });
}

/** @param {number} digit */
function createBar(digit) {
  const item = document.createElement('li');
  const label = document.createElement('span');
  const column = document.createElement('span');
  const share = document.createElement('span');
  label.className = 'label';
  column.className = 'column';
  share.className = 'share';
  label.textContent = String(digit);
  item.append(label, column, share);
  return {
    item,
    /** @param {number} probability @param {number | null | undefined} answer */
    show(probability, answer) {
      item.classList.toggle('chosen', digit === answer);
      column.style.setProperty('--share', probability.toFixed(3));
      setText(share, text.percent(probability));
    },
  };
}

/** @param {HTMLCanvasElement} canvas @param {Reading | undefined} reading */
function paintSight(canvas, reading) {
  const context = blank(canvas);
  if (!reading) return;
  context.fillStyle = getComputedStyle(canvas).color;
  paintPicture(context, reading.image, 0, 0, canvas.width);
}

/** Writes only what is new, so that nothing is laid out for nothing. @param {Element} node @param {string} value */
function setText(node, value) {
  if (node.textContent !== value) node.textContent = value;
}
