/** The strip below the picture: where the number of what is chosen comes from. */

import { createElement, setText } from '../../../shell/dom.js';
import { createNote } from '../../note.js';
import { networkText } from '../text.js';
import { createNeuronDetails } from './neuron-details.js';
import { createOutputDetails } from './output-details.js';
import { createSoftmaxDetails } from './softmax-details.js';
import { createSquareDetails } from './square-details.js';

/** @typedef {import('../selection.js').Selection} Selection */
/** @typedef {import('./types.js').Shown} Shown */

const words = networkText;

/**
 * @param {import('./types.js').Choose} choose
 * @param {(digit: number) => void} ask called with a second digit to compare with
 */
export function createDetails(choose, ask) {
  /** @type {Record<Selection['kind'], import('./types.js').Details>} */
  const kinds = {
    square: createSquareDetails(choose),
    neuron: createNeuronDetails(),
    output: createOutputDetails(choose, ask),
    softmax: createSoftmaxDetails(),
  };
  const all = Object.values(kinds);
  const heading = createElement('h3');
  const back = createElement('button', { type: 'button', textContent: words.back });
  back.addEventListener('click', () => {
    choose(null);
    heading.focus();
  });
  // It takes the focus from the button that vanishes.
  heading.tabIndex = -1;
  const intro = createElement(
    'div',
    { className: 'intro' },
    ...words.intro.map((textContent) => createElement('p', { textContent })),
  );
  const notes = createElement(
    'div',
    { className: 'notes' },
    ...words.notes.map(([term, meaning]) => createNote(term, meaning)),
  );
  const root = createElement(
    'div',
    { className: 'explanation' },
    createElement(
      'div',
      { className: 'explanation-head' },
      heading,
      ...all.flatMap(({ controls }) => controls ?? []),
      back,
    ),
    intro,
    ...all.map((details) => details.root),
    notes,
  );

  return {
    root,
    get title() {
      return String(heading.textContent);
    },
    /** @param {Selection} selection @param {Shown} shown @param {boolean} isChosen by the visitor */
    update({ kind }, shown, isChosen) {
      const isIntro = !shown.reading && (kind === 'output' || kind === 'softmax');
      for (const [name, details] of Object.entries(kinds)) {
        details.root.hidden = name !== kind || isIntro;
        if (details.controls) details.controls.hidden = name !== kind;
      }
      intro.hidden = !isIntro;
      back.hidden = !isChosen;
      setText(heading, kinds[kind].update(shown));
    },
    /** @param {Selection} selection @param {Shown} shown */
    paint({ kind }, shown) {
      if (!kinds[kind].root.hidden) kinds[kind].paint?.(shown);
    },
  };
}
