/** "How good is it?": the figures of the report, fetched when somebody asks for them. */
import { createElement } from '../../shell/dom.js';
import { fetchFile } from '../../shell/loading/fetch-file.js';
import { reportText } from './text.js';

/** @typedef {{file: string, title: string, alt: string, note: string, width: number, height: number}} Figure */

const words = reportText;

/**
 * Fetches the list of the figures and shows them in a dialog.
 * @param {string} url of the list; the figures lie beside it
 * @throws {DOMException} NetworkError when the list cannot be fetched
 */
export async function openReport(url) {
  /** @type {{figures: Figure[]}} */
  const { figures } = await (await fetchFile(url)).json();
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  const close = createElement('button', { type: 'button', textContent: words.close });
  const heading = createElement('h2', { id: 'report-title', textContent: words.title });
  const dialog = createElement(
    'dialog',
    { className: 'report', 'aria-labelledby': heading.id },
    createElement('div', { className: 'report-head' }, heading, close),
    createElement('p', { className: 'muted', textContent: words.note }),
    createElement(
      'div',
      { className: 'report-figures' },
      ...figures.map((figure) => show(figure, folder)),
    ),
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog) dialog.close(); // beside it
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Figure} figure @param {string} folder */
const show = ({ file, title, alt, note, width, height }, folder) =>
  createElement(
    'figure',
    {},
    createElement('h3', { textContent: title }),
    createElement('img', { src: folder + file, alt, width, height }),
    ...(note ? [createElement('figcaption', { className: 'muted', textContent: note })] : []),
  );
