/**
 * "Not a 7?": the digit in focus is corrected with one tap, or by typing the digit that it is while the
 * answer has the focus. What learns from it, `learned.js`, is loaded with the first correction.
 */
import { EMPTY_ANSWER, digitLabel } from '../../recognition/answer.js';
import { CLASSES } from '../../recognition/network/shape.js';
import { addHeading, byId, createElement, setText, takesKeys } from '../../shell/dom.js';
import { inTime, loadPart } from '../../shell/loading/parts.js';
import { restore } from '../../shell/storage.js';
import { text } from '../../shell/text.js';
import { correctText } from './text.js';

const words = correctText;

/** @param {HTMLElement} root what was learned @param {import('../types.js').Page} page */
export function mountCorrect(root, page) {
  const toggle = createElement('button', { id: 'correct', type: 'button', ariaExpanded: 'false' });
  const choices = Array.from({ length: CLASSES }, (_, digit) => {
    const button = createElement('button', { type: 'button', textContent: String(digit) });
    button.dataset.correct = String(digit);
    button.addEventListener('click', () => correct(digit));
    return button;
  });
  const join = createElement('button', { type: 'button', textContent: words.join });
  const split = createElement('button', { type: 'button', textContent: words.split });
  join.addEventListener('click', () => change((learned) => learned.join(focus())));
  split.addEventListener('click', () => change((learned) => learned.split(focus())));
  const result = createElement('p', { role: 'status', className: 'corrected' });
  const panel = createElement(
    'div',
    { className: 'choices', role: 'group', 'aria-label': words.itIs, hidden: true },
    ...choices,
    join,
    split,
  );
  byId('correct-area').replaceChildren(toggle, panel, result);
  addHeading(root, 'learned', words.title);
  const show = createElement('button', { type: 'button', textContent: words.show });
  root.append(
    createElement('p', { className: 'muted', textContent: words.note }),
    createElement('div', { className: 'row' }, show),
  );
  show.addEventListener('click', () => load());

  /** @type {import('../types.js').Reading | null} */
  let reading = null;
  let answer = EMPTY_ANSWER;
  /** @type {Promise<import('./learned.js').Learned> | null} */
  let learned = null;
  const load = () =>
    (learned ??= loadPart(root, text.parts.learned, async () => {
      const { mountLearned } = await inTime(import('./learned.js'));
      const mounted = await mountLearned(root, page, result);
      mounted.update(reading, answer);
      return mounted;
    }));
  // What this browser has learned applies from the start.
  if (restore('learned')) load();

  const focus = () => (reading ? answer.readings.indexOf(reading) : -1);
  const correct = (/** @type {number} */ digit) =>
    change((learned) => learned.correct(digit, focus()));

  /** @param {(learned: import('./learned.js').Learned) => void | Promise<void>} make */
  async function change(make) {
    if (!reading || reading.isTried) return;
    const { dataset } = document.documentElement;
    dataset.busy = 'true';
    unfold(false);
    try {
      await make(await load());
    } finally {
      dataset.busy = 'false';
    }
  }

  /** @param {boolean} isOpen */
  function unfold(isOpen) {
    const hasFocus = panel.contains(document.activeElement);
    panel.hidden = !isOpen;
    toggle.ariaExpanded = String(isOpen);
    if (isOpen) setText(result, '');
    if (hasFocus) toggle.focus();
  }
  toggle.addEventListener('click', () => unfold(panel.hidden === true));
  addEventListener('keydown', ({ key, target, ctrlKey, metaKey, altKey }) => {
    if (!/^[0-9]$/.test(key) || ctrlKey || metaKey || altKey || !takesKeys(target)) return;
    if (byId('correct-area').parentElement?.contains(/** @type {Node} */ (target))) {
      correct(Number(key));
    }
  });

  /** @type {import('../types.js').Update} */
  const update = (latest, all) => {
    if (latest?.image !== reading?.image) setText(result, '');
    reading = latest;
    answer = all;
    toggle.hidden = !latest || !!latest.isTried;
    if (toggle.hidden) unfold(false);
    if (latest) {
      setText(toggle, words.not(digitLabel(latest)));
      choices.forEach((button, digit) => {
        button.ariaDisabled = String(latest.digit === digit);
        button.ariaLabel = words.itIsA(digit);
      });
      // Only strokes can be cut otherwise.
      split.hidden = !all.groups[focus()]?.length;
      join.hidden = split.hidden || all.readings.length < 2;
    }
    learned?.then((mounted) => mounted.update(latest, all));
  };
  return { update };
}
