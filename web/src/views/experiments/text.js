/** Every sentence of the experiments. */

import { text } from '../../shell/text.js';

/** @param {number} count */
const squares = (count) => `${count.toFixed(1)} squares`;

/** With a true minus sign. @param {number} value */
const signed = (value) => String(value).replace('-', '−');

/** @param {number} count of squares @param {string} less what a negative count means @param {string} more */
const movedBy = (count, less, more) =>
  count === 0 ? 'as drawn' : `${Math.abs(count)} ${count < 0 ? less : more}`;

/** @param {string} digit or ? @param {string} confidence */
const reads = (digit, confidence) =>
  digit === '?' ? 'reads no digit' : `reads ${digit}, ${confidence}`;

export const touchText = {
  title: 'Touch it',
  help: 'The network looks for lines in these squares. Touch an empty square to fill it, a full one to empty it, or drag. Keyboard: arrow keys and space.',
  squares: 'Your digit in squares, as the network looks at it',
  /** @param {number} row from 1 @param {number} column from 1 @param {number} grey 0 to 1 */
  square: (row, column, grey) =>
    `Row ${row}, column ${column}: ${grey === 0 ? 'empty' : grey === 1 ? 'full' : `${Math.round(100 * grey)} % full`}`,
  empty: 'Draw a digit first.',
  /** @param {string} digit @param {string} confidence @param {boolean} isChanged */
  reads: (digit, confidence, isChanged) =>
    `${isChanged ? 'Now the' : 'The'} network ${reads(digit, confidence)}.`,
  sliders: {
    turn: 'Turn',
    right: 'Left or right',
    down: 'Up or down',
    thicken: 'Thickness',
    size: 'Size',
  },
  values: {
    /** @param {number} degrees */
    turn: (degrees) => `${signed(degrees)}°`,
    /** @param {number} squares */
    right: (squares) => movedBy(squares, 'left', 'right'),
    /** @param {number} squares */
    down: (squares) => movedBy(squares, 'up', 'down'),
    /** @param {number} squares */
    thicken: (squares) => movedBy(squares, 'thinner', 'thicker'),
    /** @param {number} percent */
    size: (percent) => `${percent} %`,
  },
  prepared: 'Scaled, centred and set upright first',
  preparedNote: 'Off: the whole pad, made small, as a simpler page would feed the network.',
  restore: 'Bring the drawing back',
};

export const foolText = {
  title: 'Fool it',
  /** @param {number} from @param {number | null} to */
  question: (from, to) =>
    `What is the least that makes this ${from} ${to === null ? 'another digit' : text.withArticle(to)}?`,
  note: 'A little ink in the right places makes the network read another digit. You would still read yours: a network can be sure and wrong. Where no digit has ink, it has learned nothing: ink there misleads it too.',
  map: 'Squares to add and to take away',
  targets: 'Make it …',
  /** @param {number} digit */
  target: (digit) => `Make it ${text.withArticle(digit)}`,
  /** @param {string} percent */
  sure: (percent) => `and let the network be ${percent} sure`,
  added: 'ink to add',
  removed: 'ink to take away',
  empty: 'Draw a digit first.',
  choose: 'Choose the digit that it should become.',
  searching: 'Looking for the least change …',
  none: 'No change was found that makes it one.',
  /** @param {number} added squares @param {number} removed @param {number} ink of the digit */
  takes: (added, removed, ink) =>
    `${squares(added + removed)} of ink are enough: ${squares(added)} to add, ${squares(removed)} to take away. The digit itself has ${squares(ink)}.`,
  /** @param {number} from @param {number | null} to */
  way: (from, to) => `From your ${from} to the ${to ?? 'other'}`,
  /** @param {string} digit @param {string} confidence */
  reads: (digit, confidence) => `The network ${reads(digit, confidence)}.`,
  restore: 'Bring the drawing back',
};
