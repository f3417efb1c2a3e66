/**
 * Checks the files of the network against the SHA-256 checksums in `model.json`: a flipped bit,
 * another training or weights in another order are refused instead of answering nonsense.
 *
 * The export writes them, see `python/digits/export/checksums.py`.
 */

/** Stands in `model.json` for its own checksum while that is computed. */
export const BLANK = '0'.repeat(64);

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<string>} the SHA-256 in 64 hexadecimal digits
 */
export async function sha256(bytes) {
  const digest = crypto.subtle
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    : // On a plain http:// address of the local network browsers withhold their own.
      (await import('@noble/hashes/sha2.js')).sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * What is wrong with the files of a network, if anything.
 *
 * @param {string} text of model.json
 * @param {{weights?: unknown, model?: unknown} | undefined} expected its checksums
 * @param {ArrayBuffer} weights
 * @returns {Promise<string | null>} in English; null when both files are as they were exported
 */
export async function findMismatch(text, expected, weights) {
  const { weights: ofWeights, model: ofModel } = expected ?? {};
  if (typeof ofWeights !== 'string' || typeof ofModel !== 'string') {
    return 'model.json has no checksums';
  }
  const blank = new TextEncoder().encode(text.replace(ofModel, BLANK));
  const found = await Promise.all([new Uint8Array(weights), blank].map(sha256));
  if (found[0] !== ofWeights) return 'the weights differ from their checksum';
  return found[1] === ofModel ? null : 'model.json differs from its checksum';
}
