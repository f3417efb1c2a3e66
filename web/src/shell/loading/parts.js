/**
 * Loading: the parts of the page, the reader, the style, the service worker and its caches.
 *
 * In this file: loads the parts of the page that come after the first paint. One that fails says so, with "Try
 * again", and the rest of the page goes on without it.
 */

import { byId, createElement } from '../dom.js';
import { reloadPastCaches } from './past-caches.js';
import { text } from '../text.js';
import { closeToast, toast } from '../toast.js';

/** Code that does not come for so long is given up, in ms. */
const PATIENCE_MS = 60_000;

/** @typedef {import('../types.js').FailureKind} FailureKind */

/**
 * @template T
 * @param {HTMLElement | null} place gets the notice; null: the notice is a toast
 * @param {string} name of the part, which begins a sentence
 * @param {() => T | Promise<T>} load
 * @returns {Promise<T>} fulfilled when it succeeds, at once or at a later try
 */
export async function loadPart(place, name, load) {
  for (let tries = 1; ; tries++) {
    try {
      return await load();
    } catch (error) {
      console.warn(error);
      await tryAgain(place, text.partFailed(name, failureKind(error), tries), tries);
    }
  }
}

/**
 * Gives up on code that takes too long.
 * @template T
 * @param {Promise<T>} code from `import()`
 * @returns {Promise<T>}
 * @throws {DOMException} TimeoutError
 */
export async function inTime(code) {
  let timer = 0;
  const timeout = new Promise((_, reject) => {
    timer = window.setTimeout(() => reject(new DOMException('', 'TimeoutError')), PATIENCE_MS);
  });
  try {
    return await Promise.race([code, /** @type {Promise<never>} */ (timeout)]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Why code did not load: it could not be fetched, did not come in time, or is broken.
 * @param {unknown} error
 * @returns {FailureKind}
 */
export function failureKind(error) {
  const { name, message } = /** @type {Error} */ (error ?? {});
  if (name === 'TimeoutError') return 'slow';
  // What Chromium, Firefox and WebKit say; `import()` has no error of its own.
  const isImport = /dynamically imported module|module script/i.test(message);
  return isImport || name === 'NetworkError' ? 'fetch' : 'defect';
}

/**
 * Resolves when the visitor wants another try. Where one has failed already, the page is loaded anew:
 * a browser may remember what failed, and a newer version of the page may have taken its place.
 *
 * @param {HTMLElement | null} place
 * @param {string} message
 * @param {number} tries so far
 * @returns {Promise<void>}
 */
function tryAgain(place, message, tries) {
  const button = createElement('button', {
    type: 'button',
    textContent: tries > 1 ? text.reload : text.tryAgain,
  });
  const notice = createElement('div', { className: 'notice' }, message, button);
  if (place) {
    place.querySelector(':scope > .notice')?.remove();
    place.append(notice);
    byId('announcer').textContent = message;
  } else {
    toast(message, button);
  }
  return new Promise((resolve) => {
    button.addEventListener('click', () => {
      if (tries > 1) return reloadPastCaches();
      if (place) notice.remove();
      else closeToast();
      resolve();
    });
  });
}
