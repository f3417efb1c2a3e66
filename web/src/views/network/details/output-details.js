/**
 * A digit's sum, or its lead over a second digit: what each square gives to it, and which neurons
 * vote for it. Both add up to exactly what the network says.
 */

import { argmax } from '../../../recognition/decision.js';
import { evidence, contributions } from '../../../recognition/network/attribution.js';
import { createElement } from '../../../shell/dom.js';
import { evidenceParts, roundedSum } from './evidence-sum.js';
import { legend, paintHintonDiagram } from '../../hinton-diagram.js';
import { networkText } from '../text.js';
import { strongest } from '../connections.js';
import { createSum } from '../numbers.js';
import { DIGITS } from '../selection.js';
import { createContributors } from './contributors.js';

const words = networkText.output;
/** Evidence that fills a square, in logits, at least: little evidence shall look like little. */
const FULL_SQUARE = 0.5;
/** Neurons that are named. */
const NAMED = 5;

/**
 * @param {import('./types.js').Choose} choose
 * @param {(digit: number) => void} ask called with a second digit
 * @returns {import('./types.js').Details}
 */
export function createOutputDetails(choose, ask) {
  const map = createElement('canvas', {
    className: 'squares',
    role: 'img',
    'aria-label': words.map,
  });
  const sum = createSum(words.sums, words.corrections);
  const contributors = createContributors(words.byNeurons, NAMED, choose);
  const buttons = DIGITS.map((digit) =>
    createElement('button', {
      type: 'button',
      textContent: String(digit),
      ariaLabel: words.contrastDigit(digit),
    }),
  );
  buttons.forEach((button, digit) =>
    button.addEventListener('click', () => button.ariaDisabled !== 'true' && ask(digit)),
  );
  const controls = createElement(
    'div',
    { className: 'contrast-digits', role: 'group', 'aria-label': words.contrastDigits },
    createElement('span', { textContent: words.contrastDigits, ariaHidden: 'true' }),
    ...buttons,
  );
  const root = createElement(
    'div',
    { className: 'details output' },
    createElement(
      'div',
      { className: 'by-squares' },
      map,
      createElement(
        'div',
        { className: 'beside' },
        createElement('h4', { textContent: words.bySquares }),
        legend(words.speaksFor, words.speaksAgainst),
        sum.list,
      ),
    ),
    contributors.root,
  );
  /** @type {ArrayLike<number>} evidence of each square */
  let squares = [];

  /** @param {import('./types.js').Shown} shown */
  function update({ reading, weights, index: digit, contrastDigit }) {
    buttons.forEach((button, i) => {
      button.ariaDisabled = String(reading !== null && i === digit);
      button.ariaPressed = String(i === contrastDigit);
    });
    if (!reading) {
      squares = [];
      return words.title;
    }
    const { input, hidden, logits, added } = reading;
    const lead = (/** @type {ArrayLike<number>} */ of) =>
      of[digit] - (contrastDigit === null ? 0 : of[contrastDigit]);
    const total = lead(logits);
    const corrections = added ? lead(added) : null;
    const parts = evidence(input, hidden, weights, digit, contrastDigit);
    squares = parts.pixels;
    const exact = [...evidenceParts(squares), parts.bias];
    if (corrections !== null) exact.push(corrections);
    sum.show(roundedSum(exact, total), [...exact, total]);

    const { neurons, bias } = contributions(hidden, weights, digit, contrastDigit);
    // The corrections' line takes the place of one.
    const named = strongest(neurons, corrections === null ? NAMED : NAMED - 1);
    contributors.show(
      named.map((neuron) => ({
        name: words.neuron(neuron + 1),
        selection: { kind: 'neuron', index: neuron },
        value: neurons[neuron],
      })),
      [words.others, neurons.reduce((a, b, i) => (named.includes(i) ? a : a + b), 0)],
      [words.bias, bias],
      total,
      corrections === null ? null : [words.corrections, corrections],
    );
    const isNearest = reading.digit === null && digit === argmax(logits);
    return isNearest ? words.nearest(digit, contrastDigit) : words.question(digit, contrastDigit);
  }

  /** @param {import('./types.js').Shown} shown */
  function paint({ reading }) {
    const most = Math.max(FULL_SQUARE, ...Array.from(squares, Math.abs));
    paintHintonDiagram(map, squares, most, reading?.image);
  }
  return { root, controls, update, paint };
}
