/** A grey example that passes through the picture by itself, once, while nothing is drawn. */

import { strokeInput } from '../../../recognition/input/stroke-input.js';

/** @typedef {import('../../types.js').Reading} Reading */

/** A 3, in any unit. @type {import('../../../recognition/types.js').Stroke} */
const THREE = [
  [2, 2],
  [5, 0],
  [8, 1],
  [9, 4],
  [7, 7],
  [4, 8],
  [8, 9],
  [10, 12],
  [9, 16],
  [5, 18],
  [1, 16],
];

/** @param {import('../../types.js').Page['classifier']} classifier @returns {Reading} */
const readExample = (classifier) => classifier.classify([strokeInput([THREE])])[0];

/**
 * @param {HTMLElement} picture gets the class `example` while it passes; the style says how long
 * @param {(reading: Reading | null) => void} paint paints it, and nothing again when it has passed
 */
export function createExample(picture, paint) {
  let isOver = false;

  /** Never again, or never at all. */
  function stop() {
    isOver = true;
    if (!picture.classList.contains('example')) return;
    picture.classList.remove('example');
    paint(null);
  }
  picture.addEventListener('animationend', ({ animationName }) => {
    if (animationName === 'example-ends') stop();
  });

  return {
    stop,
    /** Begins, unless it has been there or nothing shall move. @param {import('../../types.js').Page['classifier']} classifier */
    begin(classifier) {
      if (isOver || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
      isOver = true;
      picture.classList.add('example');
      paint(readExample(classifier));
    },
  };
}
