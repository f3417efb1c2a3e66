/** Parts of a sum, rounded to one decimal so that the sum is right to the eye. */

/**
 * Rounds parts so that they add up to the rounded sum: each goes down to its tenth, and those that lose
 * most by it go up instead (the largest remainder method).
 *
 * @param {number[]} parts
 * @param {number} total that they come to, but for rounding
 * @returns {number[]} the parts, and the total; each a whole number of tenths
 */
export function roundedSum(parts, total) {
  const tenths = parts.map((part) => Math.floor(10 * part));
  const together = Math.round(10 * total);
  const lost = (/** @type {number} */ i) => 10 * parts[i] - tenths[i];
  const short = together - tenths.reduce((a, b) => a + b);
  const most = [...parts.keys()].sort((a, b) => lost(b) - lost(a));
  for (const part of most.slice(0, short)) tenths[part]++;
  return [...tenths, together].map((tenth) => tenth / 10);
}

/**
 * @param {ArrayLike<number>} pixels evidence of each pixel, in logits
 * @returns {[number, number]} of those for it, and of those against it
 */
export function evidenceParts(pixels) {
  const sumOf = (/** @type {number} */ sign) =>
    Array.from(pixels).reduce((sum, share) => (share * sign > 0 ? sum + share : sum), 0);
  return [sumOf(1), sumOf(-1)];
}
