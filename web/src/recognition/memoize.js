/**
 * A function that remembers its results for as long as what they are of is in use.
 * @template {object} Key
 * @template Result
 * @param {(key: Key) => Result} compute
 * @returns {(key: Key) => Result}
 */
export function memoize(compute) {
  /** @type {WeakMap<Key, {result: Result}>} */
  const known = new WeakMap();
  return (key) => {
    const kept = known.get(key);
    if (kept) return kept.result;
    const result = compute(key);
    known.set(key, { result });
    return result;
  };
}
