/**
 * Finds the rows of ink: which shapes stand beside one another, whatever the slope of the lines.
 *
 * First strokes that cross become one blob. Tall blobs that share enough of their height with a
 * neighbour stand in one row; bars and dots join the row whose ink is nearest.
 */
import { unionBox } from '../strokes.js';
import { height, overlap, relationOf, width } from './shapes.js';

/** @typedef {import('../types.js').Shape} Shape */
/** @typedef {import('../types.js').Box} Box */
/**
 * @template {Shape} T
 * @typedef {{shapes: T[], box: Box}} Blob shapes that cross, with the box around them
 */

/** A bar or a dot counts as high as this share of its width. */
const FLAT = 0.3;
/** Shares of the height of a digit, or of the lower one of two. */
const TALL = 0.45; // lower is a part of a digit, and says nothing about rows
const BESIDE = 0.4; // shared height of neighbours
const REACH = 3; // free paper between neighbours, at most
const SAME_BAND = 0.5; // shared height of pieces of one row that stand farther apart
const INSIDE = 0.8; // height that a row shares with one that it is part of
const ALIKE = 0.5; // height that neighbours share of the higher one, to tell the slope
const STEEPEST = 0.6; // rise of a row for each step to the side

/**
 * @template {Shape} T
 * @param {T[]} shapes in any order
 * @returns {T[][]} rows from top to bottom
 */
export function findRows(shapes) {
  /** @type {Blob<T>[]} */
  const blobs = connected(shapes, 0, areCrossing).map((members) => ({
    shapes: members,
    box: unionBox(members.map(({ box }) => box)),
  }));
  const extents = blobs.map(({ box }) => Math.max(height(box), FLAT * width(box)));
  const most = Math.max(...extents);
  const size = median(extents.filter((extent) => extent >= TALL * most));
  const level = levelled(blobs, size);
  const tall = level.filter(({ box }) => height(box) >= TALL * size);
  if (!tall.length) return shapes.length ? [shapes] : [];
  const pieces = connected(tall, REACH * size, (a, b) => areBeside(a.box, b.box, BESIDE)).map(
    (blobs) => ({ blobs, box: boxOf(blobs), band: bandOf(blobs) }),
  );
  const sorted = connected(
    pieces,
    Infinity,
    (a, b) => areBeside(a.band, b.band, SAME_BAND) || areBeside(a.box, b.box, INSIDE),
  )
    .map((joined) => joined.flatMap(({ blobs }) => blobs))
    .map((row) => ({ row, y: middle(bandOf(row)) }))
    .sort((a, b) => a.y - b.y)
    .map(({ row }) => row);
  const parts = level.filter(({ box }) => height(box) < TALL * size);
  const boxes = sorted.map(boxOf);
  const homes = parts.map((part) => nearestRow(sorted, boxes, part));
  parts.forEach((part, i) => homes[i].push(part));
  return sorted.map((row) => row.flatMap((blob) => blob.shapes));
}

/** @param {Shape} a @param {Shape} b */
const areCrossing = (a, b) => overlap(a.box, b.box, 'y') >= 0 && relationOf(a, b).crossing > 0;

/** Whether two share so much of the height of the lower one. @param {Box} a @param {Box} b @param {number} share */
const areBeside = (a, b, share) => overlap(a, b, 'y') >= share * Math.min(height(a), height(b));

/** @param {Box} box */
const middle = ({ top, bottom }) => (top + bottom) / 2;

/**
 * The blobs with the slope of the rows taken out: the median slope from one neighbour to the next.
 * @template {Shape} T
 * @param {Blob<T>[]} blobs
 * @param {number} size height of a digit
 * @returns {Blob<T>[]}
 */
function levelled(blobs, size) {
  const centre = (/** @type {Box} */ { left, right }) => (left + right) / 2;
  const tall = blobs.map(({ box }) => box).filter((box) => height(box) >= TALL * size);
  /** @type {number[]} */
  const slopes = [];
  forNeighbours(tall, size, (p, q) => {
    const [a, b] = centre(p) < centre(q) ? [p, q] : [q, p];
    if (overlap(a, b, 'y') < ALIKE * Math.max(height(a), height(b))) return;
    const aside = centre(b) - centre(a);
    const slope = (middle(b) - middle(a)) / aside;
    if (aside >= TALL * size && Math.abs(slope) <= STEEPEST) slopes.push(slope);
  });
  if (slopes.length < 2) return blobs;
  const slope = median([0, ...slopes]); // one vote for level: two neighbours alone prove nothing
  return blobs.map(({ shapes, box }) => {
    const rise = slope * centre(box);
    return { shapes, box: { ...box, top: box.top - rise, bottom: box.bottom - rise } };
  });
}

