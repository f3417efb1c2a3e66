/**
 * A short message at the foot of the window, for what happens out of sight of its button. It
 * leaves by itself, later when there is more to read, or with Escape.
 */
import { byId, createElement } from './dom.js';
import { text } from './text.js';

const SHOWN_MS = 5000;
const SHOWN_MS_A_CHARACTER = 50;

const content = createElement('p', { role: 'status' });
const close = createElement('button', { type: 'button', textContent: text.close });
const box = createElement('div', { className: 'toast', hidden: true }, content, close);
let timer = 0;
/** @type {Element | null} what had the focus before the toast */
let opener = null;

close.addEventListener('click', hide);
// Before anyone else: Escape closes the message and does nothing more.
addEventListener(
  'keydown',
  (event) => {
    if (event.key !== 'Escape' || box.hidden) return;
    event.preventDefault();
    hide();
  },
  { capture: true },
);

/** Gives the focus back if it is in the toast. */
function hide() {
  const hasFocus = box.contains(document.activeElement);
  box.hidden = true;
  if (!hasFocus) return;
  const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
  const to = isThere ? /** @type {HTMLElement} */ (opener) : byId('pad');
  to.focus({ preventScroll: true });
}

/** @param {string} message @param {Node[]} extras shown below; with them the toast stays until it is closed */
export function toast(message, ...extras) {
  if (!box.isConnected) document.body.append(box);
  if (!box.contains(document.activeElement)) opener = document.activeElement;
  box.hidden = false;
  content.replaceChildren(message, ...extras);
  clearTimeout(timer);
  if (extras.length > 0) return;
  const time = SHOWN_MS + SHOWN_MS_A_CHARACTER * message.length;
  timer = window.setTimeout(hide, time);
}
