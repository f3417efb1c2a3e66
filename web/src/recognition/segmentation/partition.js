/**
 * Cuts one row of ink into digits: the cheapest partition, by dynamic programming.
 *
 * Shapes stand in the order of x. A candidate is a set of shapes that stand near one another in
 * that order, so that a bar drawn late, or one that reaches over its neighbour, still finds its
 * digit. Each candidate costs what its shape says against it (ink far apart, too short or too wide
 * for a digit of this row, ink that crosses it left outside) and what the network says against it.
 * Every shape must be in exactly one candidate; the partition with the smallest sum wins. (Segmentation
 * by recognition, Casey and Lecolinet 1996, "A survey of methods and strategies in character
 * segmentation", section 4; the search is that of a semi-Markov model.)
 *
 * Reading costs time, and can only speak against a candidate. So none is read before it is part of the
 * partition that is cheapest by what is known so far (C. Dellin and S. Srinivasa 2016, "A unifying
 * formalism for shortest path problems with expensive edge evaluations"): the result is the same, and
 * most candidates are never read.
 *
 * Costs are in nats, lengths in heights of the row. The constants maximise the likelihood of the true
 * partitions of one half of the writers, and were checked on the other half, see `bench/`.
 */
import { unionBox } from '../strokes.js';
import { createSearch } from './cheapest-partition.js';
import { gapIn, height, overlap, relationOf, width } from './shapes.js';

/** @typedef {import('../types.js').Box} Box */
/** @typedef {import('../types.js').Shape} Shape */
/** @typedef {import('./shapes.js').Relation} Relation */
/**
 * @typedef {object} Bonds tables by pairs of shapes, see `pairOf`; in nats
 * @property {Float64Array} touch the nearer their ink the more
 * @property {Float64Array} cross where their lines cross
 */
/**
 * @template {Shape} T
 * @typedef {object} Candidate shapes that may be one digit
 * @property {number} first index of the leftmost in the row
 * @property {number} taken the shapes, as bits: bit k is the k-th after the first
 * @property {T[]} shapes
 * @property {number} cost that of geometry alone until it is read
 * @property {boolean} isRead
 */

const WINDOW = 6; // shapes in a row among which the parts of a digit are looked for
const REACH = 2 * WINDOW; // shapes in a row among which one digit is told from another
const MOST_SHAPES = 5; // in a digit
const MOST_CANDIDATES = 12; // that begin with the same shape: a scribble has many

const GAP_COST = 8; // for each height of free paper between the parts
const SHORT_COST = 11; // for each height that is missing to
const FULL_HEIGHT = 0.8; // which most digits of a row have
const WIDE_COST = 7; // for each height that it is wider than
const FULL_WIDTH = 0.58; // most digits
const TOUCH_COST = 1.8; // for a shape outside whose ink touches that inside; none from
const TOUCH = 0.07; // so much paper between them
const CROSSING_COST = 1.5; // for one that crosses it,
const CROSSED = 0.1; // both lines going on for so long at least
const WIDEST = 2.5; // wider is no digit,
const COSTLIEST = 15; // nats of geometry: worse sets of shapes, as in a scribble, are not read
const FARTHEST = 0.9; // nor are parts farther apart

/**
 * @template {Shape} T
 * @param {T[]} shapes of one row, at least one
 * @param {(candidates: T[][]) => number[]} [readingCosts] what the network says against each candidate
 *   being one digit, in nats, 0 or more; without it, geometry alone decides
 * @param {number} [most] nats that it may cost
 * @returns {{digits: T[][], cost: number} | null} left to right; null when every partition costs more
 */
export function partition(shapes, readingCosts = () => [], most = Infinity) {
  const sorted = [...shapes].sort((a, b) => middle(a.box) - middle(b.box));
  const row = heightOf(sorted);
  const relation = relationsIn(sorted);
  const bonds = bondsIn(sorted, row, relation);
  const starts = sorted.map((_, first) => candidatesFrom(sorted, first, row, relation, bonds));
  const search = createSearch(starts, WINDOW);
  for (let changed = sorted.length - 1; ;) {
    const { candidates, cost } = search(changed);
    if (cost > most) return null;
    const unread = candidates.filter(({ isRead }) => !isRead);
    const costs = readingCosts(unread.map((candidate) => candidate.shapes));
    unread.forEach((candidate, i) => {
      candidate.isRead = true;
      candidate.cost += costs[i] ?? 0;
      changed = candidate.first;
    });
    if (unread.length) continue;
    const digits = candidates.map((candidate) => candidate.shapes);
    const centre = (/** @type {T[]} */ digit) => middle(unionBox(digit.map(({ box }) => box)));
    return { digits: digits.sort((a, b) => centre(a) - centre(b)), cost };
  }
}

/** @param {Box} box */
const middle = ({ left, right }) => (left + right) / 2;

/**
 * Height of a row that may rise or fall: that of its box once it is level.
 * @param {Shape[]} shapes left to right
 */
function heightOf(shapes) {
  const level = levelled(shapes.map(({ box }) => box));
  const whole = unionBox(level);
  // A bar alone is as high as a digit that it would be part of.
  return Math.max(height(whole), 0.3 * Math.max(...level.map(width))) || 1;
}

/**
 * Boxes without the slope of their row: the line through their middles by weighted least squares.
 * A digit by itself has no slope, so its own width and height count against one (ridge regression).
 * @param {Box[]} boxes
 * @returns {Box[]}
 */
