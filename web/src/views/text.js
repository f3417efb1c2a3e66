/** Every sentence of the views, in one place. What the pad and the answer say is in `shell/text.js`. */

import { UNDO_STEPS } from '../drawing/drawing.js';

/** @param {number} count */
const times = (count) => (count === 1 ? 'once' : `${count.toLocaleString('en')} times`);
/** With its article. @param {number} digit */
const article = (digit) => `${digit === 8 ? 'an' : 'a'} ${digit}`;

/** @param {number} count */
const squares = (count) => `${count.toFixed(1)} squares`;

/** With a true minus sign. @param {number} value */
const signed = (value) => String(value).replace('-', '−');

/** @param {number} count of squares @param {string} less what a negative count means @param {string} more */
const movedBy = (count, less, more) =>
  count === 0 ? 'as drawn' : `${Math.abs(count)} ${count < 0 ? less : more}`;

export const viewText = {
  explanation: {
    title: 'Why?',
    /** @param {number} digit @param {number | null} contrastDigit */
    question: (digit, contrastDigit) =>
      contrastDigit === null ? `Why ${digit}?` : `Why ${digit} and not ${contrastDigit}?`,
    /** When the answer is a question mark. @param {number} digit @param {number | null} contrastDigit */
    nearest: (digit, contrastDigit) =>
      contrastDigit === null
        ? `Not a digit. Why nearest to ${digit}?`
        : `Why rather ${digit} than ${contrastDigit}?`,
    empty: 'Draw something, and its squares of ink will speak for and against the answer.',
    contrastDigits: 'and not …',
    /** @param {number} contrastDigit */
    contrastDigit: (contrastDigit) => `and not ${contrastDigit}`,
    map: 'Evidence of each square of ink',
    speaksFor: 'speaks for it',
    speaksAgainst: 'speaks against it',
    sums: ['Squares for it', 'Squares against it', 'Biases of lit neurons', 'Together'],
    note: 'Each square of ink times what it does to the answer. A bias is what a neuron adds of itself; those that are dark add none, so this sum too changes with the drawing. For this kind of network the parts add up exactly.',
  },

  neurons: {
    title: 'The 128 neurons',
    field: 'The hidden neurons; arrow keys choose one',
    note: 'Each has learned one pattern and lights up when it finds it. Choose one to see the pattern.',
    /** @param {number} number from 1 */
    name: (number) => `Neuron ${number}`,
    /** @param {number} activation */
    state: (activation) => (activation > 0 ? `lit, ${activation.toFixed(1)}` : 'dark'),
    pattern: 'Its pattern',
    ink: 'ink here lights it',
    paper: 'ink here dims it',
    outputWeights: 'Its say on each digit',
    /** @param {number} most @param {number} least */
    says: (most, least) => `When it is lit it speaks most for ${most} and most against ${least}.`,
    follow: 'Show the one that matters most',
  },

  alike: {
    title: 'Most like yours',
    note: 'Of a thousand digits that it was trained on, the five that light up its neurons most as your drawing does.',
    open: 'Compare',
    name: 'The comparison with training digits',
    empty: 'Draw a digit, and its five nearest will stand here.',
    list: 'The five most alike, the nearest first',
    /** @param {number[]} labels of the nearest */
    labels: (labels) => `In training it was told that these are: ${labels.join(', ')}.`,
    /** @param {number} label @param {number} similarity 0 to 1 */
    caption: (label, similarity) => `${label}, ${Math.floor(100 * similarity)}\u00a0% alike`,
    missing: 'This copy of the page has no training digits to compare with.',
  },

  mistakes: {
    title: 'Its mistakes',
    note: 'After training it was tested with digits by people whose writing it had never seen. See every one that it got wrong.',
    open: 'Show the test',
    name: 'The list of test digits',
    /** @param {number} misread @param {number} count */
    total: (misread, count) =>
      `It misread ${misread.toLocaleString('en')} of ${count.toLocaleString('en')} test digits. Choose a square to see its digits, and a digit to put it on the pad.`,
    matrix: 'The test, digit by digit',
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
      `${viewText.mistakes.cell(label, read, count)}${
        shown < count
          ? `. Here are ${shown}, the surest first.`
          : count > 1
            ? ', the surest first'
            : ''
      }`,
    /** @param {number} label @param {number} read @param {string} confidence */
    digit: (label, read, confidence) =>
      label === read
        ? `A ${label}, read correctly, ${confidence}`
        : `A ${label}, read as ${read}, ${confidence}`,
    /** @param {string} answer @param {string} confidence */
    reads: (answer, confidence) => `On the pad: read as ${answer}, ${confidence}.`,
    alone:
      'In this test it had to choose one of the ten digits. On the pad it may also answer “?”.',
    untested: 'This network is new: it has not been tested yet.',
  },

  readPicture: {
    title: 'Read a picture',
    note: 'Or drop one anywhere, or paste it. It stays on this device.',
    choose: 'Choose a picture',
    photograph: 'Take a photograph',
    hint: 'Rows of digits, dark on light or light on dark; the nearer, the better.',
    working: 'Looking for digits …',
    drop: 'Drop the picture to read it',
    /** @param {number} count */
    found: (count) => (count === 1 ? 'One digit found.' : `${count} digits found.`),
    /** @type {Record<import('../pictures/types.js').ImageErrorKind, string>} */
    errors: {
      blank: 'No digit was found in this picture. Dark digits on light paper work best.',
      empty: 'This file is empty.',
      large: 'This file is too large. Pictures up to 30 MB and 50 megapixels can be read.',
      unknown: 'This file is not a picture that can be read. PNG, JPEG and WebP work everywhere.',
      many: 'There is too much ink in this picture. Read it part by part.',
      heic: 'This browser cannot open HEIC photographs. Save it as JPEG first.',
    },
  },

  touch: {
    title: 'Touch it',
    help: 'These are the 784 numbers that the network gets, one a square. Touch an empty square to fill it, a full one to empty it, and drag on. By keyboard: arrow keys and space.',
    squares: 'The squares that the network gets',
    /** @param {number} row from 1 @param {number} column from 1 @param {number} grey 0 to 1 */
    square: (row, column, grey) =>
      `Row ${row}, column ${column}: ${grey === 0 ? 'empty' : grey === 1 ? 'full' : `${Math.round(100 * grey)} % full`}`,
    empty: 'Draw a digit first.',
    /** @param {string} digit @param {string} confidence @param {boolean} isChanged */
    reads: (digit, confidence, isChanged) =>
      `${isChanged ? 'Now' : 'Your drawing'} reads ${digit}, ${confidence}.`,
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
    preparedNote:
      'Off: the pad as it lies there, made small. That is what a simple page would feed the network.',
    restore: 'Bring the drawing back',
  },

  fool: {
    title: 'Fool it',
    /** @param {number} from @param {number | null} to */
    question: (from, to) =>
      `What is the least that makes this ${from} ${to === null ? 'another digit' : article(to)}?`,
    note: 'Very little ink, in the right squares, makes the network read another digit. You would still read yours. So a network can be sure and wrong.',
    map: 'Squares to add and to take away',
    targets: 'Make it …',
    /** @param {number} digit */
    target: (digit) => `Make it ${article(digit)}`,
    /** @param {string} percent */
    sure: (percent) => `and let the network be ${percent} sure of it`,
    added: 'ink to add',
    removed: 'ink to take away',
    empty: 'Draw a digit first.',
    choose: 'Choose the digit that it shall become.',
    searching: 'Looking for the least change …',
    none: 'No change was found that does it.',
    /** @param {number} added squares @param {number} removed @param {number} ink of the digit */
    takes: (added, removed, ink) =>
      `${squares(added + removed)} of ink are enough: ${squares(added)} to add, ${squares(removed)} to take away. The digit itself has ${squares(ink)}.`,
    /** @param {number} from @param {number | null} to */
    way: (from, to) => `From your ${from} to the ${to ?? 'other'}`,
    /** @param {string} digit @param {string} confidence */
    reads: (digit, confidence) => `The network reads ${digit}, ${confidence}.`,
    restore: 'Bring the drawing back',
  },

  share: {
    title: 'Take it along',
    note: 'A link carries the drawing itself; nothing is stored anywhere.',
    copyAnswer: 'Copy answer',
    copyLink: 'Share link',
    savePicture: 'Save picture',
    saveStrokes: 'Save strokes',
    /** @param {string} answer */
    answerCopied: (answer) => `Copied: ${answer}`,
    linkCopied: 'The link is copied. Whoever opens it sees this drawing.',
    byHand: 'Copy it from here:',
    /** @param {string} why */
    linkNotMade: (why) => `No link: ${why}.`,
    shareTitle: 'Handwritten digits',
  },

  about: {
    title: 'About',
    works: 'How it works',
    worksBody: [
      'Your strokes are cut into digits. Each is scaled into a square of 28 × 28 greys, centred and set upright.',
      'These 784 numbers go into 128 neurons, and those into ten: one for each digit. The strongest wins. That is all: 101,770 weights.',
      'The weights were trained in Keras, from the handwritten digits of MNIST and from strokes that a program makes up. Here they run in TensorFlow.js.',
    ],
    accuracy: 'How good it is',
    /** @param {string} accuracy @param {string} low @param {string} high @param {string} count */
    tested: (accuracy, low, high, count) =>
      `${accuracy} of ${count} digits that it had never seen are read correctly (95 % interval ${low} to ${high}).`,
    /** @param {string} accuracy @param {string} count */
    pen: (accuracy, count) =>
      `Of ${count} digits that people drew with a pen or a mouse, the network alone reads ${accuracy} correctly. These digits helped to choose how it was trained, so expect a little less of it.`,
    unmeasured: 'The report is not at hand just now.',
    /** @param {string} digit @param {string} share */
    hardest: (digit, share) => `Hardest for it: the ${digit}, ${share} correct.`,
    limits: 'What it cannot do',
    limitsBody: [
      'It knows the ten digits and nothing else: a letter may be taken for a digit, though it tries to say “?”.',
      'Digits that touch are taken for one. Numbers go in one row. Pictures need plain paper: lines and squares disturb.',
      'It can be sure and wrong. Do not leave decisions to it.',
      `Undo goes back ${UNDO_STEPS} steps; what was before is forgotten.`,
    ],
    privacy: 'Privacy',
    privacyBody: [
      'Everything happens in this browser. Nothing that you draw or open is sent anywhere; there are no cookies and no counters.',
      'The last drawing is kept in this browser until you clear it.',
    ],
    licence: 'Licence and source',
    licenceBody: [
      'Free software under the MIT licence. MNIST is by Yann LeCun, Corinna Cortes and Christopher Burges.',
    ],
    source: 'Source code',
    licences: 'Licences of all that is in it',
    /** @param {string} version @param {string} network */
    version: (version, network) => `Version ${version}, network ${network}.`,
  },
};
