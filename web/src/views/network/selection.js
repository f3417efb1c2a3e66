/**
 * What is chosen in the picture: a square of the input, a neuron, a digit's sum, or the softmax. As long as
 * nothing is, the sum of the answer.
 *
 * @typedef {{kind: 'square' | 'neuron' | 'output' | 'softmax', index: number}} Selection index: 0 for the softmax
 */

import { CLASSES, PIXELS } from '../../recognition/network/shape.js';
import { asChoice } from '../../shell/storage.js';

/**
 * A selection that was saved, or null when it is none that there can be.
 *
 * A sum is not taken up again: the next drawing has another answer.
 * @param {unknown} value
 * @param {number} units hidden neurons
 * @returns {Selection | null}
 */
export function asSelection(value, units) {
  const { kind, index } = /** @type {Partial<Selection>} */ (value ?? {});
  const count = { square: PIXELS, neuron: units, softmax: 1, output: 0 }[kind ?? 'output'] ?? 0;
  const place = asChoice(index, count);
  return kind && place !== null ? { kind, index: place } : null;
}

/**
 * Where a key leads in a grid that is read row by row; null for other keys.
 * @param {string} key
 * @param {number} from
 * @param {number} columns
 * @param {number} count of all places
 * @returns {number | null}
 */
export function destination(key, from, columns, count) {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
  const step = steps[/** @type {keyof typeof steps} */ (key)];
  if (!step) return null;
  const to = from + step;
  return to >= 0 && to < count ? to : from;
}

/** @param {Selection | null} a @param {Selection | null} b */
export const isSame = (a, b) => a?.kind === b?.kind && a?.index === b?.index;

/** The digits, to make ten of something. */
export const DIGITS = Array.from({ length: CLASSES }, (_, digit) => digit);
