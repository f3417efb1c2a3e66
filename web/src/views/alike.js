/** The training digits that are most like the drawing. Fetched when somebody opens it. */

import { inTime } from '../shell/parts.js';
import { mountDisclosure } from './disclosure.js';
import { viewText } from './text.js';

/** @param {HTMLElement} root @param {import('./types.js').Page} page */
export const mountAlike = (root, page) =>
  mountDisclosure(root, 'alike', viewText.alike, async (place) => {
    const { mountAlikePanel } = await inTime(import('./mnist/alike-panel.js'));
    return mountAlikePanel(place, page);
  });
