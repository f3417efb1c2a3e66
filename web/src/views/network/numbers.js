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
 */
export function createSum() {
  const list = createElement('dl', { className: 'sum' });
  return {
    list,
    /** @param {readonly string[]} names @param {number[]} shown rounded to tenths @param {number[]} exact */
    show(names, shown, exact) {
      if (list.childElementCount !== 2 * names.length) {
        list.replaceChildren(
          ...names.flatMap((name) => [
            createElement('dt', { textContent: name }),
            createElement('dd', {}, createElement('data')),
          ]),
        );
      }
      list.querySelectorAll('data').forEach((data, i) => {
        setText(data, signed(shown[i]));
        data.value = String(exact[i]);
      });
    },
  };
}