/** @param {Blob<Shape>[]} row */
const boxOf = (row) => unionBox(row.map(({ box }) => box));

/** Where a row stands: its middle top and bottom. @param {Blob<Shape>[]} row @returns {Box} */
function bandOf(row) {
  const boxes = row.map(({ box }) => box);
  return {
    ...unionBox(boxes),
    top: median(boxes.map(({ top }) => top)),
    bottom: median(boxes.map(({ bottom }) => bottom)),
  };
}

/**
 * The row whose ink is nearest to a bar or a dot.
 * @template {Shape} T
 * @param {Blob<T>[][]} rows
 * @param {Box[]} boxes around each row: ink is never nearer than its box
 * @param {Blob<T>} part
 * @returns {Blob<T>[]}
 */
function nearestRow(rows, boxes, { box }) {
  const paper = (/** @type {Box} */ other) =>
    Math.hypot(Math.max(0, -overlap(box, other, 'x')), Math.max(0, -overlap(box, other, 'y')));
  let least = Infinity;
  let [nearest] = rows;
  rows.forEach((row, i) => {
    if (paper(boxes[i]) >= least) return;
    for (const blob of row) {
      const gap = paper(blob.box);
      if (gap < least) [least, nearest] = [gap, row];
    }
  });
  return nearest;
}

/**
 * Calls back for pairs that stand at the same height, with no more than so much paper between left and right.
 * Boxes lie in strips, and in each from left to right, so that those farther away are not even looked at.
 * @param {Box[]} boxes
 * @param {number} reach
 * @param {(a: Box, b: Box, i: number, j: number) => void} visit i and j are their indices
 */
function forNeighbours(boxes, reach, visit) {
  // As high as a box on average, so that most boxes lie in one or two; never more strips than boxes.
  const all = unionBox(boxes);
  const heights = boxes.reduce((sum, box) => sum + height(box), 0);
  const strip = Math.max(heights, height(all)) / boxes.length || 1;
  const stripOf = (/** @type {number} */ y) => Math.floor((y - all.top) / strip);
  /** @type {Map<number, number[]>} */
  const strips = new Map();
  for (const i of boxes.map((_, i) => i).sort((i, j) => boxes[i].left - boxes[j].left)) {
    for (let at = stripOf(boxes[i].top); at <= stripOf(boxes[i].bottom); at++) {
      const inside = strips.get(at);
      if (inside) inside.push(i);
      else strips.set(at, [i]);
    }
  }
  for (const [at, inside] of strips) {
    inside.forEach((i, n) => {
      const farthest = boxes[i].right + reach;
      for (let m = n + 1; m < inside.length && boxes[inside[m]].left <= farthest; m++) {
        const [a, b] = [boxes[i], boxes[inside[m]]];
        // Two may meet in several strips; they are told where the lower one begins.
        if (stripOf(Math.max(a.top, b.top)) === at) visit(a, b, i, inside[m]);
      }
    });
  }
}

/**
 * Connected components.
 * @template {{box: Box}} T
 * @param {T[]} items
 * @param {number} reach paper between left and right of two that may be linked, at most
 * @param {(a: T, b: T) => boolean} isLinked
 * @returns {T[][]}
 */
function connected(items, reach, isLinked) {
  const root = items.map((_, i) => i);
  const find = (/** @type {number} */ i) => {
    while (root[i] !== i) i = root[i] = root[root[i]];
    return i;
  };
  const boxes = items.map(({ box }) => box);
  forNeighbours(boxes, reach, (_, __, i, j) => {
    const [a, b] = [find(i), find(j)];
    if (a !== b && isLinked(items[i], items[j])) root[b] = a;
  });
  /** @type {Map<number, T[]>} */
  const parts = new Map();
  items.forEach((item, i) => {
    const part = parts.get(find(i));
    if (part) part.push(item);
    else parts.set(find(i), [item]);
  });
  return [...parts.values()];
}

/** @param {number[]} values at least one */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
