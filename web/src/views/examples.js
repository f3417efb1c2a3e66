/** Digits of the MNIST test set to try, a handful of them misread, and marked so. */
import { onRepaint, resizeAndClear } from '../drawing/canvas.js';
import { paintImage } from '../drawing/paint-image.js';
import { digitLabel } from '../recognition/answer.js';
import { confidence } from '../shell/answer-panel.js';
import { addHeading, createElement, setText } from '../shell/dom.js';
import { text } from '../shell/text.js';
import { viewText } from './text.js';

/** @typedef {{index: number, label: number, read: number, pixels: string}} Example pixels: base64 of 784 bytes */

const words = viewText.examples;
const EXAMPLES_URL = 'model/examples.json';
const REPORT_URL = 'model/report.json';

/** @param {HTMLElement} root @param {import('./types.js').Page} page */
export function mountExamples(root, { drawing, setDrawing }) {
  addHeading(root, 'examples', words.title);
  const note = createElement('p', { className: 'muted', textContent: words.note });
  const correct = createElement('ul', { 'aria-label': words.correct });
  const misread = createElement('ul', { 'aria-label': words.misread });
  const total = createElement('p', { className: 'muted' });
  root.append(note, createElement('h3', { textContent: words.correct }), correct);
  const status = createElement('p');
  root.append(createElement('h3', { textContent: words.misread }), misread, total, status);

  /** @type {(() => void)[]} */
  let paints = [];
  /** @type {Set<unknown>} */
  const images = new Set();
  let asked = false;
  onRepaint(() => paints.forEach((paint) => paint()));
  return {
    update(/** @type {import('./types.js').Reading | null} */ reading) {
      const isExample = reading !== null && images.has(drawing.images[0]);
      setText(
        status,
        isExample ? words.reads(digitLabel(reading), text.confidence(confidence(reading))) : '',
      );
    },
    paint() {
      if (asked) return;
      asked = true;
      fill().catch((error) => {
        console.warn(error);
        setText(note, words.missing);
        asked = false;
      });
    },
  };

  async function fill() {
    const [{ digits }, report] = await Promise.all([EXAMPLES_URL, REPORT_URL].map(fetchJson));
    const cards = /** @type {Example[]} */ (digits).map((example) =>
      createCard(example, setDrawing),
    );
    for (const { item, isCorrect } of cards) (isCorrect ? correct : misread).append(item);
    for (const { image } of cards) images.add(image);
    paints = cards.map(({ paint }) => paint);
    paints.forEach((paint) => paint());
    const { test } = report;
    if (test) setText(total, words.total(test.count - test.right, test.count));
    setText(note, words.note);
  }
}

/** @param {string} url */
async function fetchJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP status ${response.status}`);
  return response.json();
}

/** @param {Example} example @param {import('./types.js').Page['setDrawing']} setDrawing */
function createCard({ label, read, pixels }, setDrawing) {
  const image = Float64Array.from(atob(pixels), (character) => character.charCodeAt(0) / 255);
  const isCorrect = label === read;
  const canvas = createElement('canvas', { ariaHidden: 'true' });
  const button = createElement(
    'button',
    {
      type: 'button',
      className: isCorrect ? '' : 'misread',
      ariaLabel: isCorrect ? words.correctName(label) : words.misreadName(label, read),
    },
    canvas,
    createElement('span', { textContent: words.caption(label, read), ariaHidden: 'true' }),
  );
  button.addEventListener('click', () => setDrawing({ images: [image] }));
  const paint = () => {
    const context = resizeAndClear(canvas);
    context.fillStyle = getComputedStyle(canvas).color;
    paintImage(context, image, 0, 0, canvas.width);
  };
  return { item: createElement('li', {}, button), isCorrect, image, paint };
}
