/** Digits of the MNIST test set to try, a handful of them misread, and marked so. */
import { figure, sureness } from '../answer.js';
import { blank } from '../canvas.js';
import { paintPicture } from '../paint.js';
import { text as padText } from '../text.js';
import { element, head, say } from './dom.js';
import { text } from './text.js';

/** @typedef {{index: number, label: number, read: number, pixels: string}} Example pixels: base64 of 784 bytes */

const words = text.examples;
const EXAMPLES_URL = 'model/examples.json';
const REPORT_URL = 'model/report.json';

/** @param {HTMLElement} root @param {import('../views.js').Page} page */
export function mountExamples(root, { drawing, place }) {
  head(root, 'examples', words.title);
  const note = element('p', { className: 'soft', textContent: words.note });
  const right = element('ul', { 'aria-label': words.right });
  const wrong = element('ul', { 'aria-label': words.wrong });
  const share = element('p', { className: 'soft' });
  root.append(note, element('h3', { textContent: words.right }), right);
  const verdict = element('p');
  root.append(element('h3', { textContent: words.wrong }), wrong, share, verdict);

  /** @type {(() => void)[]} */
  let paints = [];
  /** @type {Set<unknown>} */
  const pictures = new Set();
  let asked = false;
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
    paints.forEach((paint) => paint()),
  );
  return (/** @type {import('../views.js').Reading | null} */ reading) => {
    const isExample = reading !== null && pictures.has(drawing.pictures[0]);
    say(verdict, isExample ? words.reads(figure(reading), padText.sure(sureness(reading))) : '');
    if (asked) return;
    asked = true;
    fill().catch((error) => {
      console.warn(error);
      say(note, words.missing);
      asked = false;
    });
  };

  async function fill() {
    const [{ digits }, report] = await Promise.all([EXAMPLES_URL, REPORT_URL].map(fetchJson));
    const cards = /** @type {Example[]} */ (digits).map((example) => createCard(example, place));
    for (const { item, isRight } of cards) (isRight ? right : wrong).append(item);
    for (const { picture } of cards) pictures.add(picture);
    paints = cards.map(({ paint }) => paint);
    paints.forEach((paint) => paint());
    const { test } = report;
    if (test) say(share, words.share(test.count - test.right, test.count));
    say(note, words.note);
  }
}

/** @param {string} url */
async function fetchJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP status ${response.status}`);
  return response.json();
}

/** @param {Example} example @param {import('../views.js').Page['place']} place */
function createCard({ label, read, pixels }, place) {
  const picture = Float64Array.from(atob(pixels), (character) => character.charCodeAt(0) / 255);
  const isRight = label === read;
  const canvas = element('canvas', { ariaHidden: 'true' });
  const button = element(
    'button',
    {
      type: 'button',
      className: isRight ? '' : 'misread',
      ariaLabel: isRight ? words.rightName(label) : words.wrongName(label, read),
    },
    canvas,
    element('span', { textContent: words.caption(label, read), ariaHidden: 'true' }),
  );
  button.addEventListener('click', () => place({ pictures: [picture] }));
  const paint = () => {
    const context = blank(canvas);
    context.fillStyle = getComputedStyle(canvas).color;
    paintPicture(context, picture, 0, 0, canvas.width);
  };
  return { item: element('li', {}, button), isRight, picture, paint };
}
