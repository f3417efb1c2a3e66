/**
 * The 128 hidden neurons as a field of squares that light up, and of the one in focus the pattern
 * that it looks for and its say on each digit. Until the visitor chooses one it is the neuron that
 * matters most for the answer.
 */
import { onRepaint, resizeAndClear } from '../drawing/canvas.js';
import { inputWeights, outputWeights } from '../recognition/attribution.js';
import { argmax } from '../recognition/decision.js';
import { CLASSES, HIDDEN_UNITS } from '../recognition/shape.js';
import { addHeading, createElement, setText } from '../shell/dom.js';
import { asChoice, restore, save } from '../shell/storage.js';
import { legendItem, paintHintonDiagram } from './hinton-diagram.js';
import { viewText } from './text.js';

/** @typedef {import('./types.js').Reading} Reading */

const words = viewText.neurons;
const COLUMNS = 16;
const ROWS = HIDDEN_UNITS / COLUMNS;
/** Activation of a fully lit square, at least: a field that is hardly active shall look so. */
const FULLY_LIT = 2;
const GAP = 0.08; // of a square, on each side

/** @param {HTMLElement} root @param {import('./types.js').Page} page */
export function mountNeurons(root, page) {
  addHeading(root, 'neurons', words.title);
  const field = createElement('canvas', {
    className: 'field',
    tabIndex: 0,
    role: 'slider',
    'aria-label': words.field,
    'aria-valuemin': 1,
    'aria-valuemax': HIDDEN_UNITS,
  });
  const name = createElement('h3');
  const pattern = createElement('canvas', {
    className: 'squares',
    role: 'img',
    'aria-label': words.pattern,
  });
  const outputs = Array.from({ length: CLASSES }, (_, digit) => createOutputWeight(digit));
  const summary = createElement('p', { className: 'muted' });
  const follow = createElement('button', { type: 'button', textContent: words.follow });
  root.append(
    createElement('p', { className: 'muted', textContent: words.note }),
    field,
    createElement(
      'div',
      { className: 'neuron' },
      pattern,
      createElement(
        'div',
        { className: 'beside' },
        name,
        createElement(
          'p',
          { className: 'legend' },
          legendItem('for', words.ink),
          legendItem('against', words.paper),
        ),
        createElement(
          'ol',
          { className: 'output-weights', 'aria-label': words.outputWeights },
          ...outputs.map(({ item }) => item),
        ),
        summary,
        follow,
      ),
    ),
  );

  const { weights } = page.shipped;
  /** @type {Reading | null} */
  let latest = null;
  let chosen = asChoice(restore('neuron'), HIDDEN_UNITS);
  let shown = -1;
  let painted = -1;

  /** @param {number | null} neuron */
  function choose(neuron) {
    chosen = neuron;
    save('neuron', neuron);
    update(latest);
    paint();
  }

  /** @param {PointerEvent} event */
  function chooseAt({ offsetX, offsetY }) {
    const column = Math.floor((offsetX / field.clientWidth) * COLUMNS);
    const row = Math.floor((offsetY / field.clientHeight) * ROWS);
    if (column < 0 || column >= COLUMNS || row < 0 || row >= ROWS) return;
    choose(row * COLUMNS + column);
  }
  field.addEventListener('pointerdown', chooseAt);
  field.addEventListener('pointermove', (event) => event.buttons && chooseAt(event));
  field.addEventListener('keydown', (event) => {
    const to = destination(event.key, shown);
    if (to === null) return;
    event.preventDefault();
    choose(Math.min(HIDDEN_UNITS - 1, Math.max(0, to)));
  });
  follow.addEventListener('click', () => {
    choose(null);
    field.focus();
  });

  /** @param {Reading | null} reading */
  function update(reading) {
    latest = reading;
    const neuron = chosen ?? (reading ? mostImportant(reading, weights) : 0);
    const activation = reading?.hidden[neuron] ?? 0;
    setText(name, `${words.name(neuron + 1)}: ${words.state(activation)}`);
    field.ariaValueNow = String(neuron + 1);
    field.ariaValueText = `${neuron + 1}, ${words.state(activation)}`;
    follow.hidden = chosen === null;
    showNeuron(neuron);
  }

  /** What does not depend on the drawing. @param {number} neuron */
  function showNeuron(neuron) {
    if (neuron === shown) return;
    shown = neuron;
    const outgoing = outputWeights(weights, neuron);
    const largest = Math.max(...outgoing.map(Math.abs));
    outputs.forEach((output, digit) => output.show(outgoing[digit] / largest));
    const least = outgoing.indexOf(Math.min(...outgoing));
    setText(summary, words.says(argmax(outgoing), least));
  }

  function paint() {
    paintField(field, latest?.hidden ?? null, shown);
    if (painted === shown) return;
    painted = shown;
    const picture = inputWeights(weights, shown);
    paintHintonDiagram(pattern, picture, Math.max(...picture.map(Math.abs)));
  }

  onRepaint(() => {
    painted = -1;
    paint();
  });
  update(null);
  paint();
  return { update, paint };
}

/** The neuron that adds most to the answer. @param {Reading} reading @param {import('../recognition/types.js').Weights} weights */
function mostImportant({ hidden, logits }, { outputKernel }) {
  const answer = argmax(logits);
  const shares = hidden.map((value, neuron) => value * outputKernel[neuron * CLASSES + answer]);
  return argmax(shares);
}

/** Where a key leads from a neuron; null for other keys. @param {string} key @param {number} from */
function destination(key, from) {
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };
  if (key === 'Home') return 0;
  if (key === 'End') return HIDDEN_UNITS - 1;
  const step = steps[/** @type {keyof typeof steps} */ (key)];
  return step ? from + step : null;
}

/** @param {HTMLCanvasElement} canvas @param {Float32Array | null} hidden @param {number} focus */
function paintField(canvas, hidden, focus) {
  const context = resizeAndClear(canvas);
  const cell = canvas.width / COLUMNS;
  const style = getComputedStyle(canvas);
  const most = Math.max(FULLY_LIT, ...(hidden ?? []));
  context.fillStyle = style.color;
  for (let neuron = 0; neuron < HIDDEN_UNITS; neuron++) {
    const [x, y] = [(neuron % COLUMNS) * cell, Math.floor(neuron / COLUMNS) * cell];
    context.globalAlpha = hidden ? Math.sqrt(hidden[neuron] / most) : 0;
    context.fillRect(x + GAP * cell, y + GAP * cell, cell * (1 - 2 * GAP), cell * (1 - 2 * GAP));
  }
  context.globalAlpha = 1;
  context.strokeStyle = style.getPropertyValue('--text');
  context.lineWidth = 2 * devicePixelRatio;
  const [x, y] = [(focus % COLUMNS) * cell, Math.floor(focus / COLUMNS) * cell];
  context.strokeRect(x + 1, y + 1, cell - 2, cell - 2);
}

/** @param {number} digit */
function createOutputWeight(digit) {
  const bar = createElement('span', { className: 'bar' });
  const number = createElement('span', { className: 'hidden' });
  const item = createElement(
    'li',
    {},
    createElement('span', { textContent: String(digit) }),
    bar,
    number,
  );
  return {
    item,
    /** @param {number} weight of the largest: -1 to 1 */
    show(weight) {
      bar.classList.toggle('against', weight < 0);
      bar.style.setProperty('--fraction', Math.abs(weight).toFixed(2));
      setText(number, weight.toFixed(1));
    },
  };
}
