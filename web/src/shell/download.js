/** Saves files for the visitor. */
import { createElement } from './dom.js';

/** @param {Blob} blob @param {string} name of the file */
export function download(blob, name) {
  const href = URL.createObjectURL(blob);
  createElement('a', { href, download: name }).click();
  // The browser needs it for a while, and does not say for how long.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
