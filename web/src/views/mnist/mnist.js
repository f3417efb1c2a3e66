/**
 * Two views of MNIST digits: what the network makes of the test digits, and the training digits most
 * like the drawing. Both are fetched when somebody opens them.
 */

import { inTime } from '../../shell/loading/parts.js';
import { alikeText, mistakesText } from './text.js';
import { mountDisclosure } from './disclosure.js';

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export const mountMistakes = (root, page) =>
  mountDisclosure(root, 'mistakes', mistakesText, async (place) => {
    const { mountMistakesPanel } = await inTime(import('./mistakes-panel.js'));
    return mountMistakesPanel(place, page);
  });

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export const mountAlike = (root, page) =>
  mountDisclosure(root, 'alike', alikeText, async (place) => {
    const { mountAlikePanel } = await inTime(import('./alike-panel.js'));
    return mountAlikePanel(place, page);
  });
