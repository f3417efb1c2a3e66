/** From logits to a digit, or to `?`. */

/**
 * The index of the largest value; the first of equals.
 * @param {Float32Array | Float64Array | number[]} values at least one
 * @returns {number}
 */
export const argmax = (values) => values.indexOf(Math.max(...values));

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
