/** Takes a stroke to pieces at the places where digits written without lifting the pen may be joined. */
import { boundingBox } from '../strokes.js';
import { evenlySpaced, height, join, shapeOf, width } from './shapes.js';

/** @typedef {import('../types.js').PenShape} PenShape */
/** @typedef {import('../types.js').Point} Point */

const STEPS = 96; // along the stroke: its points that are looked at
const COLUMNS = 64; // of its width, in which the passes of the pen are counted
const SHORTEST = 0.12; // width of a piece, at least, in heights of the stroke
const MOST_PIECES = 12;

/** @type {WeakMap<PenShape, PenShape[]>} */
const known = new WeakMap();

/**
 * Pieces of a stroke, one after the other, each beginning where the one before it ends.
 *
 * A stroke is cut only where the pen passed once, so that nothing else joins what lies left and right
 * of the cut: at the peaks and valleys there, and at the end of each such stretch in its middle.
 * @param {PenShape} shape
 * @returns {PenShape[]} the shape alone where there is no such place; the same objects every time
 */
export function splitStroke(shape) {
  const pieces = known.get(shape) ?? split(shape);
  known.set(shape, pieces);
  return pieces;
}

/** @param {PenShape} shape @returns {PenShape[]} */
function split(shape) {
  const points = evenlySpaced(shape.stroke, STEPS);
  const cuts = cutsOf(points);
  if (!cuts.length || cuts.length >= MOST_PIECES) return [shape];
  const pieces = [0, ...cuts].map((from, i) => {
    const piece = points.slice(from, (cuts[i] ?? points.length - 1) + 1);
    return { ...shapeOf(piece), stroke: shape.stroke };
  });
  pieces.slice(1).forEach((piece, i) => join(pieces[i], piece));
  return pieces;
}

/**
 * @param {Point[]} points evenly spaced along a stroke
 * @returns {number[]} indices of the points where it may be cut, ascending
 */
function cutsOf(points) {
  const box = boundingBox(points);
  if (!(width(box) > 0)) return []; // straight down, or a dot
  const columns = points.map(([x]) =>
    Math.min(COLUMNS - 1, Math.floor(((x - box.left) / width(box)) * COLUMNS)),
  );
  const passes = passesIn(columns);
  /** @type {number[]} */
  const places = [];
  let start = -1; // of a stretch where the pen passed once
  points.forEach(([, y], i) => {
    if (passes[columns[i]] === 1) {
      if (start < 0) start = i;
      const [before, after] = [points[i - 1] ?? points[i], points[i + 1] ?? points[i]];
      if ((y - before[1]) * (after[1] - y) < 0) places.push(i);
    } else if (start >= 0) {
      places.push((start + i - 1) >> 1);
      start = -1;
    }
  });
  const least = SHORTEST * height(box);
  const end = points[points.length - 1][0];
  let last = points[0][0];
  return places
    .sort((a, b) => a - b)
    .filter((place) => {
      const x = points[place][0];
      if (Math.abs(x - last) < least || Math.abs(end - x) < least) return false;
      last = x;
      return true;
    });
}

/**
 * How often the pen passed each column.
 * @param {number[]} columns of the points, one after the other
 * @returns {Uint16Array} COLUMNS counts
 */
function passesIn(columns) {
  const passes = new Uint16Array(COLUMNS);
  passes[columns[0]]++;
  let direction = 0;
  for (let i = 1; i < columns.length; i++) {
    const step = Math.sign(columns[i] - columns[i - 1]);
    if (step === 0) continue;
    // Where it turns, the pen passes the column once more.
    if (direction === -step) passes[columns[i - 1]]++;
    direction = step;
    for (let column = columns[i - 1]; column !== columns[i];) passes[(column += step)]++;
  }
  return passes;
}
