/** A view that opens on demand: what is in it is fetched, and followed, only from then on. */

import { EMPTY_ANSWER } from '../../recognition/answer.js';
import { onRepaint } from '../../drawing/canvas/canvas.js';
import { addHeading, createElement } from '../../shell/dom.js';
import { loadPart } from '../../shell/loading/parts.js';

/**
 * @param {HTMLElement} root of the view
 * @param {string} name of the view, for its class
 * @param {{title: string, note: string, open: string, name: string}} words title; what it is about; how
 *   to open it; what to call it when it cannot be fetched
 * @param {(place: HTMLElement) => Promise<import('../types.js').Mounted>} mount fills an empty place
 * @returns {import('../types.js').Mounted}
 */
export function mountDisclosure(root, name, words, mount) {
  addHeading(root, name, words.title);
  const place = createElement('div', { className: 'opened' });
  const details = createElement(
    'details',
    { className: 'disclosure' },
    createElement('summary', { className: 'button', textContent: words.open }),
    place,
  );
  root.append(createElement('p', { className: 'muted', textContent: words.note }), details);

  /** @type {Parameters<import('../types.js').Update>} */
  let latest = [null, EMPTY_ANSWER];
  /** @type {import('../types.js').Mounted} */
  let mounted = {};
  let isAsked = false;
  const follow = () => {
    if (!details.open) return;
    mounted.update?.(...latest);
    mounted.paint?.();
  };
  details.addEventListener('toggle', async () => {
    if (details.open && !isAsked) {
      isAsked = true;
      mounted = await loadPart(place, words.name, () => {
        place.replaceChildren();
        return mount(place);
      });
    }
    follow();
  });
  onRepaint(() => details.open && mounted.paint?.());
  return {
    update(...now) {
      latest = now;
      if (details.open) mounted.update?.(...latest);
    },
    paint: () => details.open && mounted.paint?.(),
  };
}
