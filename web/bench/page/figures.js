/** The figures that `npm run bench` prints, and how they have changed. Pure. */

/**
 * @typedef {'kB' | 'ms' | 'x' | ''} Unit kB: of 1000 bytes; x: a ratio
 * @typedef {object} Figure
 * @property {string} name
 * @property {number} value
 * @property {Unit} unit
 * @property {number} [limit] at most
 * @property {number} [floor] the same of the page in plain JavaScript
 * @property {number} [stock] the same of the page with the whole `tf.min.js`
 */

/** The value below which this share of the values lies. @param {number[]} values at least one @param {number} share */
export const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

/** @param {number} value @param {Unit} unit */
export const format = (value, unit) =>
  unit === 'x'
    ? `${value.toFixed(2)}x`
    : unit
      ? `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`
      : String(value);

/**
 * How much more or less a value is.
 * @param {number} value
 * @param {number | undefined} before
 * @returns {string} empty when there was none before
 */
export function change(value, before) {
  if (before === undefined) return '';
  if (value === before) return '=';
  if (before === 0) return `+${value}`;
  const percent = (100 * (value - before)) / before;
  return `${percent > 0 ? '+' : ''}${percent.toFixed(Math.abs(percent) < 10 ? 1 : 0)} %`;
}

/**
 * @param {Figure[]} figures
 * @param {Record<string, number>} committed values by name
 * @returns {Record<string, string>[]} rows for console.table
 */
export function tableOf(figures, committed) {
  return figures.map(({ name, value, unit, limit, floor, stock }) => {
    const against = (/** @type {number | undefined} */ other) =>
      other === undefined ? '' : `${(value / other).toFixed(2)}x of ${format(other, unit)}`;
    return {
      figure: name,
      value: format(value, unit),
      limit: limit === undefined ? '' : `${format(limit, unit)}${value > limit ? ' EXCEEDED' : ''}`,
      'against the floor': against(floor),
      'against stock': against(stock),
      'since the last': change(value, committed[name]),
    };
  });
}

/**
 * The files whose size has changed, those that grew most first.
 * @param {Record<string, number>} sizes bytes by name
 * @param {Record<string, number>} committed
 * @returns {{file: string, bytes: number, grown: number}[]} a file that is new has grown by all of it
 */
export function changedFiles(sizes, committed) {
  return [...new Set([...Object.keys(sizes), ...Object.keys(committed)])]
    .map((file) => ({
      file,
      bytes: sizes[file] ?? 0,
      grown: (sizes[file] ?? 0) - (committed[file] ?? 0),
    }))
    .filter(({ grown }) => grown !== 0)
    .sort((a, b) => b.grown - a.grown);
}
