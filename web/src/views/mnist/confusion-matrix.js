/**
 * A confusion matrix as a table: each row a digit that was written, each column an answer. Cells with
 * a count are buttons; the whole table is one stop of the tab key, and arrow keys go from cell to cell.
 */

import { createElement } from '../../shell/dom.js';
import { mistakesText } from './text.js';

const words = mistakesText;
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/**
 * @param {number[][]} counts rows (label) of counts (answer)
 * @param {(label: number, read: number) => void} onChoose
 */
export function createConfusionMatrix(counts, onChoose) {
  const most = Math.max(...counts.flatMap((row, label) => row.filter((_, read) => read !== label)));
  const buttons = counts.map((row, label) =>
    row.map((count, read) => (count ? createButton(count, label, read, most) : null)),
  );
  const table = createElement(
    'table',
    { className: 'confusion' },
    createElement('caption', { textContent: words.caption }),
    createElement(
      'thead',
      {},
      createElement(
        'tr',
        {},
        createElement('td'),
        ...counts.map((_, read) =>
          createElement('th', { scope: 'col', textContent: words.column(read) }),
        ),
      ),
    ),
    createElement(
      'tbody',
      {},
      ...buttons.map((row, label) =>
        createElement(
          'tr',
          {},
          createElement('th', { scope: 'row', textContent: String(label) }),
          ...row.map((button) => createElement('td', {}, button ?? '·')),
        ),
      ),
    ),
  );

  /** @param {number} label @param {number} read */
  function choose(label, read) {
    for (const button of buttons.flat()) {
      const isChosen = button === buttons[label][read];
      button?.setAttribute('aria-pressed', String(isChosen));
      if (button) button.tabIndex = isChosen ? 0 : -1;
    }
    onChoose(label, read);
  }

  buttons.forEach((row, label) =>
    row.forEach((button, read) => {
      button?.addEventListener('click', () => choose(label, read));
      button?.addEventListener('keydown', (event) => {
        const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
        if (!step) return;
        event.preventDefault();
        const next = neighbour(buttons, label, read, step);
        if (!next) return;
        choose(...next);
        buttons[next[0]][next[1]]?.focus();
      });
    }),
  );
  return { table, choose };
}

/**
 * The next cell in a direction that holds something.
 *
 * @template T
 * @param {(T | null)[][]} cells
 * @param {number} row
 * @param {number} column
 * @param {number[]} step rows down and columns to the right
 * @returns {[row: number, column: number] | null} null at the edge
 */
export function neighbour(cells, row, column, [down, right]) {
  for (let r = row + down, c = column + right; cells[r]?.[c] !== undefined; r += down, c += right) {
    if (cells[r][c] !== null) return [r, c];
  }
  return null;
}

/** The cell of the commonest mistake. @param {number[][]} counts @returns {[label: number, read: number]} */
export function commonestMistake(counts) {
  /** @type {[number, number]} */
  let found = [0, 0];
  let most = 0;
  counts.forEach((row, label) =>
    row.forEach((count, read) => {
      if (label === read || count <= most) return;
      found = [label, read];
      most = count;
    }),
  );
  return found;
}

/** @param {number} count @param {number} label @param {number} read @param {number} most */
function createButton(count, label, read, most) {
  const isCorrect = label === read;
  const button = createElement('button', {
    type: 'button',
    className: isCorrect ? 'correct' : '',
    textContent: String(count),
    ariaLabel: words.cell(label, read, count),
    tabIndex: -1,
  });
  button.style.setProperty('--share', isCorrect ? '0.5' : String(Math.sqrt(count / most)));
  return button;
}
