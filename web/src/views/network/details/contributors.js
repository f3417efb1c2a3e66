/** The largest parts of a sum, each a button that shows where it comes from; the rest; and the sum. */

import { createElement, setFraction, setText } from '../../../shell/dom.js';
import { roundedSum } from './evidence-sum.js';
import { networkText } from '../text.js';
import { signed } from '../numbers.js';

/** @typedef {{name: string, selection: import('../selection.js').Selection, value: number}} Part */

/**
 * @param {string} title
 * @param {number} count of parts that are named
 * @param {import('./types.js').Choose} choose
 * @param {boolean} [isSum] whether the parts are shown to come to a sum
 */
export function createContributors(title, count, choose, isSum = true) {
  const named = Array.from({ length: count }, () =>
    createLine(createElement('button', { type: 'button' })),
  );
  const [others, bias, more, together] = Array.from({ length: 4 }, () =>
    createLine(createElement('span')),
  );
  together.item.classList.add('together');
  /** @type {Part[]} */
  let latest = [];
  named.forEach(({ name }, i) => name.addEventListener('click', () => choose(latest[i].selection)));
  const lines = isSum ? [...named, others, bias, more, together] : named;
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
     * @param {[string, number]} [rest] name and value of all others
     * @param {[string, number]} [constant] name and value of the bias
     * @param {number} [total]
     * @param {[string, number] | null} [extra] name and value of what comes on top
     */
    show(parts, rest = ['', 0], constant = ['', 0], total = 0, extra = null) {
      latest = parts;
      const exact = [...parts.map(({ value }) => value), rest[1], constant[1], extra?.[1] ?? 0];
      const shown = isSum ? roundedSum(exact, total) : exact;
      const most = Math.max(...parts.map(({ value }) => Math.abs(value)), 1e-9);
      named.forEach((line, i) => {
        line.item.hidden = i >= parts.length;
        if (i < parts.length) line.show(parts[i].name, shown[i], exact[i], exact[i] / most);
      });
      if (!isSum) return;
      const [restShown, constantShown, extraShown, totalShown] = shown.slice(-4);
      others.show(rest[0], restShown, rest[1]);
      bias.show(constant[0], constantShown, constant[1]);
      more.item.hidden = extra === null;
      if (extra) more.show(extra[0], extraShown, extra[1]);
      together.show(networkText.together, totalShown, total);
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
      setFraction(bar, Math.abs(share));
    },
  };
}
