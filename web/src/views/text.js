/** Every sentence of the views, in one place. What the pad and the answer say is in `shell/text.js`. */

import { UNDO_STEPS } from '../drawing/drawing.js';

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

  examples: {
    title: 'Digits it was tested on',
    note: 'Written by people whose digits it never saw in training. Choose one to put it on the pad.',
    correct: 'Read correctly',
    misread: 'Misread',
    /** @param {number} label */
    correctName: (label) => `A ${label}, read correctly`,
    /** @param {number} label @param {number} read */
    misreadName: (label, read) => `A ${label}, read as ${read}`,
    /** @param {number} label @param {number} read */
    caption: (label, read) => (label === read ? `${label}` : `${label} read as ${read}`),
    /** @param {number} misread @param {number} count */
    total: (misread, count) =>
      `In the whole test it misreads ${misread.toLocaleString('en')} of ${count.toLocaleString('en')}.`,
    /** @param {string} answer @param {string} confidence */
    reads: (answer, confidence) => `On the pad: read as ${answer}, ${confidence}.`,
    name: 'The list of these digits',
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
    card: 'Model card: data, limits, who is missing',
    licences: 'Licences of all that is in it',
    /** @param {string} version @param {string} network */
    version: (version, network) => `Version ${version}, network ${network}.`,
  },
};
