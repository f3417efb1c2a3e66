/**
 * Why this answer: the evidence of each square of ink, for the digit in focus, and on demand against
 * a second digit.
 */
import { evidence } from '../recognition/attribution.js';
import { argmax } from '../recognition/decision.js';
import { CLASSES } from '../recognition/shape.js';
import { addHeading, byId, createElement, setText } from '../shell/dom.js';
import { asChoice, restore, save } from '../shell/storage.js';
import { evidenceSum } from './evidence-sum.js';
import { legendItem, paintHintonDiagram } from './hinton-diagram.js';
import { viewText } from './text.js';

/** @typedef {import('./types.js').Reading} Reading */

const words = viewText.explanation;
/** Evidence that fills a square, in logits, at least: little evidence shall look like little. */
const FULL_SQUARE = 0.5;

/** @param {HTMLElement} root @param {import('./types.js').Page} page */
export function mountExplanation(root, page) {
  const { announce } = page;
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
  /** @type {ArrayLike<number>} evidence of each pixel; none when nothing is drawn */
  let pixels = [];
  let contrastDigit = asChoice(restore('rival'), CLASSES);
  /** Asks about a second digit; asked twice, no longer. @param {number} digit */
  function ask(digit) {
    if (buttons[digit].ariaDisabled === 'true') return;
    contrastDigit = contrastDigit === digit ? null : digit;
    save('rival', contrastDigit);
    update(latest);
    paint();
  }
  buttons.forEach((button, digit) => button.addEventListener('click', () => ask(digit)));
  // Typing on the pad the digit that one expected asks the same; on the answer it corrects.
  addEventListener('keydown', ({ key: typed, target, ctrlKey, metaKey, altKey }) => {
    if (!/^[0-9]$/.test(typed) || ctrlKey || metaKey || altKey || target !== byId('pad')) return;
    ask(Number(typed));
    root.scrollIntoView({ block: 'nearest' });
    announce(String(heading.textContent));
  });

  /** @param {Reading | null} reading */
  function update(reading) {
    latest = reading;
    const digit = reading ? argmax(reading.logits) : null;
    const asked = contrastDigit === digit ? null : contrastDigit;
    buttons.forEach((button, i) => {
      button.ariaDisabled = String(i === digit);
      button.ariaPressed = String(i === asked);
    });
    hint.hidden = reading !== null;
    sum.list.hidden = reading === null;
    if (!reading || digit === null) {
      setText(heading, words.title);
      pixels = [];
      return;
    }
    const { image, hidden, logits, added } = reading;
    const parts = evidence(image, hidden, page.classifier.weights, digit, asked);
    const isAnswer = reading.digit === digit;
    setText(heading, isAnswer ? words.question(digit, asked) : words.nearest(digit, asked));
    pixels = parts.pixels;
    const lead = (/** @type {Float32Array} */ of) => of[digit] - (asked === null ? 0 : of[asked]);
    sum.show(evidenceSum(pixels, parts.bias, lead(logits), added && lead(added)));
  }

  function paint() {
    const most = Math.max(FULL_SQUARE, ...Array.from(pixels, Math.abs));
    paintHintonDiagram(map, pixels, most, latest?.image);
  }
  update(null);
  return { update, paint };
}

/** The parts of the answer and what they come to. */
function createSum() {
  const list = createElement('dl', { className: 'sum' });
  return {
    list,
    /** @param {number[]} logits for each name in `words.sums`, or in `words.sumsWithCorrections` */
    show(logits) {
      const names = logits.length > words.sums.length ? words.sumsWithCorrections : words.sums;
      if (list.childElementCount !== 2 * names.length) {
        list.replaceChildren(
          ...names.flatMap((name) => [
            createElement('dt', { textContent: name }),
            createElement('dd'),
          ]),
        );
      }
      list.querySelectorAll('dd').forEach((value, i) => setText(value, signed(logits[i])));
    },
  };
}

/** With a true minus sign. @param {number} value */
const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
