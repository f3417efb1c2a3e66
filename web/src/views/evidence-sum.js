/** The evidence for an answer, added up in one decimal so that the sum is right to the eye. */

/**
 * Rounds the parts so that they add up to the rounded sum: each goes down to its tenth, and those
 * that lose most by it go up instead (the largest remainder method).
 *
 * @param {ArrayLike<number>} pixels evidence of each pixel, in logits
 * @param {number} bias what the biases give
 * @param {number} total what all comes to: a logit, or the lead of one over another
 * @param {number} [learned] what the visitor's corrections add, if there are any
 * @returns {number[]} of the pixels for it, the pixels against it, the biases, the corrections if there are
 *   any, and the total; in logits, each a whole number of tenths
 */
export function evidenceSum(pixels, bias, total, learned) {
  const sumOf = (/** @type {number} */ sign) =>
    Array.from(pixels).reduce((sum, share) => (share * sign > 0 ? sum + share : sum), 0);
  const parts = [sumOf(1), sumOf(-1), bias, ...(learned === undefined ? [] : [learned])];
  const tenths = parts.map((part) => Math.floor(10 * part));
  const together = Math.round(10 * total);
  const lost = (/** @type {number} */ i) => 10 * parts[i] - tenths[i];
  const short = together - tenths.reduce((a, b) => a + b);
  const most = [...parts.keys()].sort((a, b) => lost(b) - lost(a));
  for (const part of most.slice(0, short)) tenths[part]++;
  return [...tenths, together].map((tenth) => tenth / 10);
}
