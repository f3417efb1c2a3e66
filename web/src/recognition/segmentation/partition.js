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
import { memoizeLists } from '../memoize.js';
import { unionBox } from '../strokes.js';
import { createSearch } from './cheapest-partition.js';
import { gapIn, height, overlap, relationOf, width } from './shapes.js';

/** @typedef {import('../types.js').Box} Box */
/** @typedef {import('../types.js').Shape} Shape */
/**
 * @typedef {object} Bond what speaks against parting two shapes, in nats
 * @property {number} touch the nearer their ink the more
 * @property {number} cross where their lines cross
 */
/**
 * @typedef {object} Candidate shapes that may be one digit
 * @property {number} taken the shapes, as bits: bit k is the k-th in the row after the leftmost
 * @property {Shape[]} shapes
 * @property {number} cost of geometry alone
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
const HEIGHT_STEP = 0.01; // share by which heights of rows differ: while one draws, most stay what they are

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
  const starts = sorted.map((shape, first) => {
    const before = sorted.slice(Math.max(0, first - WINDOW), first);
    const near = [...before, ...sorted.slice(first, first + REACH)];
    return /** @type {(Candidate & {shapes: T[]})[]} */ (
      candidatesFrom(shape, near, before.length, row)
    ).map((candidate) => ({ ...candidate, first, isRead: false }));
  });
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
  const exact = Math.max(height(whole), 0.3 * Math.max(...level.map(width))) || 1;
  return Math.exp(HEIGHT_STEP * Math.round(Math.log(exact) / HEIGHT_STEP));
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
 * Candidates whose leftmost shape is the same: the shape alone, and with shapes near it.
 * @param {Shape[]} near what stands near it in the row, left to right: up to WINDOW before it, up to REACH from it on
 * @param {number} first its own place there
 * @param {number} row height
 * @returns {Candidate[]} the shape alone comes first
 */
function findCandidates(near, first, row) {
  const bond = byPairs(near.length, (i, j) => bondOf(near[i], near[j], row));
  const relation = byPairs(near.length, (i, j) => relationOf(near[i], near[j]));
  const end = Math.min(near.length, first + WINDOW);
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
    if (isAlone || cost < COSTLIEST) cost += separationCost(members, near.length, bond);
    if (isAlone || cost < COSTLIEST) sets.push({ members, cost });
    if (members.length === MOST_SHAPES) return;
    for (let next = members[members.length - 1] + 1; next < end; next++) {
      const whole = joinedBox(box, near[next].box);
      if (width(whole) <= WIDEST * row) grow([...members, next], whole);
    }
  };
  grow([first], near[first].box);
  const [alone, ...others] = sets;
  return [alone, ...others.sort((a, b) => a.cost - b.cost).slice(0, MOST_CANDIDATES - 1)].map(
    ({ members, cost }) => ({
      taken: members.reduce((bits, i) => bits | (1 << (i - first)), 0),
      shapes: members.map((i) => near[i]),
      cost,
    }),
  );
}

/** Of a row that is full, most do not change while one draws. */
const candidatesFrom = memoizeLists(findCandidates);

/**
 * What is measured of pairs, of each once.
 * @template Measure
 * @param {number} count
 * @param {(i: number, j: number) => Measure} measure of two, whatever their order
 * @returns {(i: number, j: number) => Measure}
 */
function byPairs(count, measure) {
  /** @type {Measure[]} */
  const known = Array(count * count);
  return (i, j) => {
    const pair = i < j ? i * count + j : j * count + i;
    return (known[pair] ??= measure(i, j));
  };
}

/** @type {Bond} */
const NO_BOND = { touch: 0, cross: 0 };

/**
 * @param {Shape} a
 * @param {Shape} b
 * @param {number} row height
 * @returns {Bond}
 */
function bondOf(a, b, row) {
  const reach = TOUCH * row;
  if (-overlap(a.box, b.box, 'x') > reach || -overlap(a.box, b.box, 'y') > reach) return NO_BOND;
  const { distance, crossing } = relationOf(a, b);
  return {
    touch: TOUCH_COST * (1 - Math.min(distance, reach) / reach),
    cross: CROSSING_COST * Math.min(1, crossing / (CROSSED * row)),
  };
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
 * @param {number} count of shapes near them, themselves included
 * @param {(i: number, j: number) => Bond} bond
 */
function separationCost(members, count, bond) {
  let cost = 0;
  for (let other = 0; other < count && cost < COSTLIEST; other++) {
    if (members.includes(other)) continue;
    let nearest = 0;
    for (const member of members) {
      const { touch, cross } = bond(member, other);
      cost += cross;
      nearest = Math.max(nearest, touch);
    }
    cost += nearest;
  }
  return cost;
}
