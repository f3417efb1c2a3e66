/** All numbers of the picture as tables, for who cannot see it or wants them exactly; built when opened. */

import { contributions } from '../../recognition/network/attribution.js';
import { argmax } from '../../recognition/decision.js';
import { IMAGE_SIDE } from '../../recognition/network/shape.js';
import { createElement } from '../../shell/dom.js';
import { networkText } from './text.js';
import { plain } from './numbers.js';
import { DIGITS } from './selection.js';

const words = networkText.tables;
/** Decimals: enough to add them up. */
const EXACT = 4;

/** @typedef {import('../types.js').Reading} Reading */
/** @typedef {import('../../recognition/types.js').Weights} Weights */

export function createNumbersTable() {
  const body = createElement('div', { className: 'tables' });
  const root = createElement(
    'details',
    { className: 'numbers' },
    createElement('summary', { textContent: words.title }),
    body,
  );
  /** @type {Reading | null} */
  let latest = null;
  /** @type {Weights | null} */
  let weights = null;
  /** @type {Reading | null | undefined} */
  let shown;

  function fill() {
    if (!root.open || shown === latest || !weights) return;
    shown = latest;
    if (latest) body.replaceChildren(...tablesOf(latest, weights));
    else body.replaceChildren(words.empty);
  }
  root.addEventListener('toggle', fill);
  return {
    root,
    /** @param {Reading | null} reading @param {Weights} newWeights @param {boolean} isDrawing whether it is only half a digit yet */
    update(reading, newWeights, isDrawing) {
      latest = reading;
      weights = newWeights;
      if (!isDrawing) fill();
    },
  };
}

/** @param {Reading} reading @param {Weights} weights */
function tablesOf({ input, hidden, logits, probabilities }, weights) {
  const digit = argmax(logits);
  const { neurons } = contributions(hidden, weights, digit);
  const outputs = DIGITS.map((i) => [
    String(i),
    plain(logits[i], EXACT),
    `${(100 * probabilities[i]).toFixed(EXACT)}\u00a0%`,
  ]);
  const units = Array.from(hidden, (value, i) => [
    String(i + 1),
    plain(value, EXACT),
    plain(neurons[i], EXACT),
  ]);
  const squares = Array.from({ length: IMAGE_SIDE }, (_, row) => [
    String(row + 1),
    ...Array.from({ length: IMAGE_SIDE }, (_, column) =>
      String(Math.round(100 * input[row * IMAGE_SIDE + column])),
    ),
  ]);
  const columns = Array.from({ length: IMAGE_SIDE }, (_, i) => String(i + 1));
  return [
    table(words.outputs, words.outputColumns, outputs),
    table(words.neurons, words.neuronColumns(digit), units),
    table(words.squares, [words.row, ...columns], squares),
  ];
}

/** @param {string} caption @param {string[]} columns @param {string[][]} rows the first cell of each is its name */
function table(caption, columns, rows) {
  const head = columns.map((textContent) => createElement('th', { scope: 'col', textContent }));
  const body = rows.map(([name, ...cells]) =>
    createElement(
      'tr',
      {},
      createElement('th', { scope: 'row', textContent: name }),
      ...cells.map((textContent) => createElement('td', { textContent })),
    ),
  );
  // Wider than a phone, it scrolls by itself; by keyboard too.
  return createElement(
    'div',
    { className: 'scrolls', tabIndex: 0, role: 'region', 'aria-label': caption },
    createElement(
      'table',
      {},
      createElement('caption', { textContent: caption }),
      createElement('thead', {}, createElement('tr', {}, ...head)),
      createElement('tbody', {}, ...body),
    ),
  );
}
