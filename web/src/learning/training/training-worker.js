/**
 * Trains a network in a worker, so that the page stays smooth. One worker is one training; it ends
 * when the page terminates it.
 *
 * It gets one of `Command`, and answers with `Report`s. It trains in short slices, between which it
 * hears commands.
 *
 * @typedef {import('./trainer.js').Settings} Settings
 * @typedef {import('./trainer.js').Measured} Measured
 * @typedef {{type: 'begin', digits: Uint8Array, settings: Settings} | {type: 'run' | 'pause' | 'step' | 'files'}} Command
 *
 * @typedef {object} Progress
 * @property {'progress'} type
 * @property {number} images trained on so far
 * @property {number} epochs
 * @property {number} seconds of training so far, pauses left out
 * @property {number} tensors in memory
 * @property {boolean} isRunning whether it goes on by itself
 * @property {Measured} measured
 * @property {import('../../recognition/types.js').Weights} weights
 *
 * @typedef {Progress | {type: 'diverged'} | {type: 'files', files: import('./layers-files.js').LayersFiles}} Report
 */

import { unpackDigits } from './digits.js';
import { layersFiles } from './layers-files.js';
import { tensorCount } from './network.js';
import { createTrainer } from './trainer.js';

const SLICE_MS = 40;
/** Measuring takes this share of the time at most, */
const MEASURING = 0.2;
/** and is done this often at most, in ms. */
const BETWEEN_MS = 250;

/** @type {Awaited<ReturnType<typeof createTrainer>>} */
let trainer;
let isRunning = false;
let trained = 0;
let nextReport = 0;
/** @type {Measured} */
let measured;

/** @param {Report} report */
const send = (report) => postMessage(report);

function report() {
  const start = performance.now();
  measured = trainer.measure();
  const { images, epochs } = trainer;
  const [seconds, tensors] = [trained / 1000, tensorCount()];
  if (!Number.isFinite(measured.loss)) return diverge();
  send({
    type: 'progress',
    images,
    epochs,
    seconds,
    tensors,
    isRunning,
    measured,
    weights: trainer.weights(),
  });
  const end = performance.now();
  nextReport = end + Math.max(BETWEEN_MS, (end - start) / MEASURING);
}

function diverge() {
  isRunning = false;
  send({ type: 'diverged' });
}

/** Trains for a slice of time, at least one step. */
function train(/** @type {number} */ ms) {
  const start = performance.now();
  let loss;
  do loss = trainer.step();
  while (Number.isFinite(loss) && performance.now() - start < ms);
  trained += performance.now() - start;
  if (!Number.isFinite(loss)) diverge();
}

function goOn() {
  if (!isRunning) return;
  train(SLICE_MS);
  if (isRunning && performance.now() > nextReport) report();
  setTimeout(goOn);
}

addEventListener('message', async ({ data }) => {
  const command = /** @type {Command} */ (data);
  if (command.type === 'begin') {
    trainer = await createTrainer(unpackDigits(command.digits), command.settings);
    report();
  } else if (command.type === 'run' && !isRunning) {
    isRunning = true;
    goOn();
  } else if (command.type === 'pause' && isRunning) {
    isRunning = false;
    report();
  } else if (command.type === 'step' && !isRunning) {
    train(0);
    report();
  } else if (command.type === 'files') {
    const files = await layersFiles(trainer.weights(), measured.threshold);
    send({ type: 'files', files });
  }
});
