/** A short note that opens, for a word that not everybody knows. */
import { createElement } from '../shell/dom.js';

/** @param {string} term @param {string} meaning */
export const createNote = (term, meaning) =>
  createElement(
    'details',
    { className: 'note' },
    createElement('summary', { textContent: term }),
    createElement('p', { textContent: meaning }),
  );
