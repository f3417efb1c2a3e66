/** Every sentence that the page's code says, in one place. What stands still is in index.html. */

/** @param {number} share 0 to 1 */
const percent = (share) => {
  const rounded = Math.round(100 * share);
  // A network is never certain.
  return `${share < 1 && rounded === 100 ? 'over\u00a099' : rounded}\u00a0%`;
};

export const text = {
  percent,
  /** @param {number} share */
  confidence: (share) => `${percent(share)} sure`,
  notADigit: 'That does not look like a digit.',
  /** @param {number} place from 1 @param {number} count */
  place: (place, count) => `Digit ${place} of ${count}`,
  /** @param {number} count of strokes */
  unread: (count) => `This is too much to read at once: ${count} strokes are left out.`,
  loading: 'Loading the network …',
  empty: 'Draw a digit, or a whole number.',
  cleared: 'The pad is empty.',
  penDown: 'Pen down',
  penUp: 'Pen up',

  /** @type {Record<import('../recognition/types.js').ModelErrorKind, string>} */
  modelErrors: {
    missing: 'The network is not where it should be.',
    blocked: 'The network could not be fetched. Are you connected?',
    damaged: 'The network arrived incomplete.',
    wrong: 'This file is not the network that the page needs.',
  },
  drawingKept: 'Your drawing is kept.',

  notKept:
    'This browser has no room to keep your drawing. It will be gone when you close the page; a link or “Save strokes” keeps it.',

  close: 'Close',

  offlineReady: 'Ready to work offline.',
  updateReady: 'A new version is ready.',
};
