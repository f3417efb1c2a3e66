/** The answer, kept up to date, and in this file its place beside the pad: the digits, how sure the network is, the runner-up, the ten probabilities. */

import { answerText, digitLabel } from '../../recognition/answer.js';
import { argmax } from '../../recognition/decision.js';
import { CLASSES } from '../../recognition/network/shape.js';
import { byId, createElement, setFraction, setText } from '../dom.js';
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
  const digits = createDigits(byId('digit'), onChoose);
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
      digits.show(answer, focus);
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
 * The digits of an answer. One is plain text; of several, each is a button that shows its details. Line breaks part
 * the rows in the text, spaces the numbers of a row. Only what has changed is written.
 *
 * @param {HTMLElement} output
 * @param {(index: number) => void} onChoose
 */
function createDigits(output, onChoose) {
  /** @type {{layout: string, nodes: ChildNode[]}[]} */
  const shown = [];
  /** @type {Element[]} */
  let labels = [];
  /** @type {Element | undefined} */
  let focused;
  output.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement) onChoose(labels.indexOf(target));
  });

  /** @param {Answer['rows']} rows @returns {boolean} whether anything is laid out otherwise */
  function layOut(rows) {
    const layouts = rows.map((row) => layoutOf(row, rows));
    if (layouts.join() === shown.map(({ layout }) => layout).join()) return false;
    for (const { nodes } of shown.splice(rows.length)) for (const node of nodes) node.remove();
    layouts.forEach((layout, i) => {
      if (shown[i]?.layout === layout) return;
      const row = createRow(layout);
      const nodes = i === 0 ? [row] : [document.createTextNode('\n'), row];
      if (shown[i]) shown[i].nodes.at(-1)?.replaceWith(row);
      else output.append(...nodes);
      shown[i] = { layout, nodes: [...(shown[i]?.nodes ?? nodes).slice(0, -1), row] };
    });
    return true;
  }

  return {
    /** @param {Answer} answer @param {number} focus index of the reading in focus */
    show({ readings, rows }, focus) {
      const hadFocus = output.contains(document.activeElement);
      if (layOut(rows)) {
        labels = [...output.querySelectorAll('.digit-label')];
        const longest = Math.max(1, ...rows.map((row) => row.flat().length + (row.length - 1) / 2));
        output.style.setProperty('--digits', String(longest));
        output.style.setProperty('--rows', String(Math.max(rows.length, 1)));
      }
      if (hadFocus && !output.contains(document.activeElement)) {
        (output.querySelector('button') ?? byId('pad')).focus();
      }
      labels.forEach((label, index) => setText(label, digitLabel(readings[index])));
      if (focused === labels[focus]) return;
      if (focused) focused.ariaPressed = 'false';
      focused = labels[focus];
      if (focused instanceof HTMLButtonElement) focused.ariaPressed = 'true';
    },
  };
}

/** How many digits each number of a row has. @param {number[][]} row @param {Answer['rows']} rows */
const layoutOf = (row, rows) =>
  rows.flat(2).length === 1 ? 'alone' : row.map(({ length }) => length).join(' ');

/** @param {string} layout of a row */
function createRow(layout) {
  const createDigit = () =>
    layout === 'alone'
      ? createElement('span', { className: 'digit-label' })
      : createElement('button', { type: 'button', className: 'digit-label', ariaPressed: 'false' });
  const counts = layout === 'alone' ? [1] : layout.split(' ').map(Number);
  const numbers = counts.map((count) =>
    createElement('span', { className: 'number' }, ...Array.from({ length: count }, createDigit)),
  );
  return createElement(
    'span',
    { className: 'row' },
    ...numbers.flatMap((number, i) => (i === 0 ? [number] : [' ', number])),
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
      setFraction(column, probability);
      setText(percent, text.percent(probability));
    },
  };
}
