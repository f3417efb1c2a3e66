/** From logits to a digit, or to `?`. */

/**
 * The index of the largest value; the first of equals.
 * @param {Float32Array | Float64Array | number[]} values at least one
 * @returns {number}
 */
export const argmax = (values) => values.indexOf(Math.max(...values));

/**
 * The probabilities that logits stand for.
 * @param {Float32Array} logits
 * @returns {Float32Array} of sum 1
 */
export function softmax(logits) {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / sum);
}

/**
 * How much an image looks like a digit at all: the lead of the largest logit over their mean. It
 * tells digits from other things better than the largest probability does.
 * @param {Float32Array} logits
 * @returns {number} 0 or more
 */
export const logitMargin = (logits) =>
  Math.max(...logits) - logits.reduce((sum, logit) => sum + logit) / logits.length;

/**
 * The digit with the largest logit, unless the logit margin is below the threshold.
 * @param {Float32Array} logits of the ten digits
 * @param {number} threshold of the logit margin; `scoreThreshold` in model.json
 * @returns {number | null} null: no digit, shown as `?`
 */
export const decide = (logits, threshold) =>
  logitMargin(logits) < threshold ? null : argmax(logits);

/** Thresholds that are asked of a reading at most, see `judge.js`. */
export const MOST_ASKED = 3;

// Nats, chosen with the costs of `segmentation/partition.js`.
const NO_DIGIT_COST = 3; // for a logit margin at the threshold or below; it fades with each threshold more
const AMBIGUOUS_COST = 0.8; // for each nat of -log(probability),
const MOST_AMBIGUOUS = 1.5; // of which there are so many at most

/**
 * What a reading says against its ink being one digit: that it looks like none, or like several.
 * @param {{margin: number, probabilities: Float32Array}} reading
 * @param {number} threshold of the logit margin
 * @returns {number} nats, 0 or more
 */
export function readingCost({ margin, probabilities }, threshold) {
  const doubt = threshold > 0 ? Math.min(1, Math.exp(1 - margin / threshold)) : 0;
  const ambiguity = Math.min(MOST_AMBIGUOUS, -Math.log(Math.max(...probabilities)));
  return NO_DIGIT_COST * doubt + AMBIGUOUS_COST * ambiguity;
}
