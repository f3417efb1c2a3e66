/**
 * The forward pass of the network in one picture, live: 28 x 28 squares -> neurons -> ten sums -> ten
 * percentages. Lines are the connections that carry most. What is chosen in it opens below: where its number
 * comes from. As long as nothing is chosen, that is the answer: why it, and on demand why not another digit.
 */

import { onRepaint } from '../../drawing/canvas/canvas.js';
import { paintDirections } from '../../drawing/canvas/paint-directions.js';
import { argmax } from '../../recognition/decision.js';
import { CLASSES, IMAGE_SIDE, PIXELS } from '../../recognition/network/shape.js';
import { addHeading, byId, createElement, setText } from '../../shell/dom.js';
import { asChoice, restore, save } from '../../shell/storage.js';
import { networkText } from './text.js';
import { connections } from './connections.js';
import { createDetails } from './details/details.js';
import { createExample } from './picture/example.js';
import { gridOf } from './picture/geometry.js';
import { createLayer } from './picture/layer.js';
import { createLines } from './picture/lines.js';
import { createNumbersTable } from './numbers-table.js';
import { createOutputs } from './picture/outputs.js';
import { paintNeurons } from './picture/paint-neurons.js';
import { asSelection, isSame } from './selection.js';
import { createSmallCopy } from './picture/small-copy.js';

/** @typedef {import('../types.js').Reading} Reading */
/** @typedef {import('./selection.js').Selection} Selection */

const words = networkText;
const INPUT_GRID = { columns: IMAGE_SIDE, rows: IMAGE_SIDE };

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export function mountNetwork(root, page) {
  const { announce, drawing } = page;
  /** @type {Reading | null} */
  let latest = null;
  const unitsOf = () => page.classifier.weights.hiddenBias.length;
  let chosen = asSelection(restore('chosen'), unitsOf());
  let contrastDigit = asChoice(restore('contrast-digit'), CLASSES);

  const heading = addHeading(root, 'network', words.title);
  const smallCopy = createSmallCopy(drawing);
  heading.after(smallCopy.root);
  const input = createLayer(
    'input-layer',
    words.input,
    words.inputCaption(null),
    (index) => choose({ kind: 'square', index }),
    paintDirections,
  );
  input.setSize(INPUT_GRID, PIXELS);
  const hidden = createLayer(
    'hidden-layer',
    words.hidden,
    '',
    (index) => choose({ kind: 'neuron', index }),
    paintNeurons,
  );
  const outputs = createOutputs(
    (index) => choose({ kind: 'output', index }),
    () => choose({ kind: 'softmax', index: 0 }),
  );
  const picture = createElement(
    'div',
    { className: 'picture' },
    input.root,
    hidden.root,
    outputs.root,
  );
  const lines = createLines(picture, { input, hidden, outputs: outputs.list });
  const details = createDetails(choose, ask);
  const tables = createNumbersTable();
  root.append(picture, details.root, tables.root);
  const example = createExample(picture, paintForward);

  /** @param {Selection | null} selection null: the answer */
  function choose(selection) {
    chosen = isSame(selection, resolve(null)) ? null : selection;
    save('chosen', chosen);
    refresh();
  }

  /** Asks about a second digit; asked twice, no longer. @param {number} digit */
  function ask(digit) {
    contrastDigit = contrastDigit === digit ? null : digit;
    save('contrast-digit', contrastDigit);
    refresh();
  }
  // Typing on the pad the digit that one expected asks the same; on the answer it corrects.
  addEventListener('keydown', ({ key: typed, target, ctrlKey, metaKey, altKey }) => {
    if (!/^[0-9]$/.test(typed) || ctrlKey || metaKey || altKey || target !== byId('pad')) return;
    chosen = null;
    const digit = Number(typed);
    if (latest && argmax(latest.logits) === digit) return;
    ask(digit);
    details.root.scrollIntoView({ block: 'nearest' });
    announce(details.title);
  });

  /** What is shown: what was chosen, or the answer. @param {Selection | null} selection @returns {Selection} */
  function resolve(selection) {
    if (selection?.kind === 'neuron' && selection.index >= unitsOf()) selection = null;
    return selection ?? { kind: 'output', index: latest ? argmax(latest.logits) : 0 };
  }

  function state() {
    const { weights } = page.classifier;
    const { kind, index } = resolve(chosen);
    const asked = kind === 'output' && contrastDigit !== index ? contrastDigit : null;
    return {
      selection: { kind, index },
      shown: { reading: latest, weights, index, contrastDigit: asked },
    };
  }

  /** @param {Reading | null} reading @param {import('../types.js').Answer} answer */
  function update(reading, answer) {
    // A sum is asked about for this drawing only.
    if (!reading && chosen?.kind === 'output') chosen = null;
    latest = reading;
    smallCopy.update(answer);
    refreshText();
    if (reading) example.stop();
  }

  function refreshText() {
    const { selection, shown } = state();
    const { kind, index } = selection;
    const units = unitsOf();
    hidden.setSize(gridOf(units), units);
    setText(input.label, words.inputCaption(latest));
    setText(hidden.label, words.hiddenCaption(units));
    const square = kind === 'square' ? index : null;
    input.showChosen(square, words.squareState(square ?? input.current, latest?.input ?? []));
    const neuron = kind === 'neuron' ? index : null;
    const at = neuron ?? hidden.current;
    hidden.showChosen(neuron, words.neuronState(at + 1, latest?.hidden[at] ?? 0));
    const digit = kind === 'output' && (latest || chosen) ? index : null;
    outputs.show(latest, digit, shown.contrastDigit, kind === 'softmax');
    details.update(selection, shown, chosen !== null);
    tables.update(latest, shown.weights, drawing.isDrawing);
  }

  /** The layers and the lines. @param {Reading | null} reading */
  function paintForward(reading) {
    const { selection, shown } = state();
    input.paint(reading?.input ?? null);
    hidden.paint(reading?.hidden ?? null);
    // What passes as an example has an answer of its own.
    const focus = latest || !reading ? selection : resolveExample(reading);
    lines.paint(reading && connections(reading, shown.weights, focus, shown.contrastDigit));
  }

  /** @param {Reading} reading @returns {Selection} */
  const resolveExample = ({ logits }) => ({ kind: 'output', index: argmax(logits) });

  function paint() {
    if (latest || !picture.classList.contains('example')) paintForward(latest);
    const { selection, shown } = state();
    details.paint(selection, shown);
    smallCopy.paint();
  }

  function refresh() {
    refreshText();
    paint();
  }
  let wasSeen = false;
  onRepaint(() => wasSeen && paint());
  refreshText();
  return {
    update,
    paint() {
      wasSeen = true;
      if (!latest && drawing.isEmpty) example.begin(page.classifier);
      paint();
    },
  };
}
