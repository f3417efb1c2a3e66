/** Watch it learn: opens the training of a network from nothing, which is loaded only then. */
import { addHeading, createElement } from '../../shell/dom.js';
import { inTime, loadPart } from '../../shell/loading/parts.js';
import { trainingText } from './text.js';

const words = trainingText;

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export function mountTraining(root, page) {
  addHeading(root, 'training', words.title);
  const note = createElement('p', { className: 'muted', textContent: words.note });
  const open = createElement('button', { type: 'button', textContent: words.open });
  const opener = createElement('div', { className: 'row' }, open);
  root.append(note, opener);
  /** @type {import('../types.js').Reading | null} */
  let latest = null;
  /** @type {((reading: import("../types.js").Reading | null) => void) | null} */
  let updateLab = null;

  open.addEventListener('click', async () => {
    open.disabled = true;
    const { createLab } = await loadPart(root, words.name, () => inTime(import('./lab/lab.js')));
    opener.remove();
    const lab = createLab(root, page);
    updateLab = lab.update;
    lab.update(latest);
    lab.focus();
  });
  return {
    update(/** @type {import('../types.js').Reading | null} */ reading) {
      latest = reading;
      updateLab?.(reading);
    },
  };
}
