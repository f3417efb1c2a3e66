/** The steps of the tour: the part of the page that each lights up; what it says is in `shell/text.js`. */

/** Selectors, in the order of `text.tour.steps`. */
export const PARTS = [
  '.pad-area .paper',
  '#network .input-layer',
  '#network .hidden-layer',
  '#network .output-layer',
  '#network .explanation',
  '.fool',
];

/** A 7 in a box of 1 by 1, for who has drawn nothing. @type {import('../recognition/types.js').Point[]} */
const SEVEN = [[0.12, 0.08], [0.5, 0.07], [0.86, 0.05], [0.7, 0.35], [0.52, 0.7], [0.4, 0.97]]; // prettier-ignore

/**
 * The example in the middle of a pad.
 * @param {{width: number, height: number}} pad its size in CSS pixels
 * @returns {import('../recognition/types.js').Stroke[]}
 */
export function exampleFor({ width, height }) {
  const side = 0.62 * Math.min(width, height);
  return [
    SEVEN.map(([x, y]) => [width / 2 + (x - 0.5) * 0.75 * side, height / 2 + (y - 0.5) * side]),
  ];
}
