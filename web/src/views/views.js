/**
 * Mounts the views, in the order of the list here.
 *
 * `main.js` loads this file when the network is ready; what a view needs only now and then it
 * imports itself, when it is needed.
 */

import './views.css';
import './about/about.css';
import './pad-tools/pad-tools.css';
import './figures.css';
import './experiments/experiments.css';
import './mnist/mnist.css';
import './network/network.css';
import './training/training.css';
import { EMPTY_ANSWER } from '../recognition/answer.js';
import { byId } from '../shell/dom.js';
import { loadPart } from '../shell/loading/parts.js';
import { text } from '../shell/text.js';
import { mountAbout } from './about/about.js';
import { mountCorrect } from './correct/correct.js';
import { mountFool } from './experiments/fool.js';
import { mountAlike, mountMistakes } from './mnist/mnist.js';
import { mountNetwork } from './network/network.js';
import { mountReadPicture } from './pad-tools/read-picture.js';
import { mountShare } from './pad-tools/share.js';
import { mountTouch } from './experiments/touch.js';
import { mountTraining } from './training/training.js';

/** @typedef {import('./types.js').Page} Page */

/** @type {import('./types.js').View[]} */
const VIEWS = [
  mountNetwork,
  mountTouch,
  mountFool,
  mountCorrect,
  mountTraining,
  mountAlike,
  mountMistakes,
  mountAbout,
];

/**
 * Views that have a place of their own, beside the pad; the others follow each other below.
 * @type {Map<import('./types.js').View, string>}
 */
const PLACES = new Map([[mountNetwork, 'network']]);

/** Views that are small tools at the pad. @type {import('./types.js').View[]} */
const TOOLS = [mountReadPicture, mountShare];

/**
 * A view that fails says so in its place, and leaves the others alone.
 *
 * @param {HTMLElement} parent
 * @param {Page} page
 * @returns {import('../shell/answer/live-answer.js').Views}
 */
export function mountViews(parent, page) {
  /** @type {Parameters<import('./types.js').Update>} */
  let latest = [null, EMPTY_ANSWER];
  const views = [...TOOLS, ...VIEWS].map((mount) => {
    const isTool = TOOLS.includes(mount);
    const place = PLACES.get(mount);
    const root = place ? byId(place) : document.createElement(isTool ? 'div' : 'section');
    if (!place) (isTool ? byId('pad-tools') : parent).append(root);
    const view = {
      root,
      mounted: /** @type {import('./types.js').Mounted} */ ({}),
      isVisible: false,
    };
    loadPart(root, text.parts.view, () => {
      root.replaceChildren();
      return mount(root, page);
    }).then((mounted) => {
      view.mounted = mounted;
      show(view);
      if (mounted.paint) observer.observe(root);
    });
    return view;
  });

  /** @param {typeof views[0]} view */
  const update = ({ mounted }) => mounted.update?.(...latest);
  /** @param {typeof views[0]} view */
  const paint = ({ mounted, isVisible }) => isVisible && mounted.paint?.();

  /** @param {typeof views[0]} view @param {(typeof update | typeof paint)[]} steps */
  function show(view, steps = [update, paint]) {
    const { root, mounted } = view;
    const bringUpToDate = () => steps.forEach((step) => step({ ...view, mounted }));
    try {
      bringUpToDate();
    } catch {
      view.mounted = {};
      loadPart(root, text.parts.view, bringUpToDate).then(() => {
        view.mounted = mounted;
      });
    }
  }

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const view = views.find(({ root }) => root === target);
      if (!view) continue;
      view.isVisible = isIntersecting;
      if (isIntersecting) show(view);
    }
  });

  // A sheet of paper shows more than the window does.
  addEventListener('beforeprint', () => views.forEach(({ mounted }) => mounted.paint?.()));

  return {
    update(reading, answer) {
      latest = [reading, answer];
      for (const view of views) show(view, [update]);
    },
    // After all text: who paints asks for styles, and each change of text between would have them worked out anew.
    paint() {
      for (const view of views) show(view, [paint]);
    },
  };
}
