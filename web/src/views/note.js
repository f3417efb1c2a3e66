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
  // What opens below the edge of the window would not be seen.
  note.addEventListener('toggle', () => note.open && note.scrollIntoView({ block: 'nearest' }));
  return note;
}
