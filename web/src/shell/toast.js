/**
 * A short message at the foot of the window, for what happens out of sight of its button. It
 * leaves by itself, later when there is more to read.
 */
import { createElement } from './dom.js';
import { text } from './text.js';

const SHOWN_MS = 5000;
const SHOWN_MS_A_CHARACTER = 50;

const content = createElement('p', { role: 'status' });
const close = createElement('button', { type: 'button', textContent: text.close });
const box = createElement('div', { className: 'toast', hidden: true }, content, close);
let timer = 0;

close.addEventListener('click', closeToast);

export function closeToast() {
  box.hidden = true;
}

/** @param {string} message @param {Node[]} extras shown below; with them the toast stays until it is closed */
export function toast(message, ...extras) {
  if (!box.isConnected) document.body.append(box);
  box.hidden = false;
  content.replaceChildren(message, ...extras);
  clearTimeout(timer);
  if (extras.length > 0) return;
  const time = SHOWN_MS + SHOWN_MS_A_CHARACTER * message.length;
  timer = window.setTimeout(closeToast, time);
}
