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

const KEPT = 2; // lists with the same key: of now, and of before

/**
 * `memoize` for lists of things that seldom change, most of them.
 * @template {object} Item
 * @template {(string | number)[]} Rest
 * @template Result
 * @param {(list: Item[], ...rest: Rest) => Result} compute
 * @returns {(key: Item, list: Item[], ...rest: Rest) => Result} of each key, the results of the last lists are kept
 */
export function memoizeLists(compute) {
  const known = memoize(
    /** @type {(key: Item) => {list: Item[], rest: Rest, result: Result}[]} */ (() => []),
  );
  return (key, list, ...rest) => {
    const kept = known(key);
    const one =
      kept.find((each) => isSame(each.list, list) && isSame(each.rest, rest)) ??
      { list, rest, result: compute(list, ...rest) }; // prettier-ignore
    kept.splice(0, kept.length, one, ...kept.filter((each) => each !== one).slice(0, KEPT - 1));
    return one.result;
  };
}

/** @param {unknown[]} a @param {unknown[]} b */
const isSame = (a, b) => a.length === b.length && a.every((item, i) => item === b[i]);
