/** What is said of corrections, once somebody corrects. */
export const learnedText = {
  /** @param {string} before @param {string} now */
  result: (before, now) => `It was read as ${before}; now it is read as ${now}. `,
  resultNotKept: 'This browser cannot keep it: save it as a file.',
  notSplit: 'This cannot be split in two.',
  undo: 'Undo',
  undone: 'Correction undone.',
  like: 'The digit that you corrected',
  /** @param {number} digit */
  because: (digit) => `Because it looks like the ${digit} that you corrected.`,
  /** @param {number} count */
  learned: (count) =>
    count === 0
      ? 'Nothing yet. When an answer is wrong, say what it is: the page learns your handwriting, on this device.'
      : `It learned from ${count === 1 ? 'one digit' : `${count} digits`} that you corrected.`,
  /** @param {number} changed @param {number} known */
  changed: (changed, known) =>
    changed === 0
      ? `Checked with ${known} digits of other people: all are read as before.`
      : `Checked with ${known} digits of other people: ${changed} ${changed === 1 ? 'is' : 'are'} read differently now.`,
  others: 'Read differently now',
  /** @param {number} label */
  known: (label) => `Somebody else's ${label}`,
  /** @param {string} before @param {string} now */
  change: (before, now) => `${before} before, ${now} now`,
  isOff: 'The original network is reading now.',
  notKept:
    'This browser cannot keep it: it will be gone when you close the page. Saved as a file, it stays.',
  original: 'Read with the original',
  yours: 'Read with yours',
  save: 'Save as a file',
  open: 'Open a file',
  forget: 'Forget everything',
  forgotten: 'Everything is forgotten. Undo brings it back.',
  remove: 'Remove',
  /** @param {number} label */
  removeName: (label) => `Remove this ${label}`,
  /** @param {number} label */
  picture: (label) => `Your ${label}, corrected`,
  /** @param {number} count */
  taken: (count) => (count === 1 ? 'One digit was added.' : `${count} digits were added.`),
  /** @param {string} why */
  notTaken: (why) => `Nothing was added from this file: ${why}.`,
  large: 'it is too large',
  unreadable: 'it cannot be read',
};
