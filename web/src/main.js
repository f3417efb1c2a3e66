/**
 * The page: wires the rooms together. Each folder is a room with one job; imports run one way:
 *
 *     main -> views, tour -> pictures, learning -> shell -> sharing -> drawing -> recognition
 *
 * - `recognition/` strokes -> groups -> 28x28 images -> normalised -> logits -> answer; no DOM
 * - `drawing/` strokes as data, undo, the pad, pointers, the keyboard's pen
 * - `pictures/` image file -> pixels -> ink -> digits
 * - `sharing/` links, stroke files, PNG
 * - `learning/` what is learned from the visitor's corrections; training in the page
 * - `shell/` answer, messages, storage, service worker, text, theme
 * - `tour/` six steps through the page
 * - `views/` what explains the answer, a folder each
 *
 * This file is small, so that one can draw at once. After the first paint it loads the rest: the
 * reader with TensorFlow.js and the network, then the views and the service worker. A part that fails
 * says so and leaves the others alone. `<html data-state>` is loading, ready or error.
 */

import { bindCommands } from './drawing/commands.js';
import { Drawing } from './drawing/drawing.js';
import { bindEraser } from './drawing/pad/eraser.js';
import { keyboardPen } from './drawing/pad/keyboard-pen.js';
import { Pad } from './drawing/pad/pad.js';
import { openLinks } from './sharing/open-links.js';
import { createAnswerPanel } from './shell/answer/answer-panel.js';
import { byId, takesKeys } from './shell/dom.js';
import { mountHeaderTools } from './shell/header/header-tools.js';
import { keepDrawing } from './shell/keep-drawing.js';
import { LiveAnswer } from './shell/answer/live-answer.js';
import { loadReader } from './shell/loading/load-reader.js';
import { createNetworkBadge } from './shell/answer/network-badge.js';
import { inTime, loadPart } from './shell/loading/parts.js';
import { watchStyle } from './shell/loading/watch-style.js';
import { text } from './shell/text.js';
import { toast } from './shell/toast.js';
import { onTourLink } from './shell/tour-link.js';

const page = document.documentElement;
const button = (/** @type {string} */ id) => /** @type {HTMLButtonElement} */ (byId(id));
const canvas = /** @type {HTMLCanvasElement} */ (byId('pad'));
const announce = (/** @type {string} */ message) => {
  byId('announcer').textContent = message;
};

const drawing = new Drawing();
const pad = new Pad(canvas, drawing, {
  choose: (digit) => answer.choose(digit),
  erase: (digit) => answer.erase(digit),
});
const panel = createAnswerPanel((index) => answer.choose(index));
const answer = new LiveAnswer(drawing, pad, panel, announce);

bindCommands(
  { undo: button('undo'), redo: button('redo'), clear: button('clear') },
  drawing,
  takesKeys,
);
keyboardPen(canvas, pad, drawing, (isDown) => {
  if (!pad.isErasing) announce(isDown ? text.penDown : text.penUp);
});
bindEraser(button('erase'), canvas, pad, drawing, {
  takesKeys,
  eraseFocused: () => answer.erase(),
  onSwitch: (isOn) => announce(isOn ? text.eraserOn : text.eraserOff),
});
button('retry').addEventListener('click', () => {
  // The button is about to vanish with the focus that it has.
  canvas.focus({ preventScroll: true });
});
drawing.onChange(() => page.classList.toggle('drawn', !drawing.isEmpty));
keepDrawing(drawing, () => toast(text.notKept));

/** @param {Partial<import('./recognition/types.js').DrawingState>} state */
const setDrawing = (state) => drawing.replace(state);

async function load() {
  const reader = await loadReader(panel.showMessage, announce);
  answer.readWith(reader);
  loadViews(reader);
  if (import.meta.env.PROD) keepOffline();
}

/** @param {import('./recognition/types.js').Reader} reader */
async function loadViews(reader) {
  const place = byId('views');
  const { mountViews } = await loadPart(place, text.parts.views, () =>
    inTime(import('./views/views.js')),
  );
  const showOrigin = createNetworkBadge(() => page.readWith(null));
  const page = {
    drawing,
    shipped: reader.shipped,
    get classifier() {
      return reader.classifier;
    },
    load: reader.load,
    setDrawing,
    /** @param {import('./recognition/types.js').Classifier | null} classifier */
    readWith(classifier) {
      const before = reader.classifier.origin;
      reader.use(classifier);
      const { origin } = reader.classifier;
      showOrigin(origin);
      if (origin !== before) announce(text.origins[origin]);
      answer.readAgain();
    },
    /** @param {number} index */
    choose: (index) => answer.choose(index),
    /** @param {ArrayLike<number> | null} image */
    tryInput: (image) => answer.tryInput(image),
    padArea: () => pad.area,
    announce,
  };
  answer.showIn(mountViews(place, page));
}

async function keepOffline() {
  const place = byId('offline-area');
  const { installServiceWorker, offerUpdates } = await loadPart(place, text.parts.offline, () =>
    inTime(import('./shell/loading/service-worker.js')),
  );
  const registration = await loadPart(place, text.parts.offline, installServiceWorker);
  if (registration) offerUpdates(registration, drawing, announce);
}

/** What no part of the page has caught. */
const showDefect = () => toast(text.defect);
addEventListener('error', ({ error }) => error && showDefect());
addEventListener('unhandledrejection', showDefect);

/** @param {number} step from 1 */
async function openTour(step) {
  const { startTour } = await loadPart(null, text.parts.tour, () =>
    inTime(import('./tour/tour.js')),
  );
  startTour(step, drawing, pad);
}
mountHeaderTools(() => openTour(1), announce);
onTourLink(openTour);

openLinks({
  pad: () => canvas,
  onOpened(strokes) {
    setDrawing({ strokes });
    toast(text.linkOpened);
  },
  onRefused: () => toast(text.linkNotOpened),
});
byId('not-started').remove();
watchStyle();
// Right before the page is painted: what is loaded comes after that.
requestAnimationFrame(load);
