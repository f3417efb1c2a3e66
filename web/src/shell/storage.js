/**
 * Keeps small things over a reload, in the browser's local storage.
 *
 * Storage may be full, blocked or edited by hand: then the page goes on without it.
 */

import { isStroke } from '../recognition/strokes.js';

const PREFIX = 'digits.';

/**
 * @param {string} name
 * @returns {unknown} what was saved, or null
 */
export function restore(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function save(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Nothing is lost that the page needs now.
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

/**
 * Strokes that were saved, or none when they are not strokes.
 *
 * @param {unknown} value
 * @returns {import('../recognition/types.js').Stroke[]}
 */
export function asStrokes(value) {
  const isValid =
    Array.isArray(value) && value.every((stroke) => isStroke(stroke) && stroke.length > 0);
  return isValid ? value : [];
}
