/** Tools at the pad: small buttons with an icon and a name, and menus that open over them. */
import { createElement } from './dom.js';

/** Paths of 24 x 24 icons, drawn as lines. */
const ICONS = {
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5v0',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 16.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6',
  share: 'M12 15V4M8 7.5 12 4l4 3.5M6 11H5v9h14v-9h-1',
  save: 'M12 4v11M8 11.5l4 3.5 4-3.5M5 16v4h14v-4',
};

/** @typedef {keyof typeof ICONS} Icon */

/** @param {Icon} name */
export function createIcon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/**
 * A button that opens a few others. They close when one is chosen, with Escape, and when the focus or a
 * pointer goes elsewhere.
 *
 * @param {string} name
 * @param {Icon} icon
 * @param {HTMLButtonElement[]} choices
 * @returns {HTMLElement}
 */
export function createMenu(name, icon, choices) {
  const opener = createElement(
    'button',
    { type: 'button', 'aria-expanded': false },
    createIcon(icon),
    name,
  );
  const list = createElement(
    'div',
    { className: 'choices', role: 'group', 'aria-label': name, hidden: true },
    ...choices,
  );
  const menu = createElement('div', { className: 'menu' }, opener, list);

  /** @param {boolean} isOpen */
  function toggle(isOpen) {
    list.hidden = !isOpen;
    opener.ariaExpanded = String(isOpen);
  }
  opener.addEventListener('click', () => toggle(list.hidden !== false));
  for (const choice of choices) {
    choice.addEventListener('click', () => {
      if (choice.ariaDisabled === 'true') return;
      opener.focus({ preventScroll: true });
      toggle(false);
    });
  }
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || list.hidden || event.defaultPrevented) return;
    event.preventDefault();
    opener.focus({ preventScroll: true });
    toggle(false);
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) toggle(false);
  });
  addEventListener('pointerdown', ({ target }) => {
    if (!menu.contains(/** @type {Node} */ (target))) toggle(false);
  });
  return menu;
}
