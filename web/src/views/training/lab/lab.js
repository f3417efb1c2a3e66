/**
 * The training of a network from nothing: what is chosen, what is seen of it, and what can be done
 * with the network. Loaded when it is opened; see `learning/training/` for the training itself.
 */
import { onRepaint } from '../../../drawing/canvas/canvas.js';
import { startTraining } from '../../../learning/training/training.js';
import { createElement, setText } from '../../../shell/dom.js';
import { loadPart } from '../../../shell/loading/parts.js';
import { createControls } from './controls.js';
import { createCurves, emptyRun } from './curves.js';
import { fetchDigits } from './fetch-digits.js';
import { createNetworkTools } from './network-tools.js';
import { createOwnDrawing } from './own-drawing.js';
import { createPatterns } from './patterns.js';
import { labText } from './text.js';

/** With less motion, pictures change so often at most, in ms. */
const CALM_MS = 3000;
/** Accuracies that are told when they are passed. */
const MARKS = [0.9, 0.95, 0.97, 0.98];

/** @typedef {import('../../../learning/training/training.js').Training} Training */
/** @typedef {import('../../../learning/training/training-worker.js').Progress} Progress */
/** @typedef {import('../../types.js').Reading} Reading */

/** @param {HTMLElement} root @param {import('../../types.js').Page} page */
export function createLab(root, page) {
  const controls = createControls();
  const button = (/** @type {string} */ textContent) =>
    createElement('button', { type: 'button', textContent });
  const [toggle, step, startOver] = [labText.start, labText.step, labText.startOver].map(button);
  const status = createElement('p', {
    role: 'status',
    className: 'training-status',
    textContent: labText.ready,
  });
  const clock = createElement('p', { className: 'muted clock' });
  const score = createElement('p', { className: 'score' });
  const curves = createCurves();
  const patterns = createPatterns();
  const own = createOwnDrawing();
  const tools = createNetworkTools(page, () => training?.files(), showStatus);
  root.append(
    controls.element,
    createElement('p', { className: 'muted', textContent: labText.settingsNote }),
    createElement('div', { className: 'row' }, toggle, step, startOver),
    status,
    createElement(
      'div',
      { className: 'lab' },
      createElement('div', {}, score, clock, curves.element),
      createElement(
        'div',
        {},
        createElement('h3', { textContent: labText.patterns }),
        createElement('p', { className: 'muted', textContent: labText.patternsNote }),
        patterns.element,
        createElement('h3', { textContent: labText.yours }),
        own.element,
      ),
    ),
    tools.element,
    explanation(),
  );

  /** @type {Training | null} */
  let training = null;
  /** @type {'idle' | 'paused' | 'running' | 'over'} over: it has diverged or failed */
  let state = 'idle';
  let isWaiting = false; // out of sight
  let isBeginning = false; // a second press begins no second training
  let isPausing = false; // until the worker's last report is seen
  let run = emptyRun(0);
  /** @type {typeof run | null} */
  let before = null;
  /** @type {Progress | null} */
  let latest = null;
  /** @type {Reading | null} */
  let reading = null;
  let frame = 0;
  let pictured = 0;
  let marks = 0;

  /** @param {string} message */
  function showStatus(message) {
    setText(status, message);
  }

  /** @param {typeof state} next */
  function become(next) {
    state = next;
    setText(
      toggle,
      { idle: labText.start, paused: labText.goOn, running: labText.pause, over: labText.start }[
        next
      ],
    );
    step.disabled = next === 'running';
    tools.enable(training !== null && next !== 'over');
    root.dataset.training = next;
  }

  /** Ends the training, if there is one, and begins another one. @param {'running' | 'paused'} next */
  async function begin(next) {
    if (isBeginning) return;
    isBeginning = true;
    isPausing = false;
    training?.end();
    training = null;
    become('idle');
    toggle.disabled = step.disabled = true;
    showStatus(labText.starting);
    const digits = await loadPart(root, labText.digits, fetchDigits);
    if (run.seconds.length > 1) before = run;
    const settings = { ...controls.chosen, seed: Math.floor(Math.random() * 2 ** 31) };
    run = emptyRun(settings.hiddenUnits);
    latest = null;
    marks = 0;
    toggle.disabled = isBeginning = false;
    try {
      training = startTraining(digits, settings, {
        onProgress: follow,
        onDiverged: () => finish(labText.diverged),
        onFailed: () => finish(labText.failed),
      });
    } catch (error) {
      console.warn(error);
      return finish(labText.failed);
    }
    become(next);
    if (next === 'running') training.run();
  }

  /** @param {string} message */
  function finish(message) {
    training?.end();
    training = null;
    become('over');
    showStatus(message);
  }

  /** @param {Progress} progress */
  function follow(progress) {
    const { measured, seconds, weights } = progress;
    latest = progress;
    run.seconds.push(seconds);
    run.accuracy.push(measured.accuracy);
    run.loss.push(measured.loss);
    root.dataset.tensors = String(progress.tensors);
    if (state === 'running' && status.textContent === labText.starting) showStatus('');
    const passed = MARKS.findLastIndex((mark) => measured.accuracy >= mark) + 1;
    if (passed > marks) {
      marks = passed;
      if (!isWaiting) showStatus(labText.passed(measured.accuracy, seconds));
    }
    tools.follow();
    own.show(reading?.input ?? null, weights);
    if (!frame) frame = requestAnimationFrame(paint);
  }

  function paint() {
    frame = 0;
    if (!latest) return;
    setText(clock, labText.clock(latest));
    setText(score, labText.measured(latest.measured));
    curves.show(run, before);
    if (isPausing && state === 'paused' && !latest.isRunning) {
      isPausing = false;
      showStatus(labText.paused);
    }
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (state === 'running' && isCalm && performance.now() - pictured < CALM_MS) return;
    pictured = performance.now();
    patterns.show(latest.weights);
  }

  toggle.addEventListener('click', () => {
    if (state === 'running') {
      training?.pause();
      become('paused');
      isPausing = true;
    } else if (state === 'paused') {
      isPausing = false;
      training?.run();
      become('running');
      showStatus('');
    } else {
      begin('running');
    }
  });
  step.addEventListener('click', async () => {
    if (!training) await begin('paused');
    training?.step();
    if (training) showStatus('');
  });
  startOver.addEventListener('click', () => begin('running'));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && state === 'running') {
      isWaiting = true;
      training?.pause();
      showStatus(labText.hidden);
    } else if (!document.hidden && isWaiting) {
      isWaiting = false;
      if (state === 'running') training?.run();
    }
  });
  onRepaint(paint);
  become('idle');

  return {
    /** @param {Reading | null} next of the drawing */
    update(next) {
      reading = next;
      own.show(reading?.input ?? null, latest?.weights ?? null);
    },
    focus: () => toggle.focus(),
  };
}

/** What the words mean, and why the network of the page is better. */
const explanation = () =>
  createElement(
    'details',
    { className: 'terms' },
    createElement('summary', { textContent: labText.explained }),
    createElement(
      'dl',
      {},
      ...labText.terms.flatMap(([term, meaning]) => [
        createElement('dt', { textContent: term }),
        createElement('dd', { textContent: meaning }),
      ]),
    ),
    createElement('p', { textContent: labText.worse }),
  );
