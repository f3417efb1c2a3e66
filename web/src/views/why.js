/**
 * Why this answer: the evidence of each square of ink, for the digit in focus, and on demand against
 * a second digit.
 */
import { evidence } from '../attribution.js';
import { asChoice, restore, save } from '../storage.js';
import { element, head, paintSigned, say } from './dom.js';
import { text } from './text.js';

/** @typedef {import('../views.js').Reading} Reading */

const words = text.why;
/** Evidence that fills a square, in logits, at least: little evidence shall look like little. */
const FULL_SQUARE = 0.5;

/** @param {HTMLElement} root @param {import('../views.js').Page} page */
export function mountWhy(root, { classifier, announce }) {
  const heading = head(root, 'why', words.title);
  const map = element('canvas', { className: 'squares', role: 'img', 'aria-label': words.map });
  const hint = element('p', { textContent: words.empty });
  const sum = createSum();
  const rivals = Array.from({ length: 10 }, (_, digit) =>
    element('button', {
      type: 'button',
      textContent: String(digit),
      ariaLabel: words.rival(digit),
    }),
  );
  root.append(
    map,
    element(
      'div',
      { className: 'beside' },
      element(
        'div',
        { className: 'rivals', role: 'group', 'aria-label': words.rivals },
        element('span', { textContent: words.rivals, ariaHidden: 'true' }),
        ...rivals,
      ),
      element(
        'p',
        { className: 'legend' },
        key('for', words.speaksFor),
        key('against', words.speaksAgainst),
      ),
      hint,
      sum.list,
      element('p', { className: 'soft', textContent: words.note }),
    ),
  );

  /** @type {Reading | null} */
  let latest = null;
  let rival = asChoice(restore('rival'), rivals.length);
  /** Asks about a second digit; asked twice, no longer. @param {number} digit */
  function ask(digit) {
    rival = rival === digit ? null : digit;
    save('rival', rival);
    show(latest);
  }
  rivals.forEach((button, digit) => button.addEventListener('click', () => ask(digit)));
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
    const digit = reading ? strongest(reading.logits) : null;
    const asked = rival === digit ? null : rival;
    rivals.forEach((button, i) => {
      button.disabled = i === digit;
      button.ariaPressed = String(i === asked);
    });
    hint.hidden = reading !== null;
    sum.list.hidden = reading === null;
    if (!reading || digit === null) {
      say(heading, words.title);
      paintSigned(map, [], 1);
      return;
    }
    const { weights } = classifier;
    const { pixels, bias } = evidence(reading.image, reading.hidden, weights, digit, asked);
    const isAnswer = reading.digit === digit;
    say(heading, isAnswer ? words.question(digit, asked) : words.nearest(digit, asked));
    sum.show(pixels, bias);
    paintSigned(map, pixels, Math.max(FULL_SQUARE, ...pixels.map(Math.abs)), reading.image);
  }
  show(null);
  return show;
}

/** @param {Float32Array} values */
const strongest = (values) => values.indexOf(Math.max(...values));

/** The parts of the answer and what they come to. */
function createSum() {
  const values = words.sums.map(() => element('dd'));
  const list = element(
    'dl',
    { className: 'sum' },
    ...words.sums.flatMap((name, i) => [element('dt', { textContent: name }), values[i]]),
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
      [...parts, together].forEach((value, i) => say(values[i], signed(value)));
    },
  };
}

/** With a true minus sign. @param {number} value */
const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;

/** @param {string} kind @param {string} meaning */
export const key = (kind, meaning) =>
  element('span', {}, element('i', { className: `mark ${kind}`, ariaHidden: 'true' }), meaning);
