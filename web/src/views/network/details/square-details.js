/** A square of the input: what it sees, and the neurons that it speaks to most. */

import { createElement, setText } from '../../../shell/dom.js';
import { networkText } from '../text.js';
import { productsOfSquare, strongest } from '../connections.js';
import { INKED } from '../inked-squares.js';
import { createContributors } from './contributors.js';

const words = networkText.square;
const NAMED = 5;

/** @param {import('./types.js').Choose} choose @returns {import('./types.js').Details} */
export function createSquareDetails(choose) {
  const note = createElement('p');
  const contributors = createContributors(words.gives, NAMED, choose, false);
  const kinds = createElement('p', { className: 'muted', textContent: words.kinds });
  const root = createElement(
    'div',
    { className: 'details square' },
    note,
    kinds,
    contributors.root,
  );

  /** @param {import('./types.js').Shown} shown */
  function update({ reading, weights, index }) {
    const share = reading?.input[index] ?? 0;
    setText(note, !INKED[index] ? words.unlearned : share > 0 ? words.inked : words.blank);
    contributors.root.hidden = share === 0;
    if (reading && share > 0) {
      const given = productsOfSquare(reading.input, weights, index);
      contributors.show(
        strongest(given, NAMED).map((neuron) => ({
          name: words.neuron(neuron + 1),
          selection: { kind: 'neuron', index: neuron },
          value: given[neuron],
        })),
      );
    }
    return words.title(index, share);
  }
  return { root, update };
}
