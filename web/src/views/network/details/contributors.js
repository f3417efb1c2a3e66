/** The largest parts of a sum, each a button that shows where it comes from; the rest; and the sum. */

import { createElement, setText } from '../../../shell/dom.js';
import { roundedSum } from '../../evidence-sum.js';
import { viewText } from '../../text.js';
import { signed } from '../numbers.js';

/** @typedef {{name: string, selection: import('../selection.js').Selection, value: number}} Part */

/** Parts at most that are no buttons: the rest, the bias, the corrections. */
const CONSTANTS = 3;

/**
 * @param {string} title
 * @param {number} count of parts that are named
 * @param {import('./types.js').Choose} choose
 */
export function createContributors(title, count, choose) {
  const named = Array.from({ length: count }, () =>
    createLine(createElement('button', { type: 'button' })),
  );
  const constants = Array.from({ length: CONSTANTS }, () => createLine(createElement('span')));
  const together = createLine(createElement('span'));
  together.item.classList.add('together');
  /** @type {Part[]} */
  let latest = [];
  named.forEach(({ name }, i) => name.addEventListener('click', () => choose(latest[i].selection)));
  const lines = [...named, ...constants, together];
  const root = createElement(
    'div',
    { className: 'contributors' },
    createElement('h4', { textContent: title }),
    createElement('ul', {}, ...lines.map(({ item }) => item)),
  );
  return {
    root,
    /**
     * @param {Part[]} parts the largest, `count` at most
     * @param {[name: string, value: number][]} [rest] what is added to them
     * @param {number | null} [total] null: they are not added up
     */
    show(parts, rest = [], total = null) {
      latest = parts;
      const exact = [...parts, ...rest.map(([, value]) => ({ value }))].map(({ value }) => value);
      const shown = total === null ? exact : roundedSum(exact, total);
      const most = Math.max(...parts.map(({ value }) => Math.abs(value)), 1e-9);
      named.forEach((line, i) => {
        line.item.hidden = i >= parts.length;
        if (i < parts.length) line.show(parts[i].name, shown[i], exact[i], exact[i] / most);
      });
      constants.forEach((line, k) => {
        line.item.hidden = k >= rest.length;
        const i = parts.length + k;
        if (k < rest.length) line.show(rest[k][0], shown[i], exact[i]);
      });
      together.item.hidden = total === null;
      if (total !== null) together.show(viewText.network.together, shown[exact.length], total);
    },
  };
}

/** @param {HTMLElement} name */
function createLine(name) {
  const bar = createElement('span', { className: 'bar' });
  const data = createElement('data');
  return {
    name,
    item: createElement('li', {}, name, bar, data),
    /** @param {string} label @param {number} rounded @param {number} exact @param {number} [share] of the largest: -1 to 1 */
    show(label, rounded, exact, share = 0) {
      setText(name, label);
      setText(data, signed(rounded));
      data.value = String(exact);
      bar.classList.toggle('against', share < 0);
      bar.style.setProperty('--fraction', Math.abs(share).toFixed(3));
    },
  };
}
