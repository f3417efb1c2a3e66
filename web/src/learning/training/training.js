/** Training from nothing, in a worker. In this file one training as the page sees it: a worker that is told what to do, and reports. */

import { scriptUrl } from '../../shell/loading/trusted-url.js';
import workerUrl from './training-worker.js?worker&url';

/** A worker that says nothing for so long has not started, in ms. */
const PATIENCE_MS = 60_000;

/** @typedef {import('./training-worker.js').Command} Command */
/** @typedef {import('./training-worker.js').Progress} Progress */
/** @typedef {import('./trainer.js').Settings} Settings */
/** @typedef {import('./layers-files.js').LayersFiles} LayersFiles */

/**
 * @typedef {object} Listener
 * @property {(progress: Progress) => void} onProgress first before any step
 * @property {() => void} onDiverged the loss is no number any more
 * @property {() => void} onFailed the worker did not start, or broke
 */

/** @typedef {ReturnType<typeof startTraining>} Training */

/**
 * @param {Uint8Array} digits packed, see `digits.js`
 * @param {Settings} settings
 * @param {Listener} listener
 */
export function startTraining(digits, settings, { onProgress, onDiverged, onFailed }) {
  const worker = new Worker(scriptUrl(workerUrl), { type: 'module' });
  const send = (/** @type {Command} */ command) => worker.postMessage(command);
  const fail = () => {
    end();
    onFailed();
  };
  const timer = setTimeout(fail, PATIENCE_MS);
  /** @type {((files: LayersFiles | null) => void)[]} */
  const waiting = [];
  let isOver = false;
  worker.addEventListener('error', (event) => {
    // Told here, to the visitor.
    event.preventDefault();
    fail();
  });
  worker.addEventListener('message', ({ data }) => {
    const report = /** @type {import('./training-worker.js').Report} */ (data);
    clearTimeout(timer);
    if (report.type === 'progress') onProgress(report);
    if (report.type === 'diverged') onDiverged();
    if (report.type === 'files') waiting.shift()?.(report.files);
  });
  send({ type: 'begin', digits, settings });

  function end() {
    clearTimeout(timer);
    worker.terminate();
    isOver = true;
    for (const answer of waiting.splice(0)) answer(null);
  }
  return {
    run: () => send({ type: 'run' }),
    /** Ends with a report. */
    pause: () => send({ type: 'pause' }),
    step: () => send({ type: 'step' }),
    /** @returns {Promise<LayersFiles | null>} the network as it is now; null: the training has ended */
    files: () =>
      new Promise((resolve) => {
        if (isOver) return resolve(null);
        waiting.push(resolve);
        send({ type: 'files' });
      }),
    end,
  };
}
