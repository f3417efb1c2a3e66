/** The ten digits at the end of the network: the sum of each, and what the softmax makes of it. */

import { argmax } from '../../../recognition/decision.js';
import { createElement, setFraction, setText } from '../../../shell/dom.js';
import { text } from '../../../shell/text.js';
import { networkText } from '../text.js';
import { signed } from '../numbers.js';
import { DIGITS, destination } from '../selection.js';

const words = networkText;
/** A sum that fills its bar, at least. */
const FULL_BAR = 10;

/**
 * @param {(digit: number) => void} onChoose
 * @param {() => void} onSoftmax
 */
export function createOutputs(onChoose, onSoftmax) {
  const rows = DIGITS.map(createRow);
  const softmax = createElement('button', {
    type: 'button',
    className: 'softmax',
    textContent: words.softmaxButton,
  });
  const list = createElement(
    'ol',
    { 'aria-label': words.outputs },
    ...rows.map(({ item }) => item),
  );
  const root = createElement('div', { className: 'layer output-layer' }, list, softmax);
  softmax.addEventListener('click', onSoftmax);
  rows.forEach(({ button }, digit) => {
    button.addEventListener('click', () => onChoose(digit));
    button.addEventListener('keydown', (event) => {
      const to = destination(event.key, digit, 1, rows.length);
      if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      rows[to].button.focus();
      onChoose(to);
    });
  });

  return {
    root,
    list,
    /**
     * @param {import('../../types.js').Reading | null} reading
     * @param {number | null} chosen digit
     * @param {number | null} contrastDigit
     * @param {boolean} isSoftmax whether the softmax is chosen
     */
    show(reading, chosen, contrastDigit, isSoftmax) {
      const answer = reading ? argmax(reading.logits) : null;
      const most = reading ? Math.max(FULL_BAR, ...reading.logits.map(Math.abs)) : FULL_BAR;
      softmax.ariaPressed = String(isSoftmax);
      rows.forEach((row, digit) => {
        row.show(reading?.logits[digit] ?? null, reading?.probabilities[digit] ?? 0, most);
        row.item.classList.toggle('answer-digit', digit === answer && reading?.digit !== null);
        row.item.classList.toggle('contrast', digit === contrastDigit);
        row.button.ariaPressed = String(digit === chosen);
        // One stop for the tab key; the arrow keys go on from there.
        row.button.tabIndex = digit === (chosen ?? answer ?? 0) ? 0 : -1;
      });
    },
  };
}

/** @param {number} digit */
function createRow(digit) {
  const bar = createElement('span', { className: 'sum-bar' });
  const sum = createElement('data', { className: 'sum-value' });
  const share = createElement('data', { className: 'percentage' });
  const button = createElement(
    'button',
    { type: 'button' },
    createElement('span', { className: 'label', textContent: String(digit) }),
    bar,
    sum,
    share,
  );
  const item = createElement('li', {}, button);
  let shown = '';
  return {
    item,
    button,
    /** @param {number | null} logit @param {number} probability @param {number} most */
    show(logit, probability, most) {
      const values = [logit, probability, most].join();
      if (values === shown) return;
      shown = values;
      bar.classList.toggle('against', (logit ?? 0) < 0);
      setFraction(bar, Math.abs(logit ?? 0) / most);
      setFraction(share, probability);
      sum.value = String(logit ?? '');
      share.value = logit === null ? '' : String(probability);
      setText(sum, logit === null ? '' : signed(logit));
      setText(share, logit === null ? '' : text.exactPercent(probability));
    },
  };
}
