/** Which of many digits look most alike to the network. */

/**
 * Indices of the vectors that point most in the same direction: by cosine similarity.
 *
 * @param {ArrayLike<number>} vector activations of the hidden neurons, 0 or more
 * @param {ArrayLike<number>[]} others of the same length
 * @param {number} count how many to give
 * @returns {{index: number, similarity: number}[]} the most alike first; `similarity` is 0 (nothing in
 *   common) to 1 (the same pattern)
 */
export function mostAlike(vector, others, count) {
  return others
    .map((other, index) => ({ index, similarity: cosine(vector, other) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, count);
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b @returns {number} 0 where one is all zeros */
export function cosine(a, b) {
  let [both, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    both += a[i] * b[i];
    squaresA += a[i] ** 2;
    squaresB += b[i] ** 2;
  }
  return both / Math.sqrt(squaresA * squaresB) || 0;
}
