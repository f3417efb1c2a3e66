/**
 * Says beside the answer which network reads, when it is not the one of this page, with the way back
 * to that: always one tap away.
 */

import { byId, createElement, setText } from '../dom.js';
import { text } from '../text.js';

/** @typedef {import('../../recognition/types.js').Classifier} Classifier */

/**
 * @param {() => void} onReturn called when the visitor wants the network of this page back
 * @returns {(origin: Classifier['origin']) => void} shows which network reads from now on
 */
export function createNetworkBadge(onReturn) {
  const origin = createElement('span');
  const back = createElement('button', { type: 'button', textContent: text.readOriginal });
  const badge = createElement('p', { id: 'network-badge', hidden: true }, origin, ' ', back);
  back.addEventListener('click', () => {
    // The button is about to vanish with the focus that it has.
    byId('pad').focus({ preventScroll: true });
    onReturn();
  });
  byId('correct-area').before(badge);
  return (name) => {
    badge.hidden = name === 'shipped';
    setText(origin, text.origins[name]);
  };
}
