/** Every sentence of the digits of MNIST. */

/** @param {number} count */
const times = (count) => (count === 1 ? 'once' : `${count.toLocaleString('en')} times`);

export const alikeText = {
  title: 'Most like yours',
  note: 'Of a thousand digits that it was trained on, the five that light up its neurons most like your drawing.',
  open: 'Compare',
  name: 'The comparison with training digits',
  empty: 'Draw a digit, and the five most like it appear here.',
  list: 'The five most alike, the nearest first',
  /** @param {number[]} labels of the nearest */
  labels: (labels) => `In training it was told that they are: ${labels.join(', ')}.`,
  /** @param {number} label @param {number} similarity 0 to 1 */
  caption: (label, similarity) => `${label}, ${Math.floor(100 * similarity)}\u00a0% alike`,
  missing: 'This copy of the page has no training digits to compare with.',
};

export const mistakesText = {
  title: 'Its mistakes',
  note: 'After training it was tested with digits by people whose writing it had never seen. See every one that it got wrong.',
  open: 'Show the test',
  name: 'The list of test digits',
  /** @param {number} misread @param {number} count */
  total: (misread, count) =>
    `It misread ${misread.toLocaleString('en')} of ${count.toLocaleString('en')} test digits. Choose a square to see its digits, and a digit to put it on the pad.`,
  caption: 'Row: what was written. Column: what it read.',
  /** @param {number} read */
  column: (read) => `${read}`,
  /** @param {number} label @param {number} read @param {number} count */
  cell: (label, read, count) =>
    label === read
      ? `${label} read correctly: ${times(count)}`
      : `${label} read as ${read}: ${times(count)}`,
  /** @param {number} label @param {number} read @param {number} count @param {number} shown */
  heading: (label, read, count, shown) =>
    `${mistakesText.cell(label, read, count)}${
      shown < count
        ? `. Here are ${shown}, the surest first.`
        : count > 1
          ? ', the surest first'
          : ''
    }`,
  /** @param {number} label @param {number} read @param {string} confidence */
  digit: (label, read, confidence) =>
    label === read
      ? `${label}, read correctly, ${confidence}`
      : `${label}, read as ${read}, ${confidence}`,
  /** @param {string} answer @param {string} confidence */
  reads: (answer, confidence) => `On the pad: read as ${answer}, ${confidence}.`,
  alone: 'In this test it had to choose one of the ten digits. On the pad it may also answer “?”.',
  untested: 'This network is new: it has not been tested yet.',
};
