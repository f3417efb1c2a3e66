/**
 * The views below the pad. Each is a file in `views/` and knows nothing of the others.
 *
 * A view is a function `mount(root, page)`:
 * - `root` is an empty <section> for it, in the order of the list here; the view fills it.
 * - `page` is what it may use, see `Page`.
 * - It returns `update(reading, answer)`, or nothing when it does not follow the drawing. `update`
 *   is called when there is something new to show, at most once a frame and only while `root` is
 *   in sight: `reading` is the digit in focus, or null when nothing is drawn; `answer` is all of
 *   them, in `answer.readings`.
 *
 * This file is loaded by `main.js` when the network is ready; what a view needs only now and then
 * it imports itself, when it is needed.
 *
 * @typedef {import('./reader.js').Reading} Reading
 * @typedef {import('./reader.js').Answer} Answer
 * @typedef {(reading: Reading | null, answer: Answer) => void} Update
 *
 * @typedef {object} Page
 * @property {import('./drawing.js').Drawing} drawing what lies on the pad; `drawing.onChange` tells
 * @property {import('./classifier.js').Classifier} classifier reads pictures; has the weights
 * @property {(sheet: Partial<import('./drawing.js').Sheet>) => void} place puts strokes or pictures
 *   (28x28, not normalised) on the pad and reads them; undo brings back what was there
 * @property {(message: string) => void} announce says a short sentence to screen readers, politely
 */

import './views/views.css';
import './views/figures.css';
import './views/notice.css';
import { mountAbout } from './views/about.js';
import { mountExamples } from './views/examples.js';
import { mountNeurons } from './views/neurons.js';
import { mountPictures } from './views/pictures.js';
import { mountTakeAlong } from './views/take-along.js';
import { mountWhy } from './views/why.js';

/** @type {((root: HTMLElement, page: Page) => Update | void)[]} */
const VIEWS = [mountTakeAlong, mountPictures, mountWhy, mountNeurons, mountExamples, mountAbout];

/**
 * @param {HTMLElement} parent
 * @param {Page} page
 * @returns {Update}
 */
export function mountViews(parent, page) {
  /** @type {[reading: Reading | null, answer: Answer]} */
  let latest = [null, { readings: [], groups: [] }];
  const mounted = VIEWS.map((mount) => {
    const root = document.createElement('section');
    parent.append(root);
    return { root, update: mount(root, page), isVisible: false };
  });
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const view = mounted.find(({ root }) => root === target);
      if (!view) continue;
      view.isVisible = isIntersecting;
      if (isIntersecting) view.update?.(...latest);
    }
  });
  for (const { root, update } of mounted) if (update) observer.observe(root);

  const updateVisible = () => {
    for (const { update, isVisible } of mounted) if (isVisible) update?.(...latest);
  };
  // What is painted has the colours of the moment.
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', updateVisible);
  return (reading, answer) => {
    latest = [reading, answer];
    updateVisible();
  };
}
