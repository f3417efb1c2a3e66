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
 * @param {string} [optional] name of one more before the sum, which is hidden where there is none
 */
export function createSum(names, optional) {
  const all = optional ? [...names.slice(0, -1), optional, ...names.slice(-1)] : names;
  const values = all.map(() => createElement('data'));
  const list = createElement(
    'dl',
    { className: 'sum' },
    ...all.flatMap((name, i) => [
      createElement('dt', { textContent: name }),
      createElement('dd', {}, values[i]),
    ]),
  );
  return {
    list,
    /** @param {number[]} shown rounded to tenths @param {number[]} exact */
    show(shown, exact) {
      const isThere = shown.length === all.length;
      const present = values.filter((_, i) => isThere || i !== all.length - 2);
      if (optional) {
        for (const node of [...list.children].slice(-4, -2)) {
          node.toggleAttribute('hidden', !isThere);
        }
      }
      shown.forEach((value, i) => {
        setText(present[i], signed(value));
        present[i].value = String(exact[i]);
      });
    },
  };
}
