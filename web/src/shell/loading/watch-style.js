/** Fetches the page's style again when it did not come, and says so when it does not come then. */

import { byId, createElement } from '../dom.js';
import { loadPart } from './parts.js';
import { text } from '../text.js';

export function watchStyle() {
  // Every colour of the page is set there.
  const hasStyle = getComputedStyle(document.documentElement).getPropertyValue('--page') !== '';
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector('[rel=stylesheet]'));
  if (hasStyle || !link) return;
  loadPart(byId('notices'), text.parts.style, () => fetchStyle(link.href));
}

/** @param {string} href @returns {Promise<void>} */
function fetchStyle(href) {
  return new Promise((resolve, reject) => {
    const link = createElement('link', { rel: 'stylesheet', href });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => {
      link.remove();
      reject(new DOMException(href, 'NetworkError'));
    });
    document.head.append(link);
  });
}
