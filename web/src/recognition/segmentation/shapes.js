/** Strokes and pieces of ink as segmentation sees them, and how two of them stand to each other. */
import { boundingBox } from '../strokes.js';

/** @typedef {import('../types.js').Box} Box */
/** @typedef {import('../types.js').PenShape} PenShape */
/** @typedef {import('../types.js').Point} Point */
/** @typedef {import('../types.js').Shape} Shape */
/** @typedef {import('../types.js').Stroke} Stroke */
/**
 * @typedef {object} Relation of two shapes; lengths in the unit of the drawing
 * @property {number} distance smallest, from ink to ink
 * @property {number} crossing length that both lines go on beyond the place where they cross, at
 *   least; 0 when they do not cross, Infinity for two pieces of one line
 */

const SAMPLES = 24; // points of a stroke that distances are measured from
const MOST_POINTS = 1000; // of a stroke that are inked; more make no difference in 28x28 pixels

/** @type {WeakMap<Shape, WeakMap<Shape, Relation>>} */
const relations = new WeakMap();

/** @type {WeakMap<Stroke, {shape: PenShape, points: number}>} */
const shapes = new WeakMap();
let count = 0;

/**
 * The shape of a stroke: the same object for as long as the stroke stays the same. A stroke only ever
 * grows, at its end.
 * @param {Stroke} stroke at least one point
 * @returns {PenShape}
 */
export function shapeOf(stroke) {
  const known = shapes.get(stroke);
  if (known?.points === stroke.length) return known.shape;
  const shape = {
    id: count++,
    stroke,
    ink: stroke.length > MOST_POINTS ? evenlySpaced(stroke, MOST_POINTS) : stroke,
    box: boundingBox(stroke),
    samples: evenlySpaced(stroke, SAMPLES),
    isLine: true,
  };
  shapes.set(stroke, { shape, points: stroke.length });
  return shape;
}

/**
 * How two shapes stand to each other; measured once.
 * @param {Shape} a
 * @param {Shape} b
 * @returns {Relation}
 */
export function relationOf(a, b) {
  const known = relations.get(a)?.get(b) ?? relations.get(b)?.get(a);
  if (known) return known;
  const isOver = overlap(a.box, b.box, 'x') >= 0 && overlap(a.box, b.box, 'y') >= 0;
  const crossing = a.isLine && b.isLine && isOver ? crossingOf(a.samples, b.samples) : 0;
  const distance = crossing > 0 ? 0 : distanceBetween(a.samples, b.samples);
  return remember(a, b, { distance, crossing });
}

/**
 * Free paper that must be bridged to make one of several shapes: the length of their shortest
 * spanning tree (R. Prim 1957, "Shortest connection networks").
 * @template T
 * @param {T[]} members shapes, or what stands for them
 * @param {(a: T, b: T) => Relation} relation
 * @returns {number} in the unit of the drawing
 */
export function gapIn(members, relation) {
  const distances = members.map(() => Infinity); // to the tree; -1 in it
  let added = 0;
  let gap = 0;
  for (let left = members.length - 1; left > 0; left--) {
    distances[added] = -1;
    let nearest = -1;
    for (let i = 0; i < members.length; i++) {
      if (distances[i] < 0) continue;
      const { distance } = relation(members[added], members[i]);
      if (distance < distances[i]) distances[i] = distance;
      if (nearest < 0 || distances[i] < distances[nearest]) nearest = i;
    }
    gap += distances[nearest];
    added = nearest;
  }
  return gap;
}

/**
 * How much two boxes share in one direction; negative: the free paper between them.
 * @param {Box} a
 * @param {Box} b
 * @param {'x' | 'y'} direction
 */
export function overlap(a, b, direction) {
  return direction === 'x'
    ? Math.min(a.right, b.right) - Math.max(a.left, b.left)
    : Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
}

/** @param {Box} box */
export const width = ({ left, right }) => right - left;
/** @param {Box} box */
export const height = ({ top, bottom }) => bottom - top;

/**
 * Smallest distance from a point of one to a point of the other.
 * @param {Point[]} a
 * @param {Point[]} b
 */
function distanceBetween(a, b) {
  let squared = Infinity;
  for (const from of a) {
    for (const to of b) {
      const x = to[0] - from[0];
      const y = to[1] - from[1];
      if (x * x + y * y < squared) squared = x * x + y * y;
    }
  }
  return Math.sqrt(squared);
}

/**
 * Where two lines cross, how far both go on in both directions, at least; of several crossings the
 * one where that is longest.
 * @param {Point[]} a evenly spaced
 * @param {Point[]} b evenly spaced
 */
function crossingOf(a, b) {
  const stepA = stepOf(a);
  const stepB = stepOf(b);
  let longest = 0;
  for (let i = 1; i < a.length; i++) {
    const [x0, y0] = a[i - 1];
    const dx = a[i][0] - x0;
    const dy = a[i][1] - y0;
    for (let j = 1; j < b.length; j++) {
      const [u0, v0] = b[j - 1];
      const du = b[j][0] - u0;
      const dv = b[j][1] - v0;
      const area = dx * dv - dy * du;
      if (area === 0) continue;
      const alongA = ((u0 - x0) * dv - (v0 - y0) * du) / area;
      const alongB = ((u0 - x0) * dy - (v0 - y0) * dx) / area;
      if (alongA < 0 || alongA > 1 || alongB < 0 || alongB > 1) continue;
      const placeA = i - 1 + alongA;
      const placeB = j - 1 + alongB;
      const shortest = Math.min(
        stepA * Math.min(placeA, a.length - 1 - placeA),
        stepB * Math.min(placeB, b.length - 1 - placeB),
      );
      longest = Math.max(longest, shortest);
    }
  }
  return longest;
}

/** @param {Point[]} samples evenly spaced */
const stepOf = ([[x0, y0], [x1, y1] = [x0, y0]]) => Math.hypot(x1 - x0, y1 - y0);

/**
 * Points at even steps along a stroke, its two ends included.
 * @param {Stroke} stroke
 * @param {number} count
 * @returns {Point[]} as many; one for a dot
 */
export function evenlySpaced(stroke, count) {
  const lengths = [0];
  for (let i = 1; i < stroke.length; i++) {
    const [x, y] = stroke[i];
    lengths.push(lengths[i - 1] + Math.hypot(x - stroke[i - 1][0], y - stroke[i - 1][1]));
  }
  const step = lengths[lengths.length - 1] / (count - 1);
  if (!(step > 0)) return stroke.slice(0, 1);
  /** @type {Point[]} */
  const points = [];
  for (let i = 1; i < stroke.length; i++) {
    // A sample lies on this piece when its place along the stroke does.
    while (points.length * step <= lengths[i] && lengths[i] > lengths[i - 1]) {
      const share = (points.length * step - lengths[i - 1]) / (lengths[i] - lengths[i - 1]);
      const [[x0, y0], [x1, y1]] = [stroke[i - 1], stroke[i]];
      points.push([x0 + share * (x1 - x0), y0 + share * (y1 - y0)]);
    }
  }
  // Rounding may leave the last end out.
  if (points.length < count) points.push(stroke[stroke.length - 1]);
  return points;
}

/**
 * Says that one line was cut into these two pieces: nothing belongs together more.
 * @param {Shape} a
 * @param {Shape} b
 */
export function join(a, b) {
  remember(a, b, { distance: 0, crossing: Infinity });
}

/** @param {Shape} a @param {Shape} b @param {Relation} relation @returns {Relation} */
function remember(a, b, relation) {
  const ofA = relations.get(a) ?? new WeakMap();
  relations.set(a, ofA.set(b, relation));
  return relation;
}
