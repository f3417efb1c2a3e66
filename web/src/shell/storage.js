/**
 * Keeps small things: over a reload of this tab in the browser's session storage, for the next visit
 * in its local storage.
 *
 * Storage may be full, blocked or edited by hand: then the page goes on without it.
 */

const PREFIX = 'digits.';

/** @typedef {'localStorage' | 'sessionStorage'} Place */

/**
 * @param {string} name
 * @param {Place} [place]
 * @returns {unknown} what was saved, or null
 */
export function restore(name, place = 'localStorage') {
  try {
    return JSON.parse(window[place].getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * Saves a value in place of an older one. Where there is no room for it the older one goes all the
 * same, lest it come back as if it were the newest.
 *
 * @param {string} name
 * @param {unknown} value
 * @param {Place} [place]
 * @returns {boolean} whether it was saved
 */
export function save(name, value, place = 'localStorage') {
  try {
    window[place].removeItem(PREFIX + name);
    window[place].setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * A choice that was saved, or null when it is none of the choices that there are.
 *
 * @param {unknown} value
 * @param {number} count choices are whole numbers from 0 to below this
 * @returns {number | null}
 */
export function asChoice(value, count) {
  const isChoice = typeof value === 'number' && Number.isInteger(value);
  return isChoice && value >= 0 && value < count ? value : null;
}
