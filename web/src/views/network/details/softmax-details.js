/** The softmax: how ten sums become ten percentages. */

import { createElement, setText } from '../../../shell/dom.js';
import { text } from '../../../shell/text.js';
import { networkText } from '../text.js';
import { strongest } from '../connections.js';
import { signed } from '../numbers.js';
import { DIGITS } from '../selection.js';

const words = networkText.softmax;

/** @returns {import('./types.js').Details} */
export function createSoftmaxDetails() {
  const rows = DIGITS.map((digit) => {
    const cells = [1, 2, 3].map(() => createElement('data'));
    const head = createElement('th', { scope: 'row', textContent: String(digit) });
    const row = createElement(
      'tr',
      {},
      head,
      ...cells.map((cell) => createElement('td', {}, cell)),
    );
    return { row, cells };
  });
  const total = createElement('data');
  const table = createElement(
    'table',
    { className: 'powers' },
    createElement('caption', { className: 'hidden', textContent: words.caption }),
    createElement(
      'thead',
      {},
      createElement(
        'tr',
        {},
        ...words.columns.map((textContent) => createElement('th', { scope: 'col', textContent })),
      ),
    ),
    createElement('tbody', {}, ...rows.map(({ row }) => row)),
    createElement(
      'tfoot',
      {},
      createElement(
        'tr',
        {},
        createElement('th', { scope: 'row', colSpan: 2, textContent: words.total }),
        createElement('td', {}, total),
        createElement('td', { textContent: words.whole }),
      ),
    ),
  );
  const lead = createElement('p');
  const root = createElement(
    'div',
    { className: 'details softmax-details' },
    table,
    createElement(
      'div',
      { className: 'beside' },
      ...words.explanation.map((textContent) => createElement('p', { textContent })),
      lead,
    ),
  );

  /** @param {import('./types.js').Shown} shown */
  function update({ reading }) {
    if (!reading) return words.title;
    const { logits, probabilities } = reading;
    const most = Math.max(...logits);
    const powers = logits.map((logit) => Math.exp(logit - most));
    rows.forEach(({ cells: [sum, power, share], row }, digit) => {
      sum.value = String(logits[digit]);
      setText(sum, signed(logits[digit]));
      power.value = String(powers[digit]);
      setText(power, powers[digit] < 0.001 ? words.tiny : powers[digit].toFixed(3));
      share.value = String(probabilities[digit]);
      setText(share, text.exactPercent(probabilities[digit]));
      row.classList.toggle('answer-digit', logits[digit] === most);
    });
    const all = powers.reduce((a, b) => a + b);
    total.value = String(all);
    setText(total, all.toFixed(3));
    const [first, second] = strongest(probabilities, 2);
    const ahead = logits[first] - logits[second];
    setText(lead, words.lead(first, second, ahead.toFixed(1), Math.exp(ahead)));
    return words.title;
  }
  return { root, update };
}
