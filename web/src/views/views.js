/**
 * Mounts the views, in the order of the list here.
 *
 * `main.js` loads this file when the network is ready; what a view needs only now and then it
 * imports itself, when it is needed.
 */

import './views.css';
import './figures.css';
import { loadPart } from '../shell/parts.js';
import { text } from '../shell/text.js';
import { mountAbout } from './about.js';
import { mountExamples } from './examples.js';
import { mountExplanation } from './explanation.js';
import { mountNeurons } from './neurons.js';
import { mountReadPicture } from './read-picture.js';
import { mountShare } from './share.js';

/** @typedef {import('./types.js').Page} Page */
/** @typedef {import('./types.js').Update} Update */

/** @type {import('./types.js').View[]} */
const VIEWS = [
  mountShare,
  mountReadPicture,
  mountExplanation,
  mountNeurons,
  mountExamples,
  mountAbout,
];

/**
 * A view that fails says so in its place, and leaves the others alone.
 *
 * @param {HTMLElement} parent
 * @param {Page} page
 * @returns {Update}
 */
export function mountViews(parent, page) {
  /** @type {Parameters<Update>} */
  let latest = [null, { readings: [], groups: [] }];
  const mounted = VIEWS.map((mount) => {
    const root = document.createElement('section');
    parent.append(root);
    const view = { root, update: /** @type {Update | void} */ (undefined), isVisible: false };
    loadPart(root, text.parts.view, () => {
      root.replaceChildren();
      return mount(root, page);
    }).then((update) => {
      view.update = update;
      if (update) observer.observe(root);
    });
    return view;
  });
  const show = (/** @type {typeof mounted[0]} */ view) => {
    const { root, update } = view;
    try {
      update?.(...latest);
    } catch {
      view.update = undefined;
      loadPart(root, text.parts.view, () => update?.(...latest)).then(() => {
        view.update = update;
      });
    }
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const view = mounted.find(({ root }) => root === target);
      if (!view) continue;
      view.isVisible = isIntersecting;
      if (isIntersecting) show(view);
    }
  });

  const updateVisible = () => {
    for (const view of mounted) if (view.isVisible) show(view);
  };
  // What is painted has the colours of the moment.
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', updateVisible);
  return (reading, answer) => {
    latest = [reading, answer];
    updateVisible();
  };
}
