/** A short note that opens, for a word that not everybody knows. */
import { createElement } from '../shell/dom.js';

/** @param {string} term @param {string} meaning */
export function createNote(term, meaning) {
  const note = createElement(
    'details',
    { className: 'note' },
    createElement('summary', { textContent: term }),
    createElement('p', { textContent: meaning }),
  );
  // At the lower edge of the window it would open out of sight.
  note.addEventListener('toggle', () => note.open && note.scrollIntoView({ block: 'nearest' }));
  return note;
}
