/** Its mistakes: what the network makes of the test digits. Fetched when somebody opens it. */

import { inTime } from '../shell/parts.js';
import { mountDisclosure } from './disclosure.js';
import { viewText } from './text.js';

/** @param {HTMLElement} root @param {import('./types.js').Page} page */
export const mountMistakes = (root, page) =>
  mountDisclosure(root, 'mistakes', viewText.mistakes, async (place) => {
    const { mountMistakesPanel } = await inTime(import('./mnist/mistakes-panel.js'));
    return mountMistakesPanel(place, page);
  });
