/**
 * What opens below the picture for the part that is chosen in it: one file for each kind of part.
 *
 * @typedef {object} Shown
 * @property {import('../../types.js').Reading | null} reading null when nothing is drawn
 * @property {import('../../../recognition/types.js').Weights} weights
 * @property {number} index of the square, neuron or digit
 * @property {number | null} contrastDigit that a digit is compared with
 *
 * @typedef {object} Details
 * @property {HTMLElement} root
 * @property {HTMLElement} [controls] beside the title
 * @property {(shown: Shown) => string} update changes the text; returns the title
 * @property {(shown: Shown) => void} [paint] paints, when it is in sight
 *
 * @typedef {(selection: import('../selection.js').Selection | null) => void} Choose
 */

export {};
