/**
 * A short message at the foot of the window, for what happens out of sight of its button. It
 * leaves by itself, later when there is more to read.
 */
import { element } from './dom.js';
import { text } from './text.js';

const SHOWN_MS = 5000;
const SHOWN_MS_A_CHARACTER = 50;

const words = element('p', { role: 'status' });
const close = element('button', { type: 'button', textContent: text.close });
const box = element('div', { className: 'notice', hidden: true }, words, close);
let timer = 0;

close.addEventListener('click', () => (box.hidden = true));

/** @param {string} message @param {Node[]} extras shown below; with them the notice stays until it is closed */
export function notice(message, ...extras) {
  if (!box.isConnected) document.body.append(box);
  box.hidden = false;
  words.replaceChildren(message, ...extras);
  clearTimeout(timer);
  if (extras.length > 0) return;
  const time = SHOWN_MS + SHOWN_MS_A_CHARACTER * message.length;
  timer = window.setTimeout(() => (box.hidden = true), time);
}
