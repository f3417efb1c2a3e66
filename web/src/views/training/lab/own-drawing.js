/** The ten bars of the visitor's own drawing, as the network in training reads it. */
import { argmax, softmax } from '../../../recognition/decision.js';
import { CLASSES, PIXELS } from '../../../recognition/network/shape.js';
import { createElement, setFraction, setText } from '../../../shell/dom.js';
import { text } from '../../../shell/text.js';
import { labText } from './text.js';

/** @typedef {import('../../../recognition/types.js').Weights} Weights */

export function createOwnDrawing() {
  const bars = Array.from({ length: CLASSES }, (_, digit) => {
    const column = createElement('span', { className: 'column' });
    const item = createElement(
      'li',
      {},
      createElement('span', { textContent: String(digit) }),
      column,
    );
    return { column, item };
  });
  const list = createElement(
    'ol',
    { className: 'bars', ariaHidden: 'true' },
    ...bars.map(({ item }) => item),
  );
  const answer = createElement('p', { className: 'muted' });
  return {
    element: createElement('div', { className: 'own-drawing' }, list, answer),
    /** @param {ArrayLike<number> | null} input what a network gets of the drawing @param {Weights | null} weights */
    show(input, weights) {
      const shares = input && weights ? probabilities(input, weights) : null;
      const read = shares ? argmax(shares) : -1;
      bars.forEach(({ column, item }, digit) => {
        setFraction(column, shares?.[digit] ?? 0);
        item.classList.toggle('chosen', digit === read);
      });
      setText(
        answer,
        shares
          ? labText.reads(read, text.confidence(shares[read]))
          : labText[input ? 'notTrained' : 'noDrawing'],
      );
    },
  };
}

/**
 * The forward pass of one input, small enough for plain JavaScript.
 * @param {ArrayLike<number>} input 784 squares
 * @param {Weights} weights
 */
function probabilities(input, { hiddenKernel, hiddenBias, outputKernel, outputBias }) {
  const hidden = Float32Array.from(hiddenBias);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    if (input[pixel] === 0) continue;
    for (let neuron = 0; neuron < hidden.length; neuron++) {
      hidden[neuron] += input[pixel] * hiddenKernel[pixel * hidden.length + neuron];
    }
  }
  const logits = Float32Array.from(outputBias);
  hidden.forEach((value, neuron) => {
    if (value <= 0) return;
    for (let digit = 0; digit < CLASSES; digit++) {
      logits[digit] += value * outputKernel[neuron * CLASSES + digit];
    }
  });
  return softmax(logits);
}
