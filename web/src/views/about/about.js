/** About: how it works, how good it is (from the report of the training), limits, privacy, licence. */
import { version } from '../../../package.json';
import { addHeading, createElement } from '../../shell/dom.js';
import { createNote } from '../note.js';
import { fetchFile } from '../../shell/loading/fetch-file.js';
import { inTime, loadPart } from '../../shell/loading/parts.js';
import { aboutText, reportText } from './text.js';

const words = aboutText;
const FOLDER = 'model/';
const REPORT_URL = `${FOLDER}report.json`;
/** Written by the build, see `vite/licences.js`. */
const LICENCES_URL = 'licences.txt';

/** Digits of the network's checksum that name it. */
const NAMING = 8;

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export function mountAbout(root, { shipped }) {
  addHeading(root, 'about', words.title);
  const accuracy = part(words.accuracy, []);
  root.append(
    createElement(
      'div',
      { className: 'columns' },
      part(words.works, words.worksBody, ...words.notes.map((note) => createNote(...note))),
      accuracy,
      part(words.limits, words.limitsBody),
      part(words.privacy, words.privacyBody),
      part(
        words.licence,
        [...words.licenceBody, words.version(version, shipped.sha256.slice(0, NAMING))],
        link(LICENCES_URL, words.licences),
        ...sourceLink(),
      ),
    ),
  );

  let asked = false;
  async function paint() {
    if (asked) return;
    asked = true;
    await loadPart(accuracy, reportText.name, async () => {
      const report = await (await fetchFile(REPORT_URL)).json();
      accuracy.append(
        ...figures(report).map((textContent) => createElement('p', { textContent })),
        ...(report.figures ? [reportButton(accuracy, FOLDER + report.figures)] : []),
      );
    });
  }
  return { paint };
}

/** @param {string} title @param {string[]} paragraphs @param {...Node} more */
const part = (title, paragraphs, ...more) =>
  createElement(
    'div',
    {},
    createElement('h3', { textContent: title }),
    ...paragraphs.map((paragraph) => createElement('p', { textContent: paragraph })),
    ...more,
  );

/** What the report says, in sentences. @param {any} report see python/digits/evaluation/reporting/report.py */
function figures({ validation, test, ink }) {
  // A network fresh from its training has not met the test digits yet.
  const measured = test ?? validation;
  const percent = (/** @type {number} */ share) => `${(100 * share).toFixed(1)}\u00a0%`;
  const count = measured.count.toLocaleString('en');
  const [low, high] = measured.interval.map(percent);
  const others = ink?.not_digits;
  const worst = Math.min(...measured.per_class);
  return [
    (test ? words.tested : words.validated)(percent(measured.accuracy), low, high, count),
    ...(ink ? [words.pen(percent(ink.accuracy), ink.count.toLocaleString('en'))] : []),
    ...(others
      ? [words.others(percent(others.below_threshold), others.count.toLocaleString('en'))]
      : []),
    words.hardest(String(measured.per_class.indexOf(worst)), percent(worst)),
  ];
}

/**
 * Opens the figures of the report, which are fetched only then.
 * @param {HTMLElement} place gets the notice when that fails
 * @param {string} url of their list
 */
function reportButton(place, url) {
  const button = createElement('button', { type: 'button', textContent: reportText.open });
  let isLoading = false;
  button.addEventListener('click', async () => {
    if (isLoading) return;
    isLoading = true;
    await loadPart(place, reportText.name, async () => {
      const { openReport } = await inTime(import('./report-dialog.js'));
      await openReport(url);
    });
    isLoading = false;
  });
  return button;
}

/** Where the source is: what `package.json` says; else, on GitHub Pages, the address tells. */
function sourceLink() {
  const href = import.meta.env.SOURCE || sourceOnPages();
  return href ? [link(href, words.source)] : [];
}

function sourceOnPages() {
  const [owner, host] = location.hostname.split(/\.(.*)/);
  if (host !== 'github.io') return null;
  const repository = location.pathname.split('/')[1] || location.hostname;
  const href = `https://github.com/${owner}/${repository}`;
  const card = `${href}/blob/main/web/model/MODEL_CARD.md`;
  return [link(href, words.source), link(card, words.card)];
}

/** @param {string} href @param {string} textContent */
const link = (href, textContent) =>
  createElement('p', {}, createElement('a', { href, textContent }));
