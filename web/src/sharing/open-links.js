/** Opens the drawing that a link carries: that of the page's address, now and whenever it changes. */

import { boundingBox } from '../recognition/strokes.js';
import { LinkError, carriesDrawing, fromFragment } from './link.js';

/** @typedef {import('../recognition/types.js').Stroke} Stroke */

/** Share of the pad that a drawing from a link fills. */
const FILLED = 0.7;

/**
 * @param {object} page
 * @param {() => {clientWidth: number, clientHeight: number}} page.pad its size
 * @param {(strokes: Stroke[]) => void} page.onOpened gets the strokes, in the middle of the pad
 * @param {() => void} page.onRefused called for a link that is damaged or too large
 */
export function openLinks({ pad, onOpened, onRefused }) {
  async function open() {
    if (!carriesDrawing(location.hash)) return;
    try {
      onOpened(fitTo(pad(), await fromFragment(location.hash)));
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      onRefused();
    }
    // Reloading must not bring it back over what has been drawn since.
    history.replaceState(null, '', location.pathname + location.search);
  }
  addEventListener('hashchange', open);
  open();
}

/**
 * A drawing of any size in the middle of the pad.
 * @param {{clientWidth: number, clientHeight: number}} pad
 * @param {Stroke[]} strokes
 * @returns {Stroke[]}
 */
function fitTo({ clientWidth, clientHeight }, strokes) {
  const { left, top, right, bottom } = boundingBox(strokes.flat());
  const scale =
    FILLED * Math.min(clientWidth / (right - left || 1), clientHeight / (bottom - top || 1));
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => [
      clientWidth / 2 + (x - (left + right) / 2) * scale,
      clientHeight / 2 + (y - (top + bottom) / 2) * scale,
    ]),
  );
}
