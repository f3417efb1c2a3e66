/** Learning, from corrections here; `training/` from nothing: they, the known digits and the network that comes of them. */
import { imageOf } from './correction-file.js';
import { Corrections } from './corrections.js';
import { fetchKnownDigits } from './known-digits.js';
import { study } from './memory.js';
import { personalClassifier } from './personal-classifier.js';

/** @typedef {import('../recognition/types.js').Classifier} Classifier */
/** @typedef {import('./correction-file.js').Correction} Correction */
/**
 * @typedef {object} Learner
 * @property {Corrections} corrections
 * @property {{label: number, image: ArrayLike<number>}[]} known digits, for which nothing is to change
 * @property {() => Learned} learn from the corrections that there are
 */
/**
 * @typedef {object} Learned
 * @property {Classifier | null} classifier null when nothing was corrected, or the shipped one is chosen
 * @property {import('./memory.js').Change[]} changed known digits that are read otherwise
 */

/**
 * @param {Classifier} shipped
 * @param {() => void} onOther called when another tab has changed the corrections
 * @returns {Promise<Learner>}
 * @throws {DOMException} NetworkError, when the known digits cannot be fetched
 */
export async function createLearner(shipped, onOther) {
  const digits = await fetchKnownDigits();
  const known = await study(digits, shipped, () => new Promise((done) => setTimeout(done)));
  const corrections = new Corrections(shipped.sha256, onOther);
  await corrections.load();
  return {
    corrections,
    known: digits,
    learn() {
      const examples = corrections.list.map((each) => ({
        label: each.label,
        image: imageOf(each),
      }));
      if (!examples.length || !corrections.isOn) return { classifier: null, changed: [] };
      return personalClassifier(shipped, examples, known);
    },
  };
}
