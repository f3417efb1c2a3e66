/** Random numbers that are the same for the same seed. */

/**
 * Mulberry32, by Tommy Ettinger: a small generator of 32-bit numbers.
 * @param {number} seed
 * @returns {() => number} from 0 to below 1
 */
export function seededRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Shuffles in place (Fisher and Yates). @param {Uint16Array} items @param {() => number} random */
export function shuffle(items, random) {
  for (let i = items.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [items[i], items[k]] = [items[k], items[i]];
  }
}
