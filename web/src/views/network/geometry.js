/** Where the squares of a layer lie, and the way of a line from one layer to the next. */

/** @typedef {{left: number, top: number, width: number, height: number}} Rectangle */
/** @typedef {{columns: number, rows: number}} Grid */

/**
 * Columns and rows for the neurons of a layer: about twice as wide as high; 16 x 8 for 128.
 * @param {number} units at least 1
 * @returns {Grid}
 */
export function gridOf(units) {
  const columns = Math.ceil(Math.sqrt(2 * units));
  return { columns, rows: Math.ceil(units / columns) };
}

/**
 * The middle of a square.
 * @param {Rectangle} area of all squares
 * @param {Grid} grid
 * @param {number} index row by row
 * @returns {[x: number, y: number]}
 */
export const middleOf = ({ left, top, width, height }, { columns, rows }, index) => [
  left + (((index % columns) + 0.5) / columns) * width,
  top + ((Math.floor(index / columns) + 0.5) / rows) * height,
];

/**
 * Which square lies at a point.
 * @param {number} x share of the width
 * @param {number} y share of the height
 * @param {Grid} grid
 * @param {number} count of squares
 * @returns {number | null} null beside all of them
 */
export function squareAt(x, y, { columns, rows }, count) {
  const [column, row] = [Math.floor(x * columns), Math.floor(y * rows)];
  if (column < 0 || column >= columns || row < 0 || row >= rows) return null;
  const index = row * columns + column;
  return index < count ? index : null;
}

/**
 * The control points of a curve that leaves its beginning sideways, or downwards, and comes to its end
 * sideways, or from above.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {boolean} leavesSideways
 * @param {boolean} comesSideways
 * @returns {[number, number, number, number]}
 */
export function controlPoints([x1, y1], [x2, y2], leavesSideways, comesSideways) {
  const [dx, dy] = [(x2 - x1) / 2, (y2 - y1) / 2];
  const first = leavesSideways ? [x1 + dx, y1] : [x1, y1 + dy];
  const second = comesSideways
    ? [leavesSideways ? x2 - dx : x2 - Math.min(48, Math.abs(x2)), y2]
    : [x2, y2 - dy];
  return /** @type {[number, number, number, number]} */ ([...first, ...second]);
}
