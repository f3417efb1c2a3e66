/** Every sentence of the views, in one place. What the pad and the answer say is in `shell/text.js`. */

import { UNDO_STEPS } from '../drawing/drawing.js';

/** With its article. @param {number} digit */
const article = (digit) => `${digit === 8 ? 'an' : 'a'} ${digit}`;

/** @param {number} count */
const squares = (count) => `${count.toFixed(1)} squares`;

/** With a true minus sign. @param {number} value */
const signed = (value) => String(value).replace('-', '−');

/** @param {number} count of squares @param {string} less what a negative count means @param {string} more */
const movedBy = (count, less, more) =>
  count === 0 ? 'as drawn' : `${Math.abs(count)} ${count < 0 ? less : more}`;

/** @param {number} count */
const times = (count) => (count === 1 ? 'once' : `${count.toLocaleString('en')} times`);

export const viewText = {
  correct: {
    title: 'What it learned from you',
    note: 'When an answer is wrong, say what it is: the page learns your hand, on this device.',
    show: 'Show',
    itIs: 'It is',
    /** @param {string} answer */
    not: (answer) => (answer === '?' ? 'It is a digit' : `Not a ${answer}?`),
    /** @param {number} digit */
    itIsA: (digit) => `It is a ${digit}`,
    join: 'One digit with the next',
    split: 'Two digits',
  },

  network: {
    title: 'Inside the network',
    intro: [
      'Draw a digit, and watch it become an answer: its ink falls into squares, the squares light up neurons, and the neurons vote for the ten digits.',
      'Press any square, neuron or digit to see where its number comes from.',
    ],
    /** What the words mean: term, explanation. @type {[string, string][]} */
    notes: [
      [
        'What is a neuron?',
        'A tiny calculator. It multiplies each square of ink by a number of its own, adds everything up, and passes the result on if it is above zero.',
      ],
      [
        'What is a weight?',
        'A number on a line between two parts. It says how strongly, and in which direction, the one moves the other. The network learned its weights from many thousands of digits.',
      ],
      [
        'What is a bias?',
        'A number that is always added, whatever you draw. It makes a neuron easier or harder to light up.',
      ],
    ],
    input: 'Input, 28 by 28 squares; arrow keys choose one',
    inputCaption: '28 × 28 squares, light to dark: your digit, scaled, centred and upright',
    triedCaption: '28 × 28 squares, as you changed them',
    hidden: 'Neurons; arrow keys choose one',
    /** @param {number} count */
    hiddenCaption: (count) => `${count} neurons: each lights up for a pattern of its own`,
    outputs: 'Sum and percentage of each digit',
    softmaxButton: 'How sums become %',
    together: 'Together',
    back: 'Back to the answer',
    /** @param {number} index @param {ArrayLike<number>} image */
    squareState: (index, image) =>
      `row ${Math.floor(index / 28) + 1}, column ${(index % 28) + 1}: ${Math.round(100 * (image[index] ?? 0))}\u00a0% ink`,
    /** @param {number} number from 1 @param {number} activation */
    neuronState: (number, activation) =>
      `neuron ${number}: ${activation > 0 ? `lit, ${activation.toFixed(1)}` : 'dark'}`,

    square: {
      /** @param {number} row @param {number} column from 1 @param {number} ink 0 to 1 */
      title: (row, column, ink) =>
        `Square in row ${row}, column ${column}: ${Math.round(100 * ink)}\u00a0% ink`,
      inked:
        'It gives its ink to every neuron, times a weight: a plus lights the neuron, a minus dims it.',
      blank: 'No ink here, so this square gives nothing to any neuron.',
      unlearned:
        'Hardly any digit has ink here, so the network has learned nothing about this square.',
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
      products: 'Ink × weights',
      inkLights: 'ink here lights it',
      inkDims: 'ink here dims it',
      sums: ['Ink × weights', 'Bias', 'Sum'],
      relu: 'Below zero counts as zero (ReLU). It passes on: ',
      votes: 'Its vote for each digit: what it passes on, times a weight',
      /** @param {number} most @param {number} least */
      says: (most, least) => `When lit, it votes most for ${most} and most against ${least}.`,
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
          : `Why rather ${digit} than ${contrastDigit}?`,
      contrastDigits: 'and not …',
      /** @param {number} contrastDigit */
      contrastDigit: (contrastDigit) => `and not ${contrastDigit}`,
      map: 'What each square of ink says',
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
      squares: 'The squares, in percent of ink',
      row: 'Row',
    },
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
    choose: 'Picture',
    chooseName: 'Choose a picture',
    photograph: 'Camera',
    photographName: 'Camera: take a photograph',
    note: 'Rows of digits, dark on light or light on dark. You can also drop a picture anywhere, or paste it. It stays on this device.',
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
    note: 'Very little ink, in the right squares, makes the network read another digit. You would still read yours: a network can be sure and wrong. Squares where no digit ever has ink it has never learned, so even there ink can mislead it.',
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

  training: {
    title: 'Watch it learn',
    note: 'Train a network from nothing, here in your browser: it sees a few thousand digits and tells how well it reads others.',
    open: 'Open the training',
    name: 'The training',
  },

  share: {
    share: 'Share',
    save: 'Save',
    copyAnswer: 'Copy answer',
    copyLink: 'Share link',
    savePicture: 'Save picture',
    saveStrokes: 'Download pen data (for developers)',
    /** @param {string} answer */
    answerCopied: (answer) => `Copied: ${answer}`,
    linkCopied: 'The link is copied. It carries the drawing itself; nothing is stored anywhere.',
    byHand: 'Copy it from here:',
    /** @param {string} why */
    linkNotMade: (why) => `No link: ${why}.`,
    shareTitle: 'Handwritten digits',
  },

  report: {
    open: 'How good is it?',
    /** Begins a sentence when it fails. */
    name: 'The report',
    title: 'How good is it?',
    note: 'Measured on the network that this page comes with. Digits that helped to choose it make it look a little better than it is; each picture says so.',
    close: 'Close',
  },

  about: {
    title: 'About',
    works: 'How it works',
    worksBody: [
      'Your drawing is cut into digits. Each is scaled to 28 × 28 squares, light to dark, then centred and set upright.',
      'These 784 numbers go into 128 neurons, and those into ten sums, one for each digit. The largest sum wins. That is all: 101,770 learned numbers.',
      'It learned them in Keras, from MNIST, a famous collection of 70,000 handwritten digits, and from digits that a program makes up. Here they run in TensorFlow.js.',
    ],
    accuracy: 'How good it is',
    /** @param {string} accuracy @param {string} low @param {string} high @param {string} count */
    tested: (accuracy, low, high, count) =>
      `It reads ${accuracy} of ${count} digits correctly that it had never seen. (Measured on so many digits, the true share is most likely between ${low} and ${high}.)`,
    /** @param {string} accuracy @param {string} count */
    pen: (accuracy, count) =>
      `Of ${count} digits that people drew with a pen or a mouse, the network alone reads ${accuracy} correctly. These digits helped to choose how it was trained, so expect a little less of it.`,
    /** @param {string} share @param {string} count */
    others: (share, count) =>
      `Of ${count} letters and other drawings that are no digits, it takes ${share} for no digit and shows “?”; the others it takes for a digit.`,
    unmeasured: 'The report is not at hand just now.',
    /** @param {string} digit @param {string} share */
    hardest: (digit, share) => `Hardest for it: the ${digit}, ${share} correct.`,
    limits: 'What it cannot do',
    limitsBody: [
      'It knows the ten digits and nothing else: a letter may be taken for a digit.',
      'Digits that touch may be taken for one. Pictures work best on plain paper and close up.',
      'It can be sure and wrong: “sure” is the network’s own number. Do not leave decisions to it.',
      `Undo goes back ${UNDO_STEPS} steps, no further.`,
    ],
    privacy: 'Privacy',
    privacyBody: [
      'Everything happens in this browser. Nothing that you draw or open is sent anywhere; there are no cookies and no tracking.',
      'The last drawing is kept in this browser until you clear it.',
    ],
    licence: 'Licence and source',
    licenceBody: [
      'Free software under the MIT licence. MNIST is by Yann LeCun, Corinna Cortes and Christopher Burges.',
    ],
    source: 'Source code',
    card: 'Model card: data, limits, who is missing',
    licences: 'Licences of everything inside',
    /** @param {string} version @param {string} network */
    version: (version, network) => `Version ${version}, network ${network}.`,
  },
};
