/**
 * The page. Small, so that one can draw at once: the pad, its buttons and keys, the answer.
 *
 * After the first paint it loads the rest: `reader.js` with TensorFlow.js and the network, then
 * `views.js`, where each view of the reading is plugged in, then `offline.js`.
 *
 * `<html data-state>` is loading, ready or error; `data-busy="true"` stands while what is drawn has
 * no answer yet.
 */

import { createAnswerPanel, spoken } from './answer.js';
import { Drawing } from './drawing.js';
import { keyboardPen } from './keyboard-pen.js';
import { showLoading } from './loading.js';
import { Pad } from './pad.js';
import { asStrokes, restore, save } from './storage.js';
import { text } from './text.js';

/** @typedef {import('./reader.js').Answer} Answer */

const MODEL_URL = 'model/model.json';
/** Answers are announced once nothing has changed for so long, in ms. */
const CALM_MS = 800;

const page = document.documentElement;
/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const canvas = /** @type {HTMLCanvasElement} */ (element('pad'));
const buttons = ['undo', 'redo', 'clear', 'retry'].map(
  (id) => /** @type {HTMLButtonElement} */ (element(id)),
);
const [undo, redo, clear, retry] = buttons;

const drawing = new Drawing();
const pad = new Pad(canvas, drawing);
const panel = createAnswerPanel((index) => {
  chosen = index;
  showAnswer();
});

/** @type {import('./reader.js').Reader | null} */
let reader = null;
/** @type {import('./views.js').Update | null} */
let updateViews = null;
/** @type {Answer} */
let answer = { readings: [], groups: [] };
/** @type {number | null} the digit whose details the visitor wants; null: the one last drawn */
let chosen = null;
let frame = 0;
let calm = 0;

/** Reads what is on the pad, now. */
function read() {
  cancelAnimationFrame(frame);
  frame = 0;
  if (!reader) return;
  answer = reader.read(drawing);
  showAnswer();
  page.dataset.busy = 'false';
}

function showAnswer() {
  const { readings, groups } = answer;
  const newest = groups.findIndex((group) => group.includes(drawing.strokes.length - 1));
  const focus = chosen ?? Math.max(newest, 0);
  panel.show(answer, focus, drawing.isLive);
  pad.showMarks(
    readings.length < 2
      ? []
      : readings.map((_, index) => ({
          strokes: groups[index].map((stroke) => drawing.strokes[stroke]),
          focused: index === focus,
        })),
  );
  updateViews?.(readings[focus] ?? null, answer);
}

drawing.onChange(() => {
  chosen = null;
  page.dataset.busy = String(page.dataset.state !== 'error');
  showPadState();
  clearTimeout(calm);
  if (drawing.isLive) {
    if (!frame) frame = requestAnimationFrame(read);
    return;
  }
  read();
  calm = window.setTimeout(() => {
    keepDrawing();
    if (reader) announce(spoken(answer));
  }, CALM_MS);
});

function showPadState() {
  undo.disabled = !drawing.canUndo && !drawing.isLive;
  redo.disabled = !drawing.canRedo;
  clear.disabled = drawing.isEmpty;
  page.classList.toggle('drawn', !drawing.isEmpty);
}

/** @param {string} message */
function announce(message) {
  element('announcer').textContent = message;
}

/** @param {Partial<import('./drawing.js').Sheet>} sheet */
function place(sheet) {
  drawing.replace(sheet);
  pad.fit();
}

const actions = {
  undo() {
    drawing.undo();
    pad.fit();
  },
  redo() {
    drawing.redo();
    pad.fit();
  },
  clear() {
    drawing.cancel();
    drawing.clear();
    pad.fit();
  },
};
undo.addEventListener('click', actions.undo);
redo.addEventListener('click', actions.redo);
clear.addEventListener('click', actions.clear);
retry.addEventListener('click', () => load('reload'));
keyboardPen(canvas, pad, drawing, (isDown) => announce(isDown ? text.penDown : text.penUp));

/** The action of a key, if it has one. @param {KeyboardEvent} event */
function actionOf({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (altKey) return null;
  if (!ctrlKey && !metaKey) return key === 'Escape' || key === 'Delete' ? actions.clear : null;
  if (key.toLowerCase() === 'y') return actions.redo;
  if (key.toLowerCase() === 'z') return shiftKey ? actions.redo : actions.undo;
  return null;
}

addEventListener('keydown', (event) => {
  const target = /** @type {Element} */ (event.target);
  if (event.defaultPrevented || target.closest('input, textarea, select, dialog')) return;
  const action = actionOf(event);
  if (!action) return;
  event.preventDefault();
  action();
});

// Pictures have the colours and the resolution of the moment.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', showAnswer);
addEventListener('resize', showAnswer);

const keepDrawing = () => save('drawing', drawing.strokes);
addEventListener('pagehide', keepDrawing);

/** Loads the network. @param {RequestCache} [cache] 'reload' for a new try */
async function load(cache) {
  page.dataset.state = 'loading';
  retry.hidden = true;
  panel.say(text.loading);
  try {
    const { createReader } = await import('./reader.js');
    reader = await createReader(MODEL_URL, cache);
  } catch (error) {
    showError(error);
    return;
  }
  page.dataset.state = 'ready';
  read();
  const { mountViews } = await import('./views.js');
  updateViews = mountViews(element('views'), {
    drawing,
    classifier: reader.classifier,
    place,
    announce,
  });
  showAnswer();
  if (import.meta.env.PROD) {
    const { workOffline } = await import('./offline.js');
    await workOffline(drawing, announce);
  }
}

/** @param {unknown} error */
function showError(error) {
  const kind = /** @type {Partial<import('./fetch-model.js').ModelError>} */ (error).kind;
  const message = `${text.modelErrors[kind ?? 'blocked']} ${text.drawingKept}`;
  console.warn(error);
  page.dataset.state = 'error';
  page.dataset.busy = 'false';
  retry.hidden = false;
  panel.say(message);
  announce(message);
}

const kept = asStrokes(restore('drawing'));
if (kept.length) place({ strokes: kept });
showPadState();
const endLoading = showLoading();
// Two frames on, the page has been painted.
requestAnimationFrame(() => requestAnimationFrame(() => load().finally(endLoading)));
