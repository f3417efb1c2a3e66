/** Puts right checksums into a `model.json` that a test has changed, as the export does. */
import { createHash } from 'node:crypto';

const BLANK = '0'.repeat(64);
const sha256 = (/** @type {Uint8Array | string} */ content) =>
  createHash('sha256').update(content).digest('hex');

/**
 * @param {any} model
 * @param {Uint8Array} [weights] when they are others than those of the model
 * @returns {string} its text
 */
export function seal(model, weights) {
  const { userDefinedMetadata: metadata } = model;
  const ofWeights = weights ? sha256(weights) : metadata.sha256.weights;
  const sealed = {
    ...model,
    userDefinedMetadata: { ...metadata, sha256: { weights: ofWeights, model: BLANK } },
  };
  const blank = JSON.stringify(sealed);
  return blank.replace(BLANK, sha256(blank));
}
