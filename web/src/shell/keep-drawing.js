/**
 * Keeps the drawing: each tab its own over a reload (session storage), and for the next visit the
 * one that was changed last, in whichever tab (local storage).
 */
import { fromSaved, toSaved } from '../drawing/saved-drawing.js';
import { restore, save } from './storage.js';

/** The drawing is saved once nothing has changed for so long, in ms; at once when the tab is left. */
const SAVE_DELAY_MS = 800;
const NAME = 'drawing';

/**
 * Brings the kept drawing back, and keeps what becomes of it.
 *
 * @param {import('../drawing/drawing.js').Drawing} drawing
 * @param {() => void} onFailure called when the drawing cannot be kept for the next visit, once
 *   until it can be again
 */
export function keepDrawing(drawing, onFailure) {
  const saved = fromSaved(restore(NAME, 'sessionStorage') ?? restore(NAME));
  if (saved.strokes.length) drawing.replace(saved);

  let timer = 0;
  let isKept = true;
  // Only a change is saved: a tab that is merely closed must not put its drawing over a newer one.
  let isChanged = false;
  const keep = () => {
    clearTimeout(timer);
    if (!isChanged) return;
    isChanged = drawing.isDrawing;
    const state = toSaved(drawing);
    save(NAME, state, 'sessionStorage');
    const wasKept = isKept;
    isKept = save(NAME, state);
    if (wasKept && !isKept) onFailure();
  };
  drawing.onChange(() => {
    isChanged = true;
    clearTimeout(timer);
    if (!drawing.isDrawing) timer = window.setTimeout(keep, SAVE_DELAY_MS);
  });
  addEventListener('pagehide', keep);
  // A phone may end a page that is out of sight without a word.
  document.addEventListener('visibilitychange', () => document.hidden && keep());
}
