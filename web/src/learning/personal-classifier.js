/** The shipped network with what the visitor has corrected. */
import { decide, logitMargin, softmax } from '../recognition/decision.js';
import { remember } from './memory.js';

/** @typedef {import('../recognition/types.js').Classifier} Classifier */
/** @typedef {import('./memory.js').Example} Example */
/** @typedef {import('./memory.js').Known} Known */

/**
 * @param {Classifier} shipped
 * @param {Example[]} examples corrected drawings
 * @param {Known} known digits that stay read as they are
 * @returns {{classifier: Classifier, changed: import('./memory.js').Change[]}} changed: those of the known
 *   digits that are read otherwise than by the shipped network
 */
export function personalClassifier(shipped, examples, known) {
  const memory = remember(examples, known, shipped);
  /** @type {Classifier['classify']} */
  const classify = (images) =>
    shipped.classify(images).map((reading) => {
      const { logits: added, nearest } = memory.add(reading.image);
      // A drawing that makes no numbers stays as it is: what is wrong must not spread.
      if (!added.every(Number.isFinite)) return reading;
      const logits = reading.logits.map((logit, digit) => logit + added[digit]);
      const digit = decide(logits, memory.threshold);
      const isLearned = digit !== reading.digit && digit !== null && nearest !== null;
      return {
        ...reading,
        digit,
        logits,
        probabilities: softmax(logits),
        margin: logitMargin(logits),
        added: Float32Array.from(added),
        ...(isLearned && { like: mostLike(examples, nearest, digit) }),
      };
    });
  const { threshold, changed } = memory;
  return { classifier: { ...shipped, origin: 'personal', threshold, classify }, changed };
}

/**
 * The corrected drawing that an answer is due to, if it has that label.
 * @param {Example[]} examples
 * @param {number} nearest
 * @param {number} digit
 */
const mostLike = (examples, nearest, digit) =>
  examples[nearest].label === digit ? examples[nearest].image : undefined;
