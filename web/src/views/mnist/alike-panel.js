/** The training digits that light up the neurons most as the drawing does. */

import { normalize } from '../../recognition/input/normalize.js';
import { createElement, setText } from '../../shell/dom.js';
import { alikeText } from './text.js';
import { fetchDigits } from './digit-file.js';
import { createDigitList } from './digit-list.js';
import { mostAlike } from './most-alike.js';

/** @typedef {import('../types.js').Reading} Reading */

const words = alikeText;
const SHOWN = 5;
/** Digits that are read at once: a few hundredths of a second, so that the pen does not stop. */
const BATCH = 50;

/**
 * @param {HTMLElement} place
 * @param {import('../types.js').Page} page
 * @returns {Promise<import('../types.js').Mounted>}
 * @throws {Error} when the digits cannot be fetched; see `fetchDigits`
 */
export async function mountAlikePanel(place, page) {
  const file = await fetchDigits('training-digits');
  if (!file) {
    place.append(createElement('p', { textContent: words.missing }));
    return {};
  }
  const { digits } = file;
  const images = digits.map(({ image }) => normalize(image));
  const sentence = createElement('p', { textContent: words.empty });
  const { list, show, paint } = createDigitList(({ image }) =>
    page.setDrawing({ images: [image] }),
  );
  place.append(sentence, list);

  /** @type {Reading | null} */
  let latest = null;
  /** @type {import('../../recognition/types.js').Classifier | null} of whom `hiddens` are */
  let classifier = null;
  /** @type {Float32Array[]} */
  let hiddens = [];

  async function readAll() {
    const reader = page.classifier;
    classifier = reader;
    hiddens = [];
    /** @type {Float32Array[]} */
    const found = [];
    for (let start = 0; start < images.length; start += BATCH) {
      const readings = reader.classify(images.slice(start, start + BATCH));
      found.push(...readings.map(({ hidden }) => hidden));
      await new Promise((resolve) => setTimeout(resolve));
      if (classifier !== reader) return;
    }
    hiddens = found;
    compare();
  }

  function compare() {
    if (classifier !== page.classifier) {
      readAll();
      return;
    }
    if (!hiddens.length) return;
    const found = latest ? mostAlike(latest.hidden, hiddens, SHOWN) : [];
    const labels = found.map(({ index }) => digits[index].label);
    setText(sentence, latest ? words.labels(labels) : words.empty);
    show(
      words.list,
      found.map(({ index, similarity }) => {
        const { label } = digits[index];
        const caption = words.caption(label, similarity);
        return { digit: digits[index], name: caption, caption };
      }),
    );
  }

  return {
    update(reading) {
      latest = reading;
      compare();
    },
    paint,
  };
}
