/**
 * The page: wires the rooms together. Each folder is a room with one job; imports run one way:
 *
 *     main -> views -> pictures, sharing, shell -> drawing -> recognition
 *
 * - `recognition/` strokes -> groups -> 28x28 images -> normalised -> logits -> answer; no DOM
 * - `drawing/` strokes as data, undo, the pad, pointers, the keyboard's pen
 * - `pictures/` image file -> pixels -> ink -> digits
 * - `sharing/` links, stroke files, PNG
 * - `shell/` answer, messages, storage, service worker, text, theme
 * - `views/` what explains the answer, one file a view
 *
 * This file is small, so that one can draw at once. After the first paint it loads the rest: the
 * reader with TensorFlow.js and the network, then the views, then the service worker.
 * `<html data-state>` is loading, ready or error.
 */

import { bindCommands } from './drawing/commands.js';
import { Drawing } from './drawing/drawing.js';
import { keyboardPen } from './drawing/keyboard-pen.js';
import { Pad } from './drawing/pad.js';
import { createAnswerPanel } from './shell/answer-panel.js';
import { byId, takesKeys } from './shell/dom.js';
import { keepDrawing } from './shell/keep-drawing.js';
import { LiveAnswer } from './shell/live-answer.js';
import { text } from './shell/text.js';
import { toast } from './shell/toast.js';

const MODEL_URL = 'model/model.json';

const page = document.documentElement;
const button = (/** @type {string} */ id) => /** @type {HTMLButtonElement} */ (byId(id));
const canvas = /** @type {HTMLCanvasElement} */ (byId('pad'));
const retry = button('retry');
const announce = (/** @type {string} */ message) => {
  byId('announcer').textContent = message;
};

const drawing = new Drawing();
const pad = new Pad(canvas, drawing);
const panel = createAnswerPanel((index) => answer.choose(index));
const answer = new LiveAnswer(drawing, pad, panel, announce);

bindCommands(
  { undo: button('undo'), redo: button('redo'), clear: button('clear') },
  drawing,
  takesKeys,
);
keyboardPen(canvas, pad, drawing, (isDown) => announce(isDown ? text.penDown : text.penUp));
retry.addEventListener('click', () => {
  // The button is about to vanish with the focus that it has.
  canvas.focus({ preventScroll: true });
  load('reload');
});
drawing.onChange(() => page.classList.toggle('drawn', !drawing.isEmpty));
keepDrawing(drawing, () => toast(text.notKept));

/** @param {Partial<import('./recognition/types.js').DrawingState>} state */
const setDrawing = (state) => drawing.replace(state);

/** Loads the network, then what explains its answers. @param {RequestCache} [cache] 'reload' for a new try */
async function load(cache) {
  page.dataset.state = 'loading';
  retry.hidden = true;
  panel.showMessage(text.loading);
  let reader;
  try {
    const { createReader } = await import('./recognition/reader.js');
    reader = await createReader(MODEL_URL, cache);
  } catch (error) {
    showError(error);
    return;
  }
  page.dataset.state = 'ready';
  answer.readWith(reader);
  const { mountViews } = await import('./views/views.js');
  const { classifier } = reader;
  answer.showIn(mountViews(byId('views'), { drawing, classifier, setDrawing, announce }));
  if (import.meta.env.PROD) {
    const { registerServiceWorker } = await import('./shell/service-worker.js');
    await registerServiceWorker(drawing, announce);
  }
}

/** @param {unknown} error */
function showError(error) {
  const { kind } = /** @type {Partial<import('./recognition/fetch-model.js').ModelError>} */ (
    error
  );
  const message = `${text.modelErrors[kind ?? 'blocked']} ${text.drawingKept}`;
  console.warn(error);
  page.dataset.state = 'error';
  page.dataset.busy = 'false';
  retry.hidden = false;
  panel.showMessage(message);
  announce(message);
}

// Two frames on, the page has been painted.
requestAnimationFrame(() => requestAnimationFrame(() => load()));
