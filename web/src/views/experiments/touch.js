/**
 * Touch it: the digit in 28x28 squares, before its directions are taken, to be painted and erased one by one, turned, shifted,
 * thickened and scaled; or as a page without preparation would give them.
 */
import { colourOf, onRepaint, resizeAndClear } from '../../drawing/canvas/canvas.js';
import { paintImage } from '../../drawing/canvas/paint-image.js';
import { squareBrush } from '../../drawing/canvas/square-brush.js';
import { digitLabel } from '../../recognition/answer.js';
import { naiveInk } from '../../recognition/input/naive-ink.js';
import { IMAGE_SIDE } from '../../recognition/network/shape.js';
import { IDENTITY, transformImage } from '../../recognition/input/transform-image.js';
import { confidence } from '../../shell/answer/answer-panel.js';
import { addHeading, createElement, setText } from '../../shell/dom.js';
import { text } from '../../shell/text.js';
import { touchText } from './text.js';

/** @typedef {import('../types.js').Answer} Answer */
/** @typedef {import('../types.js').Reading} Reading */
/** @typedef {keyof typeof RANGES} Slider */

const words = touchText;

/** What each slider changes: its least and largest value, its step, and how many of them make 1. */
const RANGES = {
  turn: { min: -45, max: 45, step: 1, unit: 1 },
  right: { min: -8, max: 8, step: 0.5, unit: 1 },
  down: { min: -8, max: 8, step: 0.5, unit: 1 },
  thicken: { min: -1.5, max: 2, step: 0.25, unit: 1 },
  size: { min: 50, max: 150, step: 5, unit: 100 },
};

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export function mountTouch(root, page) {
  addHeading(root, 'touch', words.title);
  const canvas = createElement('canvas', {
    className: 'squares',
    tabIndex: 0,
    role: 'application',
    'aria-label': words.squares,
    'aria-describedby': 'touch-help',
  });
  const status = createElement('p', { className: 'experiment-answer' });
  const sliders = /** @type {Record<Slider, ReturnType<typeof createSlider>>} */ (
    Object.fromEntries(
      Object.keys(RANGES).map((name) => [name, createSlider(/** @type {Slider} */ (name), apply)]),
    )
  );
  const prepared = createElement('input', { type: 'checkbox', role: 'switch', checked: true });
  prepared.addEventListener('change', apply);
  const restore = createElement('button', { type: 'button', textContent: words.restore });
  restore.addEventListener('click', () => page.tryInput(null));
  const controls = createElement(
    'fieldset',
    { className: 'sliders' },
    createElement('legend', { className: 'hidden', textContent: words.title }),
    ...Object.values(sliders).map(({ row }) => row),
    createElement('label', { className: 'check' }, prepared, words.prepared),
    createElement('p', { className: 'muted', textContent: words.preparedNote }),
  );
  root.append(
    createElement('p', { id: 'touch-help', className: 'muted', textContent: words.help }),
    canvas,
    createElement('div', { className: 'beside' }, status, controls, restore),
  );

  /** @type {Reading | null} */
  let latest = null;
  /** @type {ArrayLike<number> | null} what all changes begin from; null when nothing is drawn */
  let source = null;
  let isSourceDrawn = true;
  /** @type {() => ArrayLike<number>} the digit in focus without preparation */
  let unprepared = () => [];
  /** @type {Map<number, number>} greys of the squares that the visitor has set */
  const painted = new Map();
  /** @type {ArrayLike<number> | null} what this view has tried last */
  let tried = null;

  function apply() {
    if (!source) return;
    const transform = { ...IDENTITY };
    for (const [name, slider] of Object.entries(sliders)) {
      transform[/** @type {Slider} */ (name)] = slider.value();
    }
    const base = prepared.checked ? source : unprepared();
    const image = Float64Array.from(transformImage(base, transform));
    for (const [pixel, grey] of painted) image[pixel] = grey;
    const isChanged = !isSourceDrawn || image.some((grey, i) => grey !== source?.[i]);
    tried = image;
    page.tryInput(isChanged ? image : null);
  }

  function reset() {
    for (const slider of Object.values(sliders)) slider.reset();
    prepared.checked = true;
    painted.clear();
    tried = null;
  }

  const brush = squareBrush(canvas, {
    greys: () => latest?.image ?? null,
    set(pixels, grey) {
      for (const pixel of pixels) painted.set(pixel, grey);
      apply();
    },
    onMove: (row, column, grey) => {
      page.announce(words.square(row + 1, column + 1, grey));
      paint();
    },
  });

  /** @param {Reading | null} reading @param {Answer} answer */
  function update(reading, answer) {
    const index = reading ? answer.readings.indexOf(reading) : -1;
    latest = reading;
    if (!reading || reading.image !== tried) {
      // As drawn again, or from elsewhere: another digit, another drawing, another view's trial.
      reset();
      source = reading?.image ?? null;
      isSourceDrawn = !reading?.isTried;
      unprepared = () => naiveImage(answer.inks[index] ?? [], index);
    }
    controls.disabled = !reading;
    restore.ariaDisabled = String(!reading?.isTried);
    if (!reading) return setText(status, words.empty);
    const sure = text.confidence(confidence(reading));
    setText(status, words.reads(digitLabel(reading), sure, Boolean(reading.isTried)));
  }

  /** @param {import('../../recognition/types.js').Stroke[]} ink @param {number} index of the digit */
  function naiveImage(ink, index) {
    const { box, line } = page.padArea();
    return ink.length ? naiveInk(ink, box, line) : page.drawing.images[index];
  }

  function paint() {
    const context = resizeAndClear(canvas);
    context.fillStyle = colourOf(canvas);
    if (latest) paintImage(context, latest.image, 0, 0, canvas.width);
    const place = brush.cursor();
    if (!place) return;
    const cell = canvas.width / IMAGE_SIDE;
    context.strokeStyle = colourOf(canvas, '--text');
    context.lineWidth = 2 * devicePixelRatio;
    context.strokeRect(place.column * cell, place.row * cell, cell, cell);
  }

  canvas.addEventListener('focus', paint);
  canvas.addEventListener('blur', paint);
  onRepaint(paint);
  return { update, paint };
}

/**
 * @param {Slider} name
 * @param {() => void} onInput
 */
function createSlider(name, onInput) {
  const { unit, ...range } = RANGES[name];
  const neutral = IDENTITY[name] * unit;
  const input = createElement('input', { type: 'range', ...range, value: neutral });
  const output = createElement('output', { 'aria-hidden': true });
  function show() {
    const value = words.values[name](Number(input.value));
    input.ariaValueText = value;
    setText(output, value);
  }
  input.addEventListener('input', () => {
    show();
    onInput();
  });
  show();
  return {
    row: createElement('label', {}, createElement('span', {}, words.sliders[name]), input, output),
    value: () => Number(input.value) / unit,
    reset() {
      if (Number(input.value) === neutral) return;
      input.value = String(neutral);
      show();
    },
  };
}
