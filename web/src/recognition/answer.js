/** An answer as text. */

/** @typedef {import('./types.js').Answer} Answer */

/** The answer to an empty drawing. @type {Answer} */
export const EMPTY_ANSWER = {
  readings: [],
  groups: [],
  inks: [],
  origins: [],
  rows: [],
  unread: 0,
};

/** Text of a reading. @param {{digit: number | null}} reading */
export const digitLabel = ({ digit }) => (digit === null ? '?' : String(digit));

/**
 * @param {Pick<Answer, 'readings' | 'rows'>} answer
 * @returns {string} one line a row; spaces between the numbers of a row; '?' for what is no digit
 */
export const answerText = ({ readings, rows }) =>
  rows
    .map((numbers) =>
      numbers.map((number) => number.map((i) => digitLabel(readings[i])).join('')).join(' '),
    )
    .join('\n');
