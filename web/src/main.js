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
import { byId } from './shell/dom.js';
import { LiveAnswer } from './shell/live-answer.js';
import { asStrokes, restore, save } from './shell/storage.js';
import { text } from './shell/text.js';

const MODEL_URL = 'model/model.json';
/** The drawing is saved once nothing has changed for so long, in ms. */
const SAVE_DELAY_MS = 800;

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

bindCommands({ undo: button('undo'), redo: button('redo'), clear: button('clear') }, drawing, pad);
keyboardPen(canvas, pad, drawing, (isDown) => announce(isDown ? text.penDown : text.penUp));
retry.addEventListener('click', () => load('reload'));

let saveTimer = 0;
const saveDrawing = () => save('drawing', drawing.strokes);
addEventListener('pagehide', saveDrawing);
drawing.onChange(() => {
  page.classList.toggle('drawn', !drawing.isEmpty);
  clearTimeout(saveTimer);
  if (!drawing.isDrawing) saveTimer = window.setTimeout(saveDrawing, SAVE_DELAY_MS);
});

/** @param {Partial<import('./recognition/types.js').DrawingState>} state */
function setDrawing(state) {
  drawing.replace(state);
  pad.fit();
}

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

const saved = asStrokes(restore('drawing'));
if (saved.length) setDrawing({ strokes: saved });
// Two frames on, the page has been painted.
requestAnimationFrame(() => requestAnimationFrame(() => load()));
