/**
 * Segmentation: ink to rows to digits.
 *
 * `rows.js` finds which ink stands beside one another, `partition.js` cuts each row into digits. Two
 * questions are left that only reading answers: whether two rows are the halves of one, as of an
 * eight of two rings, and whether a stroke is several digits, joined.
 */
import { memoize, memoizeLists } from '../memoize.js';
import { unionBox } from '../strokes.js';
import { partition } from './partition.js';
import { findRows } from './rows.js';
import { height, overlap, width } from './shapes.js';

/** @typedef {import('../types.js').Box} Box */
/** @typedef {import('../types.js').Shape} Shape */
/**
 * @template {Shape} T
 * @typedef {object} Network what segmentation asks of it
 * @property {(candidates: T[][]) => number[]} readingCosts what speaks against each candidate being
 *   one digit, in nats, 0 or more; see `readingCost`
 * @property {(shape: T) => T[]} [split] pieces of a shape that may be several digits
 */
/**
 * @template {Shape} T
 * @typedef {{digits: T[][], cost: number}} Partition digits from left to right; cost in nats
 */
/**
 * @template {Shape} T
 * @typedef {{shapes: T[], partition: Partition<T>}} Row
 */

/** Free paper between the halves of one row, in heights of the higher half, at most. */
const HALVES_REACH = 0.5;
/** Nats for each such height: free paper speaks for two rows. */
const PAPER_COST = 15;
/** Only a digit wider than this, in heights of itself, may be several, joined. */
const JOINED_WIDTH = 1;
/** What the network has against a digit that may be several, at least, and against each of these, at most. */
const DOUBTFUL_COST = 2;
/** A row with more digits that may be several is a scribble, and not taken to pieces. */
const MOST_DOUBTFUL = 8;

/**
 * @template {Shape} T
 * @param {T[]} shapes in any order
 * @param {Network<T>} [network] without it, geometry alone decides
 * @returns {T[][][]} rows from top to bottom, of digits from left to right; every shape is in exactly
 *   one digit, or else all its pieces are
 */
export function segment(shapes, network) {
  return createSegmenter(network)(shapes);
}

/**
 * `segment` for a drawing that grows: a row that has not changed is not cut again.
 * @template {Shape} T
 * @param {Network<T>} [network]
 * @returns {(shapes: T[]) => T[][][]} the same digits, as the same arrays, for the same shapes
 */
export function createSegmenter(network) {
  /** @param {T[]} shapes @param {number} [most] nats that it may cost; null: it costs more */
  const cut = (shapes, most) => partition(shapes, network?.readingCosts, most);
  const cutRow = memoizeLists((/** @type {T[]} */ shapes) => ({
    shapes,
    partition: /** @type {Partition<T>} */ (cut(shapes)),
  }));
  const join = memoize((/** @type {Row<T>} */ below) =>
    memoize((/** @type {Row<T>} */ above) => joinRows(above, below, cut)),
  );
  const split = memoize((/** @type {Partition<T>} */ whole) => splitJoined(whole, network));
  return (shapes) => {
    /** @type {Row<T>[]} */
    const rows = [];
    for (const found of findRows(shapes)) {
      let lowest = cutRow(found[0], found);
      for (let above = rows.pop(); above; above = rows.pop()) {
        const joint = join(lowest)(above);
        if (!joint) {
          rows.push(above);
          break;
        }
        lowest = joint;
      }
      rows.push(lowest);
    }
    return rows.map((row) => split(row.partition).digits);
  };
}

/**
 * Two rows as one, if digits then have near ink in both, and all read better so.
 * @template {Shape} T
 * @param {Row<T>} above
 * @param {Row<T>} below
 * @param {(shapes: T[], most: number) => Partition<T> | null} cut
 * @returns {Row<T> | null}
 */
function joinRows(above, below, cut) {
  if (!areNear(above.shapes, below.shapes)) return null;
  const least = paperBetween(above.shapes, below.shapes);
  const apart = above.partition.cost + below.partition.cost;
  const shapes = [...above.shapes, ...below.shapes];
  // No two halves have less paper between them than the rows.
  const joint = cut(shapes, apart - PAPER_COST * least);
  if (!joint) return null;
  const upper = new Set(above.shapes);
  const halves = joint.digits
    .map((digit) => ({
      top: digit.filter((shape) => upper.has(shape)),
      bottom: digit.filter((shape) => !upper.has(shape)),
    }))
    .filter(({ top, bottom }) => top.length > 0 && bottom.length > 0);
  if (!halves.length || !halves.every(({ top, bottom }) => areNear(top, bottom))) return null;
  const paper = halves.reduce((sum, { top, bottom }) => sum + paperBetween(top, bottom), 0);
  return joint.cost + PAPER_COST * paper < apart ? { shapes, partition: joint } : null;
}

/**
 * Whether the free paper between them, to the side or from top to bottom, is HALVES_REACH at most.
 * @param {Shape[]} above
 * @param {Shape[]} below
 */
function areNear(above, below) {
  const [a, b] = [boxOf(above), boxOf(below)];
  const free = Math.max(-overlap(a, b, 'x'), -overlap(a, b, 'y'));
  return free <= HALVES_REACH * higher(a, b);
}

/**
 * Free paper from the bottom of one to the top of the other, in heights of the higher one. Ink that stands beside
 * the other has none: that it is far is up to the partition.
 * @param {Shape[]} above
 * @param {Shape[]} below
 */
function paperBetween(above, below) {
  const [a, b] = [boxOf(above), boxOf(below)];
  return Math.max(0, -overlap(a, b, 'y')) / higher(a, b);
}

/** @param {Box} a @param {Box} b */
const higher = (a, b) => Math.max(height(a), height(b)) || 1;

/**
 * The partition in which doubtful wide digits are taken to pieces, if every digit of it reads well.
 * @template {Shape} T
 * @param {Partition<T>} whole
 * @param {Network<T> | undefined} network
 * @returns {Partition<T>}
 */
function splitJoined(whole, network) {
  if (!network?.split) return whole;
  const { readingCosts, split } = network;
  const wide = whole.digits.filter((digit) => {
    const box = boxOf(digit);
    return width(box) > JOINED_WIDTH * height(box);
  });
  const costs = readingCosts(wide);
  const joined = wide.filter((_, i) => costs[i] > DOUBTFUL_COST);
  if (!joined.length || joined.length > MOST_DOUBTFUL) return whole;
  const doubtful = new Set(joined.flat());
  const shapes = whole.digits.flat();
  const pieces = shapes.flatMap((shape) => (doubtful.has(shape) ? split(shape) : [shape]));
  if (pieces.length === shapes.length) return whole;
  const parted = partition(pieces, readingCosts, whole.cost);
  if (!parted) return whole;
  const reads = readingCosts(parted.digits).every((cost) => cost < DOUBTFUL_COST);
  return reads && parted.digits.length > whole.digits.length && parted.cost < whole.cost
    ? parted
    : whole;
}

/** @param {Shape[]} shapes */
const boxOf = (shapes) => unionBox(shapes.map(({ box }) => box));
