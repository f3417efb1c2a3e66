/** A list of MNIST digits, each a button that puts it on the pad. */

import { colourOf, resizeAndClear } from '../../drawing/canvas/canvas.js';
import { paintImage } from '../../drawing/canvas/paint-image.js';
import { createElement } from '../../shell/dom.js';

/** @typedef {import('./digit-file.js').Digit} Digit */
/** @typedef {{digit: Digit, name: string, caption: string, isMisread?: boolean}} Item */

/** @param {(digit: Digit) => void} choose */
export function createDigitList(choose) {
  const list = createElement('ul', { className: 'digit-list' });
  /** @type {(() => void)[]} */
  let paints = [];
  /** @type {Item[]} */
  let shown = [];
  const paint = () => paints.forEach((each) => each());
  return {
    list,
    paint,
    /** @param {string} name of the list @param {Item[]} items */
    show(name, items) {
      list.ariaLabel = name;
      const isSame =
        items.length === shown.length && items.every((item, i) => isEqual(item, shown[i]));
      if (isSame) return;
      shown = items;
      const made = items.map((item) => createItem(item, choose));
      const focused = Array.from(list.children).findIndex((node) =>
        node.contains(document.activeElement),
      );
      list.replaceChildren(...made.map(({ node }) => node));
      // Who has just chosen one stays where he was.
      made[focused]?.node.querySelector('button')?.focus({ preventScroll: true });
      paints = made.map((each) => each.paint);
      paint();
    },
  };
}

/** @param {Item} a @param {Item} b */
const isEqual = (a, b) => a.digit === b.digit && a.name === b.name && a.isMisread === b.isMisread;

/** @param {Item} item @param {(digit: Digit) => void} choose */
function createItem({ digit, name, caption, isMisread }, choose) {
  const canvas = createElement('canvas', { ariaHidden: 'true' });
  const button = createElement(
    'button',
    { type: 'button', className: isMisread ? 'misread' : '', ariaLabel: name },
    canvas,
    createElement('span', { textContent: caption, ariaHidden: 'true' }),
  );
  button.addEventListener('click', () => choose(digit));
  const paint = () => {
    const context = resizeAndClear(canvas);
    context.fillStyle = colourOf(canvas);
    paintImage(context, digit.image, 0, 0, canvas.width);
  };
  return { node: createElement('li', {}, button), paint };
}
