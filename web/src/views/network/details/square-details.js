/** A square of the input: its ink, and the neurons that it speaks to most. */

import { IMAGE_SIDE } from '../../../recognition/network/shape.js';
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
  const root = createElement('div', { className: 'details square' }, note, contributors.root);

  /** @param {import('./types.js').Shown} shown */
  function update({ reading, weights, index }) {
    const ink = reading?.image[index] ?? 0;
    const [row, column] = [Math.floor(index / IMAGE_SIDE) + 1, (index % IMAGE_SIDE) + 1];
    setText(note, !INKED[index] ? words.unlearned : ink > 0 ? words.inked : words.blank);
    contributors.root.hidden = ink === 0;
    if (reading && ink > 0) {
      const given = productsOfSquare(reading.image, weights, index);
      contributors.show(
        strongest(given, NAMED).map((neuron) => ({
          name: words.neuron(neuron + 1),
          selection: { kind: 'neuron', index: neuron },
          value: given[neuron],
        })),
      );
    }
    return words.title(row, column, ink);
  }
  return { root, update };
}
