/** What stands where an answer is corrected. What is said of corrections is in `learned-text.js`. */

import { text } from '../../shell/text.js';

export const correctText = {
  title: 'What it learned from you',
  note: 'When an answer is wrong, say what it is: the page learns your handwriting, on this device.',
  show: 'Show',
  itIs: 'It is',
  /** @param {string} answer */
  not: (answer) => (answer === '?' ? 'It is a digit' : `Not ${text.withArticle(answer)}?`),
  /** @param {number} digit */
  itIsA: (digit) => `It is ${text.withArticle(digit)}`,
  join: 'One digit with the next',
  split: 'Two digits',
};
