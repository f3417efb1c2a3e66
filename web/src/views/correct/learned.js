/**
 * What the page has learned from its visitor: the corrected digits, and all that can be done with them.
 * Loaded when somebody corrects, or has corrected before.
 */
import { colourOf, onRepaint, resizeAndClear } from '../../drawing/canvas/canvas.js';
import { paintImage } from '../../drawing/canvas/paint-image.js';
import {
  formatCorrections,
  imageOf,
  parseCorrections,
  toCorrection,
} from '../../learning/correction-file.js';
import { createLearner } from '../../learning/learner.js';
import { EMPTY_ANSWER, digitLabel } from '../../recognition/answer.js';
import { readingCost } from '../../recognition/decision.js';
import { strokeInput } from '../../recognition/input/stroke-input.js';
import { joined, parted } from '../../recognition/segmentation/cuts.js';
import { StrokeFileError } from '../../sharing/stroke-file.js';
import { createButton, createElement, setText } from '../../shell/dom.js';
import { download } from '../../shell/download.js';
import { save } from '../../shell/storage.js';
import { toast } from '../../shell/toast.js';
import { learnedText as words } from './learned-text.js';

/** @typedef {import('../../learning/correction-file.js').Correction} Correction */
/** @typedef {import('../types.js').Answer} Answer */
/** @typedef {import('../types.js').Reading} Reading */
/**
 * @typedef {object} Learned
 * @property {(label: number, index: number) => Promise<void>} correct the digit that is read at an index
 * @property {(index: number) => void} join it with its neighbour
 * @property {(index: number) => void} split it in two
 * @property {import('../types.js').Update} update
 */

/** Bytes of a file that are read at all. */
const MOST_BYTES = 10_000_000;
/** Known digits that are read otherwise now, of which pictures are shown. */
const MOST_SHOWN = 8;

/**
 * @param {HTMLElement} root with its heading
 * @param {import('../types.js').Page} page
 * @param {HTMLElement} result says what came of a correction
 * @returns {Promise<Learned>}
 */
