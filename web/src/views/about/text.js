/** Every sentence about the page, and of the report. */

import { UNDO_STEPS } from '../../drawing/drawing.js';

export const aboutText = {
  title: 'About',
  works: 'How it works',
  worksBody: [
    'Your drawing is cut into digits. Each is scaled, centred and set upright. Then 28\u00a0×\u00a028 squares see where its ink is, and where lines run upright, rising or falling.',
    'These 784 numbers go into 128 neurons, and those into ten sums, one for each digit. The largest sum wins. That is all: 101,770 learned numbers.',
    'They come from a training in Keras, on the digits of MNIST and on digits that a program makes up. Here they run in TensorFlow.js.',
  ],
  /** Term, explanation. @type {[string, string][]} */
  notes: [
    [
      'What is MNIST?',
      'A famous collection of 70,000 handwritten digits, by students and office workers in the USA.',
    ],
    ['What are Keras and TensorFlow.js?', 'Free tools for networks, in Python and in a browser.'],
  ],
  accuracy: 'How good it is',
  /** @param {string} accuracy @param {string} low @param {string} high @param {string} count */
  tested: (accuracy, low, high, count) =>
    `It reads ${accuracy} of ${count} digits correctly that it had never seen. (With other digits like these, most likely between ${low} and ${high}.)`,
  /** @param {string} accuracy @param {string} low @param {string} high @param {string} count */
  validated: (accuracy, low, high, count) =>
    `It reads ${accuracy} of ${count} digits correctly that it was not trained on, most likely between ${low} and ${high}. These digits helped to choose how it was trained, so expect a little less of it.`,
  /** @param {string} accuracy @param {string} count */
  pen: (accuracy, count) =>
    `Of ${count} digits that people drew with a pen or a mouse, the network alone reads ${accuracy} correctly. These digits helped to choose how it was trained, so expect a little less with yours.`,
  /** @param {string} share @param {string} count */
  others: (share, count) =>
    `Of ${count} letters and other drawings that are not digits, it answers “?” to ${share}; it mistakes the rest for digits. These drawings helped to choose when it says “?”.`,
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
    'The last drawing is kept in this browser until you clear it, and so are digits that you correct, until you make it forget them.',
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
};

export const reportText = {
  open: 'How good is it?',
  /** Begins a sentence when it fails. */
  name: 'The report',
  title: 'How good is it?',
  note: 'How well the network reads. With digits that helped to choose it, it does a little better than with new ones.',
  close: 'Close',
};
