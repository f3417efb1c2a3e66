/** The confusion matrix of the test digits, and the digits of the cell in focus. */

import { digitLabel } from '../../recognition/answer.js';
import { confidence } from '../../shell/answer/answer-panel.js';
import { createElement, setText } from '../../shell/dom.js';
import { text } from '../../shell/text.js';
import { mistakesText } from './text.js';
import { commonestMistake, createConfusionMatrix } from './confusion-matrix.js';
import { fetchDigits } from './digit-file.js';
import { createDigitList } from './digit-list.js';

const words = mistakesText;

/**
 * @param {HTMLElement} place
 * @param {import('../types.js').Page} page
 * @returns {Promise<import('../types.js').Mounted>}
 * @throws {Error} when the digits cannot be fetched; see `fetchDigits`
 */
export async function mountMistakesPanel(place, { drawing, setDrawing, shipped }) {
  const file = await fetchDigits('test-digits');
  // A network fresh from its training has not met the test digits yet.
  if (!file?.confusion || file.network !== shipped.sha256) {
    place.append(createElement('p', { textContent: words.untested }));
    return {};
  }
  const { digits, confusion } = file;
  const heading = createElement('h3');
  const status = createElement('p', { role: 'status' });
  const { list, show, paint } = createDigitList(({ image }) => setDrawing({ images: [image] }));
  const { table, choose } = createConfusionMatrix(confusion, (label, read) => {
    const shown = digits.filter((digit) => digit.label === label && digit.read === read);
    setText(heading, words.heading(label, read, confusion[label][read], shown.length));
    show(
      String(heading.textContent),
      shown.map((digit) => ({
        digit,
        name: words.digit(label, read, text.confidence(digit.confidence ?? 0)),
        caption: text.percent(digit.confidence ?? 0),
        isMisread: label !== read,
      })),
    );
  });
  const count = confusion.flat().reduce((sum, each) => sum + each);
  const correct = confusion.reduce((sum, row, label) => sum + row[label], 0);
  place.append(
    createElement('p', { textContent: words.total(count - correct, count) }),
    table,
    createElement(
      'div',
      { className: 'beside' },
      heading,
      list,
      status,
      createElement('p', { className: 'muted', textContent: words.alone }),
    ),
  );
  choose(...commonestMistake(confusion));
  const images = new Set(digits.map(({ image }) => image));
  return {
    update(reading) {
      const isOurs = images.has(/** @type {Float64Array} */ (drawing.images[0]));
      setText(
        status,
        isOurs && reading
          ? words.reads(digitLabel(reading), text.confidence(confidence(reading)))
          : '',
      );
    },
    paint,
  };
}
