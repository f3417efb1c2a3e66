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
  const blobs = connected(shapes, areCrossing).map((members) => ({
    shapes: members,
    box: unionBox(members.map(({ box }) => box)),
  }));
  const extents = blobs.map(({ box }) => Math.max(height(box), FLAT * width(box)));
  const most = Math.max(...extents);
  const size = median(extents.filter((extent) => extent >= TALL * most));
  const level = levelled(blobs, size);
  const tall = level.filter(({ box }) => height(box) >= TALL * size);
  if (!tall.length) return shapes.length ? [shapes] : [];
  const pieces = connected(
    tall,
    ({ box: a }, { box: b }) => areBeside(a, b, BESIDE) && -overlap(a, b, 'x') <= REACH * size,
  );
  const rows = connected(
    pieces,
    (a, b) => areBeside(bandOf(a), bandOf(b), SAME_BAND) || areBeside(boxOf(a), boxOf(b), INSIDE),
  ).map((joined) => joined.flat());
  const sorted = rows.sort((a, b) => middle(bandOf(a)) - middle(bandOf(b)));
  const parts = level.filter((blob) => !tall.includes(blob));
  const homes = parts.map((part) => nearestRow(sorted, part));
  parts.forEach((part, i) => homes[i].push(part));
  return sorted.map((row) => row.flatMap((blob) => blob.shapes));
}

/** @param {Shape} a @param {Shape} b */
const areCrossing = (a, b) =>
  overlap(a.box, b.box, 'x') >= 0 &&
  overlap(a.box, b.box, 'y') >= 0 &&
  relationOf(a, b).crossing > 0;

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
  const slopes = [];
  for (const a of tall) {
    for (const b of tall) {
      const aside = centre(b) - centre(a);
      const isNext = aside >= TALL * size && b.left - a.right <= size;
      if (!isNext || overlap(a, b, 'y') < ALIKE * Math.max(height(a), height(b))) continue;
      const slope = (middle(b) - middle(a)) / aside;
      if (Math.abs(slope) <= STEEPEST) slopes.push(slope);
    }
  }
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
 * @param {Blob<T>} part
 * @returns {Blob<T>[]}
 */
function nearestRow(rows, { box }) {
  const paper = (/** @type {Blob<T>} */ other) =>
    Math.hypot(
      Math.max(0, -overlap(box, other.box, 'x')),
      Math.max(0, -overlap(box, other.box, 'y')),
    );
  const gaps = rows.map((row) => Math.min(...row.map(paper)));
  return rows[gaps.indexOf(Math.min(...gaps))];
}

/**
 * Connected components.
 * @template T
 * @param {T[]} items
 * @param {(a: T, b: T) => boolean} isLinked
 * @returns {T[][]}
 */
function connected(items, isLinked) {
  const root = items.map((_, i) => i);
  const find = (/** @type {number} */ i) => {
    while (root[i] !== i) i = root[i] = root[root[i]];
    return i;
  };
  for (let i = 0; i < items.length; i++) {
    for (let j = i + 1; j < items.length; j++) {
      const [a, b] = [find(i), find(j)];
      if (a !== b && isLinked(items[i], items[j])) root[b] = a;
    }
  }
  /** @type {Map<number, T[]>} */
  const parts = new Map();
  items.forEach((item, i) => parts.set(find(i), [...(parts.get(find(i)) ?? []), item]));
  return [...parts.values()];
}

/** @param {number[]} values at least one */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
