/** Every sentence that the page's code says, in one place. What stands still is in index.html. */

/** @param {number} share 0 to 1 */
const percent = (share) => {
  const rounded = Math.round(100 * share);
  // A network is never certain, even where its number is so near to 1 that the computer rounds it.
  return `${rounded === 100 ? 'over\u00a099' : rounded}\u00a0%`;
};

export const text = {
  percent,
  /** To a tenth, in little room. @param {number} share 0 to 1 */
  exactPercent: (share) => {
    if (share > 0.9995) return '>\u202f99.9\u00a0%';
    return share > 0 && share < 0.0005 ? '<\u202f0.1\u00a0%' : `${(100 * share).toFixed(1)}\u00a0%`;
  },
  /** @param {number | string} digit */
  withArticle: (digit) => `${Number(digit) === 8 ? 'an' : 'a'} ${digit}`,
  /** @param {number} share */
  confidence: (share) => `${percent(share)} sure`,
  /** @param {number} nearest digit */
  notADigit: (nearest) => `Not like any digit I know; nearest:\u00a0${nearest}.`,
  notDigits: 'None of these looks like a digit I know.',
  /** @param {number} digit @param {string} share in percent */
  runnerUp: (digit, share) => `Next: ${digit}, ${share}`,
  /** @param {number} place from 1 @param {number} count */
  place: (place, count) => `Digit ${place} of ${count}`,
  /** @param {number} count of strokes */
  unread: (count) => `This is too much to read at once: the last ${count} strokes are left out.`,
  loading: 'Loading the network …',
  empty: 'Draw a digit, or a whole number.',
  cleared: 'The pad is empty.',
  penDown: 'Pen down',
  penUp: 'Pen up',
  eraserOn: 'Eraser on. Touch a digit to erase it.',
  eraserOff: 'Eraser off',
  /** @param {string} digit */
  erased: (digit) => `${digit} erased`,

  /** Which network reads. @type {Record<import('../recognition/types.js').Classifier['origin'], string>} */
  origins: {
    shipped: 'Read by the original network.',
    personal: 'Read by the network that knows your handwriting.',
    trained: 'Read by the network that you trained.',
  },
  readOriginal: 'Use the original',

  /** @type {Record<import('../recognition/types.js').ModelErrorKind, string>} */
  modelErrors: {
    missing: 'The network is not where it should be.',
    server: 'The server has a problem and cannot send the network.',
    blocked: 'The network could not be fetched. Are you connected?',
    slow: 'The network is not arriving: the connection is stuck.',
    damaged: 'The network arrived incomplete.',
    unverified: 'The network cannot be trusted: its files differ from their checksums.',
    wrong: 'This file is not the network that the page needs.',
  },
  readerFailed: 'The page has a fault and cannot read digits.',
  drawingKept: 'Your drawing is kept.',

  notKept:
    'This browser has no room to keep your drawing. It will be gone when you close the page; a link or “Download pen data” keeps it.',
  parts: {
    style: 'The look of the page',
    views: 'The explanation of the answer',
    view: 'This part of the page',
    pictures: 'The reading of pictures',
    tour: 'The tour',
    learned: 'What it learned from you',
    offline: 'The copy for offline use',
  },
  /**
   * @param {string} part
   * @param {import('./types.js').FailureKind} kind
   * @param {number} tries so far
   */
  partFailed: (part, kind, tries) => {
    if (kind === 'defect') return `${part} has a fault.`;
    if (kind === 'slow') return `${part} is not arriving: the connection is stuck.`;
    return tries > 1
      ? `${part} is still missing. There may be a new version of the page.`
      : `${part} could not be fetched. Are you connected?`;
  },
  tryAgain: 'Try again',
  reload: 'Reload',
  defect: 'Something went wrong. If the page stops working, reload it.',

  linkOpened: 'This drawing came with the link. Undo brings yours back.',
  linkNotOpened: 'The drawing in this link cannot be opened.',

  close: 'Close',

  header: {
    tour: 'Tour',
    present: 'Present',
    leave: 'Leave',
    themes: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
  },
  tour: {
    name: 'Tour',
    /** @param {number} step from 1 @param {number} count */
    place: (step, count) => `Step ${step} of ${count}`,
    steps: [
      'Draw a digit here: with a finger, a pen, a mouse or the arrow keys.',
      'The network sees it in 28\u00a0×\u00a028 squares: by turns ink, and lines that run upright, rising and falling.',
      'Each of 128 neurons looks for a pattern of its own in these squares, and lights up when it finds it.',
      'Every lit neuron votes for some digits and against others; the digit with the most votes is the answer.',
      'So you can ask why: each square speaks for the answer or against it.',
      'And you can fool it: a few squares more or less, and it is sure of another digit.',
    ],
    back: 'Back',
    next: 'Next',
    done: 'Done',
    leave: 'Leave the tour',
  },

  offlineReady: 'Ready to work offline.',
  updateReady: 'A new version is ready.',
};
