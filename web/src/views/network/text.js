/** Every sentence of the network's picture, its details and its tables. */
import { partOf } from '../../recognition/input/directions.js';
import { IMAGE_SIDE } from '../../recognition/network/shape.js';

/** What the squares of a block see, row by row. */
const SEEN = ['ink', 'upright lines', 'rising lines', 'falling lines'];

/** @param {number} index of a square */
const placeOf = (index) =>
  `row ${Math.floor(index / IMAGE_SIDE) + 1}, column ${(index % IMAGE_SIDE) + 1}`;

/** @param {number} index of a square @param {number} share of the most that it can see, 0 to 1 */
const seenIn = (index, share) => `${SEEN[partOf(index)]}, ${Math.round(100 * share)}\u00a0%`;

export const networkText = {
  title: 'Inside the network',
  intro: [
    'Draw a digit, and watch it become an answer: squares see its ink and lines, the squares light up neurons, and the neurons vote for the ten digits.',
    'Press any square, neuron or digit to see where its number comes from.',
  ],
  /** What the words mean: term, explanation. @type {[string, string][]} */
  notes: [
    [
      'What is a neuron?',
      'A tiny calculator. It multiplies each square by a number of its own, adds everything up, and passes the result on if it is above zero.',
    ],
    [
      'What is a weight?',
      'A number on the line between two parts. It says how strongly one pushes the other, up or down. The network learned its weights from many thousands of digits.',
    ],
    [
      'What is a bias?',
      'A number that is always added, whatever you draw. It makes a neuron easier or harder to light up.',
    ],
    [
      'What is a second look?',
      'When the network is unsure, the page also shows it your digit turned a little to either side, as you would tilt your head, and keeps the best look.',
    ],
  ],
  input: 'Input, 28 by 28 squares; arrow keys choose one',
  /** @param {{isTried?: boolean, turn?: number} | null} reading */
  inputCaption(reading) {
    const made = reading?.isTried
      ? 'as you changed it'
      : reading?.turn
        ? `turned by ${Math.abs(reading.turn)}° for a second look`
        : 'scaled, centred and upright';
    return `28\u00a0×\u00a028 squares see ink and lines of your digit, ${made}`;
  },
  hidden: 'Neurons; arrow keys choose one',
  /** @param {number} count */
  hiddenCaption: (count) => `${count} neurons: each lights up for a pattern of its own`,
  outputs: 'Sum and percentage of each digit',
  softmaxButton: 'How sums become %',
  together: 'Together',
  back: 'Back to the answer',
  /** @param {number} index @param {ArrayLike<number>} input */
  squareState: (index, input) => `${placeOf(index)}: ${seenIn(index, input[index] ?? 0)}`,
  /** @param {number} number from 1 @param {number} activation */
  neuronState: (number, activation) =>
    `neuron ${number}: ${activation > 0 ? `lit, ${activation.toFixed(1)}` : 'dark'}`,

  square: {
    /** @param {number} index @param {number} share of the most that it can see, 0 to 1 */
    title: (index, share) => `Square in ${placeOf(index)}: ${seenIn(index, share)}`,
    inked: 'Times a weight, this goes to every neuron: plus lights it, minus dims it.',
    blank: 'Nothing of that here, so this square gives nothing to any neuron.',
    unlearned:
      'Hardly any digit has anything here, so the network has learned nothing about this square.',
    kinds: 'Of four neighbours, one sees ink, three look for lines: upright, rising, falling.',
    gives: 'It gives most to',
    /** @param {number} number from 1 */
    neuron: (number) => `Neuron ${number}`,
  },

  neuron: {
    /** @param {number} number from 1 @param {number | null} activation null: nothing is drawn */
    title: (number, activation) =>
      activation === null
        ? `Neuron ${number}`
        : `Neuron ${number}: ${activation > 0 ? `lit, ${activation.toFixed(1)}` : 'dark'}`,
    ink: 'Your digit',
    pattern: 'Its weights',
    products: 'Digit × weights',
    inkLights: 'ink or a line here lights it',
    inkDims: 'dims it',
    sums: ['Digit × weights', 'Bias', 'Sum'],
    relu: 'Below zero counts as zero (ReLU). It passes on: ',
    votes: 'Its vote for each digit: what it passes on, times a weight',
    /** @param {number} most @param {number} least */
    says: (most, least) => `When lit, it votes most for ${most} and against ${least}.`,
  },

  output: {
    title: 'Why?',
    /** @param {number} digit @param {number | null} contrastDigit */
    question: (digit, contrastDigit) =>
      contrastDigit === null ? `Why ${digit}?` : `Why ${digit} and not ${contrastDigit}?`,
    /** When the answer is a question mark. @param {number} digit @param {number | null} contrastDigit */
    nearest: (digit, contrastDigit) =>
      contrastDigit === null
        ? `Not a digit. Why nearest to ${digit}?`
        : `Why ${digit} rather than ${contrastDigit}?`,
    contrastDigits: 'and not …',
    /** @param {number} contrastDigit */
    contrastDigit: (contrastDigit) => `and not ${contrastDigit}`,
    map: 'What each square says',
    speaksFor: 'speaks for it',
    speaksAgainst: 'speaks against it',
    bySquares: 'Square by square',
    sums: ['Squares for it', 'Squares against it', 'Biases', 'Together'],
    corrections: 'Your corrections',
    byNeurons: 'Neuron by neuron',
    /** @param {number} number from 1 */
    neuron: (number) => `Neuron ${number}`,
    others: 'All other neurons',
    bias: 'Bias',
  },

  softmax: {
    title: 'How sums become percentages',
    caption: 'From sum to percentage',
    columns: ['Digit', 'Sum', 'Growth', '%'],
    total: 'All ten',
    tiny: '< 0.001',
    whole: '100\u00a0%',
    explanation: [
      'The last step is called softmax. It lets each sum grow: one more in the sum means 2.7 times as much. The largest is called 1.',
      'A percentage is a digit’s share of all ten. They always come to 100\u00a0%, even for a scribble: so “sure” is only the network’s own number.',
    ],
    /** @param {number} first @param {number} second @param {string} ahead in the sum @param {number} times as large */
    lead: (first, second, ahead, times) =>
      `The ${first} is ahead of the ${second} by ${ahead}, so its share is ${times < 10 ? times.toFixed(1) : times.toLocaleString('en', { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 2 })} times as large.`,
  },

  tables: {
    title: 'All numbers as tables',
    empty: 'Nothing is drawn.',
    outputs: 'The ten digits',
    outputColumns: ['Digit', 'Sum', 'Percentage'],
    neurons: 'The neurons',
    /** @param {number} digit */
    neuronColumns: (digit) => ['Neuron', 'Passes on', `Vote for ${digit}`],
    squares: 'The squares, in percent',
    row: 'Row',
  },
};
