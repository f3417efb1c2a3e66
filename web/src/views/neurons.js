/**
 * The 128 hidden neurons as a field of squares that light up, and of the one in focus the pattern
 * that it looks for and its say on each digit. Until the visitor chooses one it is the neuron that
 * matters most for the answer.
 */
import { neuronVotes, neuronWeights } from '../attribution.js';
import { blank } from '../canvas.js';
import { asChoice, restore, save } from '../storage.js';
import { element, head, paintSigned, say } from './dom.js';
import { text } from './text.js';
import { key } from './why.js';

/** @typedef {import('../views.js').Reading} Reading */

const words = text.neurons;
const COUNT = 128;
const COLUMNS = 16;
const ROWS = COUNT / COLUMNS;
/** Activation of a fully lit square, at least: a field that is hardly active shall look so. */
const FULLY_LIT = 2;
const GAP = 0.08; // of a square, on each side

/** @param {HTMLElement} root @param {import('../views.js').Page} page */
export function mountNeurons(root, { classifier }) {
  head(root, 'neurons', words.title);
  const field = element('canvas', {
    className: 'field',
    tabIndex: 0,
    role: 'slider',
    'aria-label': words.field,
    'aria-valuemin': 1,
    'aria-valuemax': COUNT,
  });
  const name = element('h3');
  const pattern = element('canvas', {
    className: 'squares',
    role: 'img',
    'aria-label': words.pattern,
  });
  const votes = Array.from({ length: 10 }, (_, digit) => createVote(digit));
  const says = element('p', { className: 'soft' });
  const follow = element('button', { type: 'button', textContent: words.follow });
  root.append(
    element('p', { className: 'soft', textContent: words.note }),
    field,
    element(
      'div',
      { className: 'neuron' },
      pattern,
      element(
        'div',
        { className: 'beside' },
        name,
        element('p', { className: 'legend' }, key('for', words.ink), key('against', words.paper)),
        element(
          'ol',
          { className: 'votes', 'aria-label': words.votes },
          ...votes.map((vote) => vote.item),
        ),
        says,
        follow,
      ),
    ),
  );

  const { weights } = classifier;
  /** @type {Reading | null} */
  let latest = null;
  let chosen = asChoice(restore('neuron'), COUNT);
  let shown = -1;

  /** @param {number | null} neuron */
  function choose(neuron) {
    chosen = neuron;
    save('neuron', neuron);
    show(latest);
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
    choose(Math.min(COUNT - 1, Math.max(0, to)));
  });
  follow.addEventListener('click', () => {
    choose(null);
    field.focus();
  });

  /** @param {Reading | null} reading */
  function show(reading) {
    latest = reading;
    const neuron = chosen ?? (reading ? weightiest(reading, weights) : 0);
    const activation = reading?.hidden[neuron] ?? 0;
    paintField(field, reading?.hidden ?? null, neuron);
    say(name, `${words.name(neuron + 1)}: ${words.state(activation)}`);
    field.ariaValueNow = String(neuron + 1);
    field.ariaValueText = `${neuron + 1}, ${words.state(activation)}`;
    follow.hidden = chosen === null;
    showNeuron(neuron);
  }

  /** What does not depend on the drawing. @param {number} neuron */
  function showNeuron(neuron) {
    if (neuron === shown) return;
    shown = neuron;
    const picture = neuronWeights(weights, neuron);
    paintSigned(pattern, picture, Math.max(...picture.map(Math.abs)));
    const say10 = neuronVotes(weights, neuron);
    const largest = Math.max(...say10.map(Math.abs));
    votes.forEach((vote, digit) => vote.show(say10[digit] / largest));
    const [most, least] = [Math.max, Math.min].map((pick) => say10.indexOf(pick(...say10)));
    say(says, words.says(most, least));
  }

  new ResizeObserver(() => {
    shown = -1;
    show(latest);
  }).observe(pattern);
  return show;
}

/** The neuron that adds most to the answer. @param {Reading} reading @param {import('../classifier.js').Weights} weights */
function weightiest({ hidden, logits }, { outputKernel }) {
  const answer = logits.indexOf(Math.max(...logits));
  const shares = hidden.map((value, neuron) => value * outputKernel[neuron * 10 + answer]);
  return shares.indexOf(Math.max(...shares));
}

/** Where a key leads from a neuron; null for other keys. @param {string} key @param {number} from */
function destination(key, from) {
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };
  if (key === 'Home') return 0;
  if (key === 'End') return COUNT - 1;
  const step = steps[/** @type {keyof typeof steps} */ (key)];
  return step ? from + step : null;
}

/** @param {HTMLCanvasElement} canvas @param {Float32Array | null} hidden @param {number} focus */
function paintField(canvas, hidden, focus) {
  const context = blank(canvas);
  const cell = canvas.width / COLUMNS;
  const style = getComputedStyle(canvas);
  const most = Math.max(FULLY_LIT, ...(hidden ?? []));
  context.fillStyle = style.color;
  for (let neuron = 0; neuron < COUNT; neuron++) {
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
function createVote(digit) {
  const bar = element('span', { className: 'bar' });
  const share = element('span', { className: 'hidden' });
  const item = element('li', {}, element('span', { textContent: String(digit) }), bar, share);
  return {
    item,
    /** @param {number} vote -1 to 1 */
    show(vote) {
      bar.classList.toggle('against', vote < 0);
      bar.style.setProperty('--share', Math.abs(vote).toFixed(2));
      say(share, vote.toFixed(1));
    },
  };
}
