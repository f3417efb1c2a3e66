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

/** Where the way to a digit bends, in CSS pixels: how far from it, and the room for the lanes beside the digits. */
const BEND = 16;
const LANES = { far: 50, near: 10 };

/**
 * The way of a line between layers that stand side by side: a curve that leaves and comes sideways.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @returns {string} of an SVG path
 */
export function wayAcross([x1, y1], [x2, y2]) {
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

/**
 * The way of a line between layers one above the other.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @returns {string} of an SVG path
 */
export function wayDown([x1, y1], [x2, y2]) {
  const middle = (y1 + y2) / 2;
  return `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`;
}

/**
 * The way of a line from above to one of the digits in a list: down a lane beside them, so that it crosses
 * none of their numbers.
 * @param {[number, number]} from
 * @param {[number, number]} to
 * @param {number} top of the list
 * @param {number} width of the picture: what starts further to the right gets a lane further to the right
 * @returns {string} of an SVG path
 */
export function wayToList([x1, y1], [x2, y2], top, width) {
  const lane = x2 - LANES.far + (LANES.far - LANES.near) * (x1 / width);
  const middle = (y1 + top) / 2;
  return `M${x1} ${y1}C${x1} ${Math.max(middle, top - 40)} ${lane} ${top - 40} ${lane} ${top}V${y2 - BEND}Q${lane} ${y2} ${x2} ${y2}`;
}