function levelled(boxes) {
  const whole = unionBox(boxes);
  const size = Math.max(...boxes.map(height));
  let [weight, x, y] = [0, 0, 0];
  for (const box of boxes) {
    weight += height(box);
    x += height(box) * middle(box);
    y += (height(box) * (box.top + box.bottom)) / 2;
  }
  if (!(weight > 0) || width(whole) < 2 * size) return boxes;
  x /= weight;
  y /= weight;
  let [xx, xy] = [size * size * size, 0];
  for (const box of boxes) {
    const dx = middle(box) - x;
    xx += height(box) * dx * dx;
    xy += height(box) * dx * ((box.top + box.bottom) / 2 - y);
  }
  const slope = xy / xx;
  return boxes.map((box) => {
    const up = slope * (middle(box) - x);
    return { ...box, top: box.top - up, bottom: box.bottom - up };
  });
}

/**
 * How shapes that stand near one another in a row stand to each other, each pair looked up once.
 * @param {Shape[]} shapes left to right
 * @returns {(i: number, j: number) => Relation} of two less than REACH apart
 */
function relationsIn(shapes) {
  /** @type {Relation[]} */
  const known = Array(shapes.length * 2 * REACH);
  return (i, j) => (known[pairOf(i, j)] ??= relationOf(shapes[i], shapes[j]));
}

/**
 * What speaks against parting shapes that stand near one another in a row, in nats.
 * @param {Shape[]} shapes left to right
 * @param {number} row height
 * @param {(i: number, j: number) => Relation} relation
 * @returns {Bonds}
 */
function bondsIn(shapes, row, relation) {
  const touch = new Float64Array(shapes.length * 2 * REACH);
  const cross = new Float64Array(shapes.length * 2 * REACH);
  const reach = TOUCH * row;
  const isFar = (/** @type {Box} */ a, /** @type {Box} */ b) =>
    -overlap(a, b, 'x') > reach || -overlap(a, b, 'y') > reach;
  for (let i = 0; i < shapes.length; i++) {
    for (let j = i + 1; j < i + REACH && j < shapes.length; j++) {
      if (isFar(shapes[i].box, shapes[j].box)) continue;
      const { distance, crossing } = relation(i, j);
      for (const pair of [pairOf(i, j), pairOf(j, i)]) {
        touch[pair] = TOUCH_COST * (1 - Math.min(distance, reach) / reach);
        cross[pair] = CROSSING_COST * Math.min(1, crossing / (CROSSED * row));
      }
    }
  }
  return { touch, cross };
}

/** Where a table holds what is of two shapes less than REACH apart. @param {number} i @param {number} j */
const pairOf = (i, j) => (2 * i + 1) * REACH + j - i;

/**
 * Candidates whose leftmost shape is the first: the shape alone, and with shapes near it.
 * @template {Shape} T
 * @param {T[]} shapes left to right
 * @param {number} first
 * @param {number} row height
 * @param {(i: number, j: number) => Relation} relation
 * @param {Bonds} bonds
 * @returns {Candidate<T>[]} the shape alone comes first
 */
function candidatesFrom(shapes, first, row, relation, bonds) {
  /** @type {{members: number[], cost: number}[]} */
  const sets = [];
  // Shapes are added from left to right, so that each set is met once.
  const grow = (/** @type {number[]} */ members, /** @type {Box} */ box) => {
    const isAlone = members.length === 1;
    let cost = sizeCost(box, row);
    if (!isAlone && cost < COSTLIEST) {
      const gap = gapIn(members, relation) / row;
      cost += gap > FARTHEST ? Infinity : GAP_COST * gap;
    }
    if (isAlone || cost < COSTLIEST) cost += separationCost(members, shapes.length, bonds);
    if (isAlone || cost < COSTLIEST) sets.push({ members, cost });
    if (members.length === MOST_SHAPES) return;
    const last = members[members.length - 1];
    for (let next = last + 1; next < first + WINDOW && next < shapes.length; next++) {
      const whole = joinedBox(box, shapes[next].box);
      if (width(whole) <= WIDEST * row) grow([...members, next], whole);
    }
  };
  grow([first], shapes[first].box);
  const [alone, ...others] = sets;
  return [alone, ...others.sort((a, b) => a.cost - b.cost).slice(0, MOST_CANDIDATES - 1)].map(
    ({ members, cost }) => ({
      first,
      taken: members.reduce((bits, i) => bits | (1 << (i - first)), 0),
      shapes: members.map((i) => shapes[i]),
      cost,
      isRead: false,
    }),
  );
}

/** @param {Box} a @param {Box} b @returns {Box} */
const joinedBox = (a, b) => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/**
 * What speaks against a digit of such a size.
 * @param {Box} box
 * @param {number} row height
 */
const sizeCost = (box, row) =>
  SHORT_COST * Math.max(0, FULL_HEIGHT - height(box) / row) +
  WIDE_COST * Math.max(0, width(box) / row - FULL_WIDTH);

/**
 * What speaks against leaving all other shapes outside. It is not told exactly when it is COSTLIEST or more: that
 * is enough to know.
 * @param {number[]} members
 * @param {number} count of shapes in the row
 * @param {Bonds} bonds
 */
function separationCost(members, count, { touch, cross }) {
  const [first] = members;
  const end = Math.min(count, first + REACH);
  let cost = 0;
  for (let other = Math.max(0, first - WINDOW); other < end && cost < COSTLIEST; other++) {
    if (members.includes(other)) continue;
    let nearest = 0;
    for (const member of members) {
      const pair = pairOf(member, other);
      cost += cross[pair];
      nearest = Math.max(nearest, touch[pair]);
    }
    cost += nearest;
  }
  return cost;
}