export async function mountLearned(root, page, result) {
  const learner = await createLearner(page.shipped, () => show());
  const { corrections, known } = learner;

  const reason = createElement('p', { hidden: true });
  const reasonPicture = createPicture(words.like);
  const because = createElement(
    'div',
    { className: 'because', hidden: true },
    reasonPicture,
    reason,
  );
  result.before(because);
  const list = createElement('ul', { className: 'corrections' });
  const state = createElement('p', { className: 'muted' });
  const others = createElement('ul', { className: 'corrections', 'aria-label': words.others });
  const file = createElement('input', { type: 'file', accept: '.jsonl,.txt', hidden: true });
  const buttons = {
    undo: createButton(words.undo, async () => {
      await corrections.undo();
      show();
    }),
    switch: createButton(words.original, () => readWithYours(!corrections.isOn)),
    save: createButton(words.save, () =>
      download(new Blob([formatCorrections(corrections.list)]), 'my-digits.jsonl'),
    ),
    open: createButton(words.open, () => file.click()),
    forget: createButton(words.forget, async () => {
      await corrections.remove(corrections.list);
      show();
      toast(words.forgotten);
    }),
  };
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (chosen) await take(chosen);
    file.value = '';
  });
  const heading = /** @type {HTMLElement} */ (root.querySelector('h2'));
  const row = createElement('div', { className: 'row' }, ...Object.values(buttons));
  root.replaceChildren(heading, state, others, list, row, file);

  /** @param {boolean} isOn */
  async function readWithYours(isOn) {
    await corrections.switch(isOn);
    show();
  }

  /** Reads by what was learned, and shows it. What is said of an earlier change, with its "Undo", is over. */
  function show() {
    result.replaceChildren();
    const { classifier, changed } = learner.learn();
    save('learned', corrections.list.length > 0);
    const isPersonal = page.classifier.origin === 'personal';
    if (classifier || isPersonal) page.readWith(classifier);
    const count = corrections.list.length;
    const parts = [words.learned(count)];
    if (count > 0 && corrections.isOn) parts.push(words.changed(changed.length, known.length));
    if (count > 0 && !corrections.isOn) parts.push(words.isOff);
    if (!corrections.isKept) parts.push(words.notKept);
    setText(state, parts.join(' '));
    others.replaceChildren(...changed.slice(0, MOST_SHOWN).map(createChanged));
    list.replaceChildren(...corrections.list.toReversed().map(createItem));
    setText(buttons.switch, corrections.isOn ? words.original : words.yours);
    for (const name of /** @type {const} */ (['switch', 'save', 'forget'])) {
      buttons[name].ariaDisabled = String(count === 0);
    }
    buttons.undo.ariaDisabled = String(!corrections.canUndo);
    return changed;
  }

  /** @param {Correction} correction */
  function createItem(correction) {
    const picture = createPicture(words.picture(correction.label));
    const remove = createButton(words.remove, async () => {
      await corrections.remove([correction]);
      show();
      (list.querySelector('button') ?? buttons.undo).focus();
    });
    remove.ariaLabel = words.removeName(correction.label);
    const item = createElement('li', {}, picture, String(correction.label), remove);
    showImage(picture, imageOf(correction));
    return item;
  }

  /** A known digit that is read otherwise now. @param {import('../../learning/memory.js').Change} change */
  function createChanged({ known: { image, label }, before, now }) {
    const picture = createPicture(words.known(label));
    showImage(picture, image);
    const change = words.change(digitLabel({ digit: before }), digitLabel({ digit: now }));
    return createElement('li', {}, picture, change);
  }

  /** Corrections from a file; of a bad one nothing is taken. @param {File} chosen */
  async function take(chosen) {
    try {
      if (chosen.size > MOST_BYTES) throw new StrokeFileError(words.large);
      const more = parseCorrections(await chosen.text());
      await corrections.add(more);
      show();
      toast(words.taken(more.length));
    } catch (error) {
      toast(words.notTaken(error instanceof StrokeFileError ? error.message : words.unreadable));
    }
  }

  /** @param {import('../../recognition/types.js').Cut} cut */
  function cut(cut) {
    const { strokes, cuts = [] } = page.drawing;
    page.setDrawing({ strokes, cuts: [...cuts, cut] });
  }

  let latest = EMPTY_ANSWER;
  show();
  onRepaint(() => {
    for (const canvas of document.querySelectorAll('canvas')) paint(canvas);
  });
  let { origin } = page.classifier;
  return {
    async correct(label, index) {
      const { drawing } = page;
      const reading = latest.readings[index];
      if (!reading) return;
      const before = digitLabel(reading);
      const correction = toCorrection(label, latest.inks[index], drawing.images[index]);
      await corrections.add([correction]);
      const changed = show();
      const [now] = page.classifier.classify([imageOf(correction)]);
      const undo = createButton(words.undo, async () => {
        await corrections.undo();
        show();
        setText(result, words.undone);
      });
      const more = corrections.isKept
        ? createElement('span', { className: 'known' }, words.changed(changed.length, known.length))
        : words.resultNotKept;
      result.replaceChildren(
        createElement('span', {}, words.result(before, digitLabel(now)), more),
        undo,
      );
    },
    join(index) {
      const { strokes } = page.drawing;
      const next = neighbour(latest, index);
      if (next !== null) cut(joined(latest, strokes, index, next));
    },
    split(index) {
      const { classifier, drawing } = page;
      const costs = (/** @type {import('../../recognition/types.js').Stroke[][]} */ digits) =>
        classifier
          .classify(digits.map((digit) => strokeInput(digit)))
          .map((reading) => readingCost(reading, classifier.threshold));
      const two = latest.inks[index] && parted(latest, drawing.strokes, index, costs);
      if (two) cut(two);
      else toast(words.notSplit);
    },
    update(reading, answer) {
      latest = answer;
      // "Use the original", beside the answer, is the same switch.
      const isReturn = page.classifier.origin === 'shipped' && origin !== 'shipped';
      ({ origin } = page.classifier);
      if (isReturn && corrections.isOn && corrections.list.length) readWithYours(false);
      because.hidden = !reading?.like || reading.digit === null;
      reason.hidden = because.hidden;
      if (!reading?.like || reading.digit === null) return;
      setText(reason, words.because(reading.digit));
      showImage(reasonPicture, reading.like);
    },
  };
}

/**
 * The digit after one in its row, or before it.
 * @param {Answer} answer
 * @param {number} index
 */
function neighbour({ rows }, index) {
  const row = rows.map((numbers) => numbers.flat()).find((digits) => digits.includes(index)) ?? [];
  const at = row.indexOf(index);
  return row[at + 1] ?? row[at - 1] ?? null;
}

/** @type {WeakMap<Element, ArrayLike<number>>} the 784 greys of each picture */
const images = new WeakMap();

/** @param {string} name */
const createPicture = (name) =>
  createElement('canvas', { className: 'thumb', role: 'img', 'aria-label': name });

/** Paints an image as soon as its picture is in the page. @param {HTMLCanvasElement} canvas @param {ArrayLike<number>} image */
function showImage(canvas, image) {
  images.set(canvas, image);
  requestAnimationFrame(() => paint(canvas));
}

/** @param {HTMLCanvasElement} canvas */
function paint(canvas) {
  const image = images.get(canvas);
  if (!image) return;
  const context = resizeAndClear(canvas);
  context.fillStyle = colourOf(canvas);
  paintImage(context, image, 0, 0, canvas.width);
}
