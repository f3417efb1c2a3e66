/**
 * The cheapest way to take every thing of a row exactly once, some together (R. Bellman 1957, "Dynamic programming").
 *
 * A state is the first thing that is not yet taken, and which of those after it are, as bits. It is kept what
 * the rest costs from there: when candidates become dearer, only states before them change.
 */

/**
 * @typedef {object} Taken what a candidate takes, and what it costs
 * @property {number} taken things of the row, as bits: bit k is the k-th after the candidate's first
 * @property {number} cost may rise between two calls
 */

/**
 * @template {Taken} Candidate
 * @param {Candidate[][]} starts candidates by their first thing; the one that takes it alone comes first
 * @param {number} window so many things from its first a candidate reaches, at most
 * @returns {(last: number) => {candidates: Candidate[], cost: number}} `last` is the last thing whose candidates
 *   have changed since the call before; at the first call, the last of the row
 */
export function createSearch(starts, window) {
  const states = 1 << (window - 1);
  const costs = new Float64Array((starts.length + 1) * states).fill(Infinity);
  costs[starts.length * states] = 0;
  /** @type {Candidate[]} */
  const choices = Array(starts.length * states);
  // The state after all that is taken at the front; the thing that it begins with is never taken.
  const stateAfter = (/** @type {number} */ first, /** @type {number} */ taken) => {
    let next = first;
    let left = taken;
    for (; left & 1; left >>= 1) next++;
    return next * states + (left >> 1);
  };
  return (last) => {
    for (let first = last; first >= 0; first--) {
      for (let others = 0; others < states; others++) {
        const taken = others << 1;
        const state = first * states + others;
        // The first alone, whatever it costs, unless another is cheaper.
        starts[first].forEach((candidate, i) => {
          if (candidate.taken & taken) return;
          const cost = candidate.cost + costs[stateAfter(first, taken | candidate.taken)];
          if (i > 0 && !(cost < costs[state])) return;
          costs[state] = cost;
          choices[state] = candidate;
        });
      }
    }
    const candidates = [];
    for (let state = 0; state < choices.length;) {
      const candidate = choices[state];
      candidates.push(candidate);
      const taken = ((state % states) << 1) | candidate.taken;
      state = stateAfter(Math.floor(state / states), taken);
    }
    return { candidates, cost: costs[0] };
  };
}
