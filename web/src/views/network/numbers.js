/** Numbers as people read them, that still add up. */

import { createElement, setText } from '../../shell/dom.js';

/** With a true minus sign. @param {number} value @param {number} [decimals] */
export function signed(value, decimals = 1) {
  const rounded = Math.abs(value).toFixed(decimals);
  return `${value < 0 && Number(rounded) > 0 ? '−' : '+'}${rounded}`;
}

/**
 * Without a plus. @param {number} value @param {number} [decimals]
 */
export const plain = (value, decimals = 1) => signed(value, decimals).replace('+', '');

/**
 * A list of named numbers, of which the last is the sum of the others.
 *
 * Each is a `<data>`: its text is rounded, its value is exact.
 * @param {readonly string[]} names
 */
export function createSum(names) {
  const values = names.map(() => createElement('data'));
  const list = createElement(
    'dl',
    { className: 'sum' },
    ...names.flatMap((name, i) => [
      createElement('dt', { textContent: name }),
      createElement('dd', {}, values[i]),
    ]),
  );
  return {
    list,
    /** @param {number[]} shown rounded to tenths @param {number[]} exact */
    show(shown, exact) {
      shown.forEach((value, i) => {
        setText(values[i], signed(value));
        values[i].value = String(exact[i]);
      });
    },
  };
}
