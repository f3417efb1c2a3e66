/**
 * A tour of six steps through the page: each says one sentence and lights up a part, which can be used
 * meanwhile. The address names the step, so that it can be linked to. The drawing stays; to who has
 * drawn nothing the tour lends an example, and takes it away in the end.
 */

import { byId, createButton, createElement, setText } from '../shell/dom.js';
import { text } from '../shell/text.js';
import { tourFragment, tourStep } from '../shell/tour-link.js';
import { Spotlight } from './spotlight.js';
import { PARTS, exampleFor } from './steps.js';

/** @typedef {import('../drawing/drawing.js').Drawing} Drawing */
/** @typedef {import('../drawing/pad/pad.js').Pad} Pad */

const words = text.tour;
/** @type {ReturnType<typeof createTour> | null} the one that is going on */
let current = null;

/**
 * Starts the tour, or goes to a step of the one that is going on.
 *
 * @param {number} step from 1; beyond the last, the last
 * @param {Drawing} drawing
 * @param {Pad} pad
 */
export function startTour(step, drawing, pad) {
  current ??= createTour(drawing, pad, () => (current = null));
  current.goTo(Math.min(step, PARTS.length));
}

/** @param {Drawing} drawing @param {Pad} pad @param {() => void} onEnd */
function createTour(drawing, pad, onEnd) {
  const spotlight = new Spotlight();
  const place = createElement('p', { className: 'muted' });
  const sentence = createElement('p', { className: 'sentence', 'aria-live': 'polite' });
  const back = createButton(words.back, () => goTo(step - 1));
  const next = createButton(words.next, () => (step < PARTS.length ? goTo(step + 1) : end()));
  const panel = createElement(
    'section',
    { className: 'tour-panel', 'aria-label': words.name },
    createElement('div', {}, place, sentence),
    createElement('div', { className: 'buttons' }, back, next, createButton(words.leave, end)),
  );
  const page = document.documentElement;
  let step = 0;

  document.body.append(panel);
  page.classList.add('touring');
  spotlight.start();
  addEventListener('keydown', follow);
  addEventListener('hashchange', leaveWithLink);
  next.focus({ preventScroll: true });

  /** @param {number} to from 1 */
  function goTo(to) {
    step = to;
    setText(place, words.place(step, PARTS.length));
    setText(sentence, words.steps[step - 1]);
    setText(next, step < PARTS.length ? words.next : words.done);
    back.ariaDisabled = String(step === 1);
    if (step > 1 && drawing.isEmpty) drawing.replace({ strokes: exampleFor(pad.size) });
    history.replaceState(null, '', tourFragment(step));
    spotlight.show(PARTS[step - 1]);
  }

  function end() {
    removeEventListener('keydown', follow);
    removeEventListener('hashchange', leaveWithLink);
    spotlight.stop();
    panel.remove();
    page.classList.remove('touring');
    // After a reload too it is known by its points.
    const isExample = JSON.stringify(drawing.strokes) === JSON.stringify(exampleFor(pad.size));
    if (isExample) drawing.clear();
    if (tourStep(location.hash) !== null) {
      history.replaceState(null, '', location.pathname + location.search);
    }
    byId('tour').focus({ preventScroll: true });
    onEnd();
  }

  /** Another link than one into the tour has been opened. */
  function leaveWithLink() {
    if (tourStep(location.hash) === null) end();
  }

  /** Keys steer the tour where they have nothing else to do. @param {KeyboardEvent} event */
  function follow(event) {
    const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    const isFree = target === document.body || panel.contains(/** @type {Node} */ (target));
    if (defaultPrevented || !isFree || ctrlKey || metaKey || altKey) return;
    if (key === 'Escape') end();
    else if (key === 'ArrowRight' || key === 'PageDown') goTo(Math.min(step + 1, PARTS.length));
    else if (key === 'ArrowLeft' || key === 'PageUp') goTo(Math.max(step - 1, 1));
    else return;
    event.preventDefault();
  }

  return { goTo };
}
