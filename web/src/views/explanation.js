/**
 * Why this answer: the evidence of each square of ink, for the digit in focus, and on demand against
 * a second digit.
 */
import { evidence } from '../recognition/attribution.js';
import { argmax } from '../recognition/decision.js';
import { CLASSES } from '../recognition/shape.js';
import { addHeading, createElement, setText } from '../shell/dom.js';
import { asChoice, restore, save } from '../shell/storage.js';
import { legendItem, paintHintonDiagram } from './hinton-diagram.js';
import { viewText } from './text.js';

/** @typedef {import('./types.js').Reading} Reading */

const words = viewText.explanation;
/** Evidence that fills a square, in logits, at least: little evidence shall look like little. */
const FULL_SQUARE = 0.5;

/** @param {HTMLElement} root @param {import('./types.js').Page} page */
export function mountExplanation(root, { classifier, announce }) {
  const heading = addHeading(root, 'explanation', words.title);
  const map = createElement('canvas', {
    className: 'squares',
    role: 'img',
    'aria-label': words.map,
  });
  const hint = createElement('p', { textContent: words.empty });
  const sum = createSum();
  const buttons = Array.from({ length: CLASSES }, (_, digit) =>
    createElement('button', {
      type: 'button',
      textContent: String(digit),
      ariaLabel: words.contrastDigit(digit),
    }),
  );
  root.append(
    map,
    createElement(
      'div',
      { className: 'beside' },
      createElement(
        'div',
        { className: 'contrast-digits', role: 'group', 'aria-label': words.contrastDigits },
        createElement('span', { textContent: words.contrastDigits, ariaHidden: 'true' }),
        ...buttons,
      ),
      createElement(
        'p',
        { className: 'legend' },
        legendItem('for', words.speaksFor),
        legendItem('against', words.speaksAgainst),
      ),
      hint,
      sum.list,
      createElement('p', { className: 'muted', textContent: words.note }),
    ),
  );

  /** @type {Reading | null} */
  let latest = null;
  let contrastDigit = asChoice(restore('rival'), CLASSES);
  /** Asks about a second digit; asked twice, no longer. @param {number} digit */
  function ask(digit) {
    contrastDigit = contrastDigit === digit ? null : digit;
    save('rival', contrastDigit);
    show(latest);
  }
  buttons.forEach((button, digit) => button.addEventListener('click', () => ask(digit)));
  // Typing the digit that one expected asks the same.
  addEventListener('keydown', ({ key: typed, target, ctrlKey, metaKey, altKey }) => {
    if (!/^[0-9]$/.test(typed) || ctrlKey || metaKey || altKey) return;
    if (/** @type {Element} */ (target).closest('input, textarea, select')) return;
    ask(Number(typed));
    root.scrollIntoView({ block: 'nearest' });
    // By then the view is in sight and up to date.
    setTimeout(() => announce(String(heading.textContent)), 100);
  });

  /** @param {Reading | null} reading */
  function show(reading) {
    latest = reading;
    const digit = reading ? argmax(reading.logits) : null;
    const asked = contrastDigit === digit ? null : contrastDigit;
    buttons.forEach((button, i) => {
      button.disabled = i === digit;
      button.ariaPressed = String(i === asked);
    });
    hint.hidden = reading !== null;
    sum.list.hidden = reading === null;
    if (!reading || digit === null) {
      setText(heading, words.title);
      paintHintonDiagram(map, [], 1);
      return;
    }
    const { weights } = classifier;
    const { pixels, bias } = evidence(reading.image, reading.hidden, weights, digit, asked);
    const isAnswer = reading.digit === digit;
    setText(heading, isAnswer ? words.question(digit, asked) : words.nearest(digit, asked));
    sum.show(pixels, bias);
    paintHintonDiagram(map, pixels, Math.max(FULL_SQUARE, ...pixels.map(Math.abs)), reading.image);
  }
  show(null);
  return show;
}

/** The parts of the answer and what they come to. */
function createSum() {
  const values = words.sums.map(() => createElement('dd'));
  const list = createElement(
    'dl',
    { className: 'sum' },
    ...words.sums.flatMap((name, i) => [createElement('dt', { textContent: name }), values[i]]),
  );
  return {
    list,
    /** @param {Float64Array} pixels @param {number} bias */
    show(pixels, bias) {
      const total = (/** @type {number} */ sign) =>
        pixels.reduce((sum, share) => (share * sign > 0 ? sum + share : sum), 0);
      const parts = [total(1), total(-1), bias].map((value) => Math.round(value * 10) / 10);
      // Of the rounded parts, so that the sum is right to the eye.
      const together = parts.reduce((a, b) => a + b);
      [...parts, together].forEach((value, i) => setText(values[i], signed(value)));
    },
  };
}

/** With a true minus sign. @param {number} value */
const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
