/**
 * Two views of MNIST digits: what the network makes of the test digits, and the training digits most
 * like the drawing. Both are fetched when somebody opens them.
 */

import { inTime } from '../../shell/parts.js';
import { viewText } from '../text.js';
import { mountDisclosure } from './disclosure.js';

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export const mountMistakes = (root, page) =>
  mountDisclosure(root, 'mistakes', viewText.mistakes, async (place) => {
    const { mountMistakesPanel } = await inTime(import('./mistakes-panel.js'));
    return mountMistakesPanel(place, page);
  });

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export const mountAlike = (root, page) =>
  mountDisclosure(root, 'alike', viewText.alike, async (place) => {
    const { mountAlikePanel } = await inTime(import('./alike-panel.js'));
    return mountAlikePanel(place, page);
  });
