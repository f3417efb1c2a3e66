/**
 * Light, dark, or as the system has it. `theme-before-paint.js` shows what is chosen, before the page is
 * painted for the first time.
 */

import { restore, save } from '../storage.js';

/** @typedef {typeof THEMES[number]} Theme */

/** In the order in which the button goes through them. */
export const THEMES = /** @type {const} */ (['system', 'light', 'dark']);
const NAME = 'theme';

/** @returns {Theme} */
export function chosenTheme() {
  return THEMES.find((theme) => theme === restore(NAME)) ?? 'system';
}

/** Shows a theme, and keeps it for the next visit where there is room. @param {Theme} theme */
export function chooseTheme(theme) {
  save(NAME, theme);
  dispatchEvent(new CustomEvent('choosetheme', { detail: theme }));
}
