/**
 * Mounts the views, in the order of the list here.
 *
 * `main.js` loads this file when the network is ready; what a view needs only now and then it
 * imports itself, when it is needed.
 */

import './views.css';
import './figures.css';
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
 * @param {HTMLElement} parent
 * @param {Page} page
 * @returns {Update}
 */
export function mountViews(parent, page) {
  const mounted = VIEWS.map((mount) => {
    const root = document.createElement('section');
    parent.append(root);
    return { root, ...mount(root, page), isVisible: false };
  });
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const view = mounted.find(({ root }) => root === target);
      if (!view) continue;
      view.isVisible = isIntersecting;
      if (isIntersecting) view.paint?.();
    }
  });
  for (const { root, paint } of mounted) if (paint) observer.observe(root);

  return (reading, answer) => {
    for (const { update, paint, isVisible } of mounted) {
      update?.(reading, answer);
      if (isVisible) paint?.();
    }
  };
}
