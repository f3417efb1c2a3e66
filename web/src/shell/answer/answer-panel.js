/** The answer, kept up to date, and in this file its place beside the pad: the digits, how sure the network is, the runner-up, the ten probabilities. */

import { answerText, digitLabel } from '../../recognition/answer.js';
import { argmax } from '../../recognition/decision.js';
import { CLASSES } from '../../recognition/network/shape.js';
import { byId, createElement, setText } from '../dom.js';
import { text } from '../text.js';

/** @typedef {import('../../recognition/types.js').Answer} Answer */
/** @typedef {import('../../recognition/types.js').Reading} Reading */

/** How sure the network is of a reading, 0 to 1. @param {Reading} reading */
export const confidence = ({ probabilities }) => Math.max(...probabilities);

/** A sentence for people who do not see the page. @param {Answer} answer */
export function announcement(answer) {
  const { readings } = answer;
  if (!readings.length) return text.cleared;
  if (readings.every((reading) => reading.digit === null)) {
    return readings.length > 1 ? text.notDigits : text.notADigit(argmax(readings[0].logits));
  }
  const rows = answerText(answer)
    .split('\n')
    .map((row) =>
      row
        .split(' ')
        .map((number) => [...number].join(' '))
        .join(', '),
    );
  return `${rows.join('; ')}, ${text.confidence(Math.min(...readings.map(confidence)))}`;
}

/**
 * @param {(index: number) => void} onChoose called with the digit that the visitor wants to see
 */
export function createAnswerPanel(onChoose) {
  const output = byId('digit');
  const status = byId('status');
  const bars = Array.from({ length: CLASSES }, (_, digit) => createBar(digit));
  byId('bars').append(...bars.map((bar) => bar.item));
  const runnerUp = byId('runner-up');
  const sure = /** @type {HTMLDetailsElement} */ (byId('sure'));

  return {
    /**
     * @param {Answer} answer
     * @param {number} focus index of the reading whose details are shown
     * @param {boolean} isDrawing whether the pen is down: no status of half a digit
     */
    show(answer, focus, isDrawing) {
      showDigits(output, answer, focus, onChoose);
      const { readings, unread } = answer;
      const reading = readings[focus];
      bars.forEach((bar, digit) => bar.show(reading?.probabilities[digit] ?? 0, reading?.digit));
      setText(status, statusOf(answer, focus, isDrawing));
      setText(runnerUp, runnerUpOf(reading));
      // A note on what "sure" means opens at the status, where the status says it.
      sure.hidden = typeof reading?.digit !== 'number' || unread > 0;
      if (sure.hidden || isDrawing) sure.open = false;
    },
    /** @param {string} message instead of the status */
    showMessage(message) {
      setText(status, message);
      setText(runnerUp, '');
      sure.hidden = true;
    },
  };
}

/** @param {Answer} answer @param {number} focus @param {boolean} isDrawing */
function statusOf({ readings, unread }, focus, isDrawing) {
  const reading = readings[focus];
  if (unread > 0) return text.unread(unread);
  if (!reading) return text.empty;
  if (reading.digit === null) return isDrawing ? '' : text.notADigit(argmax(reading.logits));
  const sure = text.confidence(confidence(reading));
  return readings.length > 1 ? `${text.place(focus + 1, readings.length)}: ${sure}` : sure;
}

/** The second digit, and its share. @param {Reading | undefined} reading */
function runnerUpOf(reading) {
  if (!reading || reading.digit === null) return '';
  const { probabilities, logits } = reading;
  const others = logits.map((logit, digit) => (digit === reading.digit ? -Infinity : logit));
  const second = argmax(others);
  return text.runnerUp(second, text.exactPercent(probabilities[second]));
}

/**
 * One digit is plain text; of several, each is a button that shows its details. Line breaks part the rows
 * in the text, spaces the numbers of a row.
 *
 * @param {HTMLElement} output
 * @param {Answer} answer
 * @param {number} focus
 * @param {(index: number) => void} onChoose
 */
function showDigits(output, { readings, rows }, focus, onChoose) {
  const layout = JSON.stringify(rows);
  if (output.dataset.layout !== layout) {
    output.dataset.layout = layout;
    const hasFocus = output.contains(document.activeElement);
    output.replaceChildren(...layOut(rows, onChoose));
    const longest = Math.max(1, ...rows.map((row) => row.flat().length + (row.length - 1) / 2));
    output.style.setProperty('--digits', String(longest));
    output.style.setProperty('--rows', String(Math.max(rows.length, 1)));
    if (hasFocus) (output.querySelector('button') ?? byId('pad')).focus();
  }
  output.querySelectorAll('.digit-label').forEach((child, index) => {
    setText(child, digitLabel(readings[index]));
    if (child instanceof HTMLButtonElement) child.ariaPressed = String(index === focus);
  });
}

/**
 * Places for the digits of an answer.
 * @param {Answer['rows']} rows
 * @param {(index: number) => void} onChoose
 * @returns {(Node | string)[]}
 */
function layOut(rows, onChoose) {
  const isAlone = rows.flat(2).length === 1;
  const createDigit = (/** @type {number} */ index) => {
    if (isAlone) return createElement('span', { className: 'digit-label' });
    const button = createElement('button', { type: 'button', className: 'digit-label' });
    button.addEventListener('click', () => onChoose(index));
    return button;
  };
  const parted = (/** @type {Node[]} */ nodes, /** @type {string} */ space) =>
    nodes.flatMap((node, i) => (i === 0 ? [node] : [space, node]));
  const numberOf = (/** @type {number[]} */ number) =>
    createElement('span', { className: 'number' }, ...number.map(createDigit));
  return parted(
    rows.map((row) =>
      createElement('span', { className: 'row' }, ...parted(row.map(numberOf), ' ')),
    ),
    '\n',
  );
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
