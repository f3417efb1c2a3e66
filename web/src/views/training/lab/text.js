/** Every sentence of the training in the page. */

const count = (/** @type {number} */ number) => number.toLocaleString('en');
const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1)}\u00a0%`;

export const labText = {
  digits: 'The digits to train with',
  settings: 'Settings',
  hiddenUnits: 'Hidden neurons',
  learningRate: 'Learning rate',
  batchSize: 'Digits per batch',
  isDistorted: 'Distort each digit a little',
  settingsNote: 'New settings apply from the next start.',

  start: 'Start',
  pause: 'Pause',
  goOn: 'Go on',
  step: 'One step',
  startOver: 'Start over',

  ready: 'The weights are random: it guesses. Start the training.',
  starting: 'Getting ready …',
  /** @param {{seconds: number, images: number, epochs: number}} progress */
  clock: ({ seconds, images, epochs }) =>
    `${seconds.toFixed(1)} s of training, ${count(images)} digits seen, ${count(Math.round(images / Math.max(seconds, 0.001)))} a second, epoch ${epochs.toFixed(1)}`,
  /** @param {{accuracy: number, loss: number}} measured */
  measured: ({ accuracy, loss }) =>
    `${percent(accuracy)} of 1,000 unseen digits correct, loss ${loss.toFixed(2)}`,
  /** @param {number} accuracy @param {number} seconds */
  passed: (accuracy, seconds) =>
    `${percent(accuracy)} correct after ${seconds.toFixed(0)} seconds.`,
  paused: 'Paused.',
  hidden: 'The training waited while this tab was out of sight.',
  failed: 'The training could not be started in this browser. Start it again, or reload the page.',
  diverged:
    'The training ran away: the steps were too large, and the weights are no longer numbers. Choose a smaller learning rate and start over.',

  accuracy: 'Correct, of 1,000 unseen digits',
  loss: 'Loss',
  seconds: 'seconds of training',
  thisRun: 'this run',
  lastRun: 'the run before',
  /** @param {{hiddenUnits: number, accuracy: number, seconds: number}} run */
  run: ({ hiddenUnits, accuracy, seconds }) =>
    `${hiddenUnits} hidden neurons: ${percent(accuracy)} after ${seconds.toFixed(0)} s`,
  /** @param {string} name @param {string} from @param {string} to @param {string} seconds */
  curve: (name, from, to, seconds) => `${name}: from ${from} to ${to} in ${seconds} s of training`,
  noCurve: 'nothing yet',

  patterns: 'What each neuron looks for',
  patternsNote: 'Noise at first. Blue: ink or a line here lights the neuron. Orange: it dims it.',
  /** @param {number} count */
  patternsName: (count) => `The patterns of ${count} hidden neurons`,

  yours: 'Your drawing, read by the network in training',
  noDrawing: 'Draw a digit on the pad, and watch its ten bars settle here.',
  notTrained: 'Start, and watch the ten bars of your digit settle here.',
  /** @param {number} digit @param {string} confidence */
  reads: (digit, confidence) => `It reads ${digit}, ${confidence}.`,

  use: 'Read with this network',
  original: 'Use the original',
  download: 'Download it',
  upload: 'Open one',
  used: 'From now on this network reads what you draw. It keeps up while it trains.',
  downloaded: 'Two files for TensorFlow.js: model.json and weights.bin. “Open one” takes both.',
  opened: 'The network from your files reads now.',
  /** @param {string} kind of `ModelError` @returns {string} */
  fileError: (kind) =>
    kind === 'missing'
      ? 'Choose both files together: model.json and the weights that came with it.'
      : kind === 'wrong'
        ? 'This is not a network of the right shape: 784 inputs, one hidden layer, 10 outputs.'
        : 'These files are damaged, or do not belong together.',

  explained: 'What do the words mean?',
  terms: [
    [
      'Weight',
      'A number between two neurons: how much one counts for the other. Training is nothing but changing weights.',
    ],
    [
      'Batch',
      'A handful of digits that it looks at together. After each batch it changes all weights a little: one step.',
    ],
    [
      'MNIST',
      'A famous collection of 70,000 digits that people wrote by hand, to train and to test networks with.',
    ],
    ['Epoch', 'Once through all 7,000 training digits.'],
    [
      'Loss',
      'How wrong it is: 0 is perfect, 2.3 is guessing. Each step goes where the loss gets smaller.',
    ],
    [
      'Learning rate',
      'How large a step is. Too small: slow. Too large: it jumps past the goal, or runs away.',
    ],
    [
      'Hidden neurons',
      'Each can learn one pattern. Eight must make do with rough ones; with 128 there is one for each curl.',
    ],
    [
      'Distorting',
      'Each digit is bent a little, each time in another way, so that it cannot learn them by heart.',
    ],
  ],
  worse:
    'Why is it worse than the original? It saw 7,000 digits of MNIST for a minute. The original saw 55,000, and strokes that a program makes up in many styles many times over, all distorted; it also learned what is no digit, and its weights are an average over the last steps.',
};
