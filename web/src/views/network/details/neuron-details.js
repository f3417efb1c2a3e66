/** A neuron: what the squares hold times weights, plus bias, ReLU; and its vote for each digit. */

import { onRepaint } from '../../../drawing/canvas/canvas.js';
import { paintDirections } from '../../../drawing/canvas/paint-directions.js';
import { inputWeights, outputWeights } from '../../../recognition/network/attribution.js';
import { argmax } from '../../../recognition/decision.js';
import { createElement, setFraction, setText } from '../../../shell/dom.js';
import { roundedSum } from './evidence-sum.js';
import { legend, paintHintonDiagram } from '../../hinton-diagram.js';
import { networkText } from '../text.js';
import { productsOfNeuron } from '../connections.js';
import { INKED } from '../inked-squares.js';
import { createSum, plain, signed } from '../numbers.js';
import { DIGITS } from '../selection.js';

const words = networkText.neuron;

/** @returns {import('./types.js').Details} */
export function createNeuronDetails() {
  const ink = createFigure(words.ink);
  const pattern = createFigure(words.pattern);
  const product = createFigure(words.products);
  const sum = createSum(words.sums);
  const activation = createElement('data');
  const relu = createElement('p', { className: 'relu' }, words.relu, activation);
  const voteBars = DIGITS.map(createVoteBar);
  const summary = createElement('p', { className: 'muted' });
  const root = createElement(
    'div',
    { className: 'details neuron' },
    createElement(
      'div',
      { className: 'product' },
      ink.root,
      createElement('span', { className: 'sign', textContent: '×' }),
      pattern.root,
      createElement('span', { className: 'sign', textContent: '=' }),
      product.root,
      legend(words.inkLights, words.inkDims),
    ),
    createElement(
      'div',
      { className: 'beside' },
      createElement('div', { className: 'equation' }, sum.list, relu),
      createElement(
        'ol',
        { className: 'votes', 'aria-label': words.votes },
        ...voteBars.map(({ item }) => item),
      ),
      summary,
    ),
  );
  /** @type {Float32Array | null} */
  let weightsOf = null;
  let neuronOf = -1;
  let isPatternPainted = false;
  onRepaint(() => (isPatternPainted = false));

  /** @param {import('./types.js').Shown} shown */
  function update({ reading, weights, index }) {
    if (weightsOf !== weights.hiddenKernel || neuronOf !== index) isPatternPainted = false;
    [weightsOf, neuronOf] = [weights.hiddenKernel, index];
    const given = reading ? productsOfNeuron(reading.input, weights, index) : new Float64Array(0);
    const inked = given.reduce((a, b) => a + b, 0);
    const bias = weights.hiddenBias[index];
    const value = reading?.hidden[index] ?? 0;
    sum.show(roundedSum([inked, bias], inked + bias), [inked, bias, inked + bias]);
    activation.value = String(value);
    setText(activation, plain(value));
    const outgoing = outputWeights(weights, index);
    const votes = outgoing.map((weight) => weight * value);
    const most = Math.max(...outgoing.map(Math.abs)) * (value || 1);
    voteBars.forEach((voteBar, digit) => voteBar.show(votes[digit], outgoing[digit], value, most));
    const least = outgoing.indexOf(Math.min(...outgoing));
    setText(summary, words.says(argmax(outgoing), least));
    return words.title(index + 1, reading ? value : null);
  }

  /** @param {import('./types.js').Shown} shown */
  function paint({ reading, weights, index }) {
    paintDirections(ink.canvas, reading?.input ?? null);
    const given = reading ? productsOfNeuron(reading.input, weights, index) : [];
    paintHintonDiagram(product.canvas, given, largest(given), reading?.input);
    if (isPatternPainted) return;
    isPatternPainted = true;
    // What was never inked was never learned.
    const learned = inputWeights(weights, index).map((weight, i) => (INKED[i] ? weight : 0));
    paintHintonDiagram(pattern.canvas, learned, largest(learned));
  }
  return { root, update, paint };
}

/** @param {ArrayLike<number>} values */
const largest = (values) => Math.max(0, ...Array.from(values, Math.abs));

/** A picture on 28 x 28 squares with its name. @param {string} name */
function createFigure(name) {
  const canvas = createElement('canvas', { className: 'squares', role: 'img', 'aria-label': name });
  const caption = createElement('figcaption', { className: 'caption', textContent: name });
  return { canvas, root: createElement('figure', {}, canvas, caption) };
}

/** What a neuron says on a digit. @param {number} digit */
function createVoteBar(digit) {
  const bar = createElement('span', { className: 'bar' });
  const vote = createElement('data');
  const item = createElement(
    'li',
    {},
    createElement('span', { className: 'label', textContent: String(digit) }),
    bar,
    vote,
  );
  return {
    item,
    /** @param {number} value @param {number} weight @param {number} activation @param {number} most */
    show(value, weight, activation, most) {
      // A dark neuron does not vote; faint bars say what it would.
      const share = activation > 0 ? value / most : weight / most;
      item.classList.toggle('dark', activation === 0);
      bar.classList.toggle('against', weight < 0);
      setFraction(bar, Math.abs(share));
      vote.value = String(value);
      setText(vote, activation > 0 ? signed(value) : '0');
    },
  };
}
