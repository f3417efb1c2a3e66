/**
 * Fool it: the least change of the ink that makes the network read another digit, as squares to add and
 * to take away, with a slider from the one to the other.
 */
import { onRepaint } from '../../drawing/canvas/canvas.js';
import { digitLabel } from '../../recognition/answer.js';
import { argmax } from '../../recognition/decision.js';
import { leastChange } from '../../recognition/network/least-change.js';
import { CLASSES } from '../../recognition/network/shape.js';
import { confidence } from '../../shell/answer/answer-panel.js';
import { addHeading, createElement, setText } from '../../shell/dom.js';
import { text } from '../../shell/text.js';
import { legendItem, paintHintonDiagram } from '../hinton-diagram.js';
import { foolText } from './text.js';

/** @typedef {import('../types.js').Reading} Reading */
/** @typedef {import('../../recognition/network/least-change.js').LeastChange} LeastChange */

const words = foolText;

/** What a frame may spend on the search, in ms. */
const FRAME_MS = 3;
/** How sure the network must be of the wrong digit: just so that it wins, or sure. */
const JUST = 0.5;
const SURE = 0.95;

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export function mountFool(root, page) {
  const heading = addHeading(root, 'fool', words.title);
  const map = createElement('canvas', {
    className: 'squares',
    role: 'img',
    'aria-label': words.map,
  });
  const targets = Array.from({ length: CLASSES }, (_, digit) =>
    createElement('button', {
      type: 'button',
      textContent: String(digit),
      ariaLabel: words.target(digit),
    }),
  );
  const sure = createElement('input', { type: 'checkbox' });
  const result = createElement('p');
  const slider = createElement('input', { type: 'range', min: 0, max: 100, step: 1 });
  const sliderName = createElement('span');
  const way = createElement('label', { className: 'way' }, sliderName, slider);
  const status = createElement('p', { className: 'experiment-answer' });
  const restore = createElement('button', { type: 'button', textContent: words.restore });
  root.append(
    createElement('p', { className: 'muted', textContent: words.note }),
    map,
    createElement(
      'div',
      { className: 'beside' },
      createElement(
        'div',
        { className: 'targets', role: 'group', 'aria-label': words.targets },
        createElement('span', { textContent: words.targets, ariaHidden: 'true' }),
        ...targets,
      ),
      createElement('label', { className: 'check' }, sure, words.sure(text.percent(SURE))),
      createElement(
        'p',
        { className: 'legend' },
        legendItem('for', words.added),
        legendItem('against', words.removed),
      ),
      result,
      way,
      status,
      restore,
    ),
  );

  /** @type {Reading | null} the digit that is to be changed */
  let origin = null;
  /** @type {number | null} */
  let target = null;
  /** @type {LeastChange | null} */
  let change = null;
  /** @type {ArrayLike<number> | null} what this view has tried last */
  let tried = null;
  let frame = 0;
  let isSearching = false;

  targets.forEach((button, digit) =>
    button.addEventListener('click', () => {
      if (button.ariaDisabled !== 'true') search(digit);
    }),
  );
  sure.addEventListener('change', () => target !== null && search(target));
  slider.addEventListener('input', showOnTheWay);
  restore.addEventListener('click', () => {
    slider.value = '0';
    page.tryInput(null);
  });

  /** @param {number} digit */
  function search(digit) {
    if (!origin) return;
    cancelAnimationFrame(frame);
    target = digit;
    change = null;
    isSearching = true;
    giveBack();
    const { weights, threshold } = page.classifier;
    const goal = { target, confidence: sure.checked ? SURE : JUST, threshold };
    const steps = leastChange(origin.image, weights, goal);
    const goOn = () => {
      const end = performance.now() + FRAME_MS;
      for (;;) {
        const { done, value } = steps.next();
        if (done) return finish(value);
        if (performance.now() >= end) break;
      }
      frame = requestAnimationFrame(goOn);
    };
    frame = requestAnimationFrame(goOn);
  }

  /** @param {LeastChange | null} found */
  function finish(found) {
    change = found;
    isSearching = false;
    slider.value = '100';
    showOnTheWay();
    page.announce(String(result.textContent));
  }

  /** Puts the digit as it was in its place. */
  function giveBack() {
    tried = null;
    page.tryInput(origin?.isTried ? origin.image : null);
  }

  /** Tries the image that is so far on the way as the slider says. */
  function showOnTheWay() {
    if (!origin || !change) return show(origin);
    const share = Number(slider.value) / 100;
    if (share === 0) return giveBack();
    const { image } = origin;
    tried = change.image.map((grey, i) => image[i] + share * (grey - image[i]));
    page.tryInput(tried);
  }

  /** @param {Reading | null} reading */
  function update(reading) {
    const isOurs = reading && (reading.image === tried || reading.image === origin?.image);
    if (!isOurs) {
      cancelAnimationFrame(frame);
      origin = reading;
      target = change = tried = null;
      isSearching = false;
    } else if (reading.image === origin?.image && tried) {
      // Somebody else has put the digit back.
      tried = null;
      slider.value = '0';
    }
    show(reading);
  }

  /** @param {Reading | null} reading */
  function show(reading) {
    const from = origin ? argmax(origin.logits) : null;
    setText(heading, from === null ? words.title : words.question(from, target));
    targets.forEach((button, digit) => {
      button.ariaDisabled = String(!origin || digit === from);
      button.ariaPressed = String(digit === target);
    });
    way.hidden = !change;
    restore.ariaDisabled = String(!reading?.isTried);
    if (!origin || !reading || from === null) {
      setText(result, words.empty);
      return setText(status, '');
    }
    if (target === null) setText(result, words.choose);
    else if (change) setText(result, words.takes(change.added, change.removed, inkOf(origin)));
    else setText(result, isSearching ? words.searching : words.none);
    setText(sliderName, words.way(from, target));
    const reads = words.reads(digitLabel(reading), text.confidence(confidence(reading)));
    slider.ariaValueText = reads;
    setText(status, reads);
  }

  function paint() {
    const share = Number(slider.value) / 100;
    const image = origin?.image ?? [];
    const values = change ? Array.from(change.image, (grey, i) => share * (grey - image[i])) : [];
    paintHintonDiagram(map, values, 1, origin?.image);
  }
  onRepaint(paint);
  return { update, paint };
}

/** Squares of ink of a digit. @param {Reading} reading */
const inkOf = ({ image }) => Array.from(image).reduce((sum, grey) => sum + grey, 0);
