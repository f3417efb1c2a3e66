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
import { height, overlap, relationOf, width } from './shapes.js';

/** @typedef {import('../types.js').Box} Box */
/** @typedef {import('../types.js').Shape} Shape */
/**
 * @template {Shape} T
 * @typedef {object} Candidate shapes that may be one digit
 * @property {number} taken the shapes, as bits: bit k is the k-th after the first
 * @property {T[]} shapes
 * @property {number} cost that of geometry alone until it is read
 * @property {boolean} isRead
 */

const WINDOW = 6; // shapes in a row among which the parts of a digit are looked for
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
  const starts = sorted.map((_, first) => candidatesFrom(sorted, first, row));
  for (;;) {
    const { candidates, cost } = cheapest(starts);
    if (cost > most) return null;
    const unread = candidates.filter(({ isRead }) => !isRead);
    const costs = readingCosts(unread.map((candidate) => candidate.shapes));
    unread.forEach((candidate, i) => {
      candidate.isRead = true;
      candidate.cost += costs[i] ?? 0;
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
 * Candidates whose leftmost shape is the first: the shape alone, and with shapes near it.
 * @template {Shape} T
 * @param {T[]} shapes left to right
 * @param {number} first
 * @param {number} row height
 * @returns {Candidate<T>[]} the shape alone comes first
 */
function candidatesFrom(shapes, first, row) {
  /** @type {Candidate<T>[]} */
  const candidates = [];
  // Shapes are added from left to right, so that each set is met once.
  const grow = (
    /** @type {T[]} */ members,
    /** @type {Box} */ box,
    /** @type {number} */ taken,
    /** @type {number} */ next,
  ) => {
    const cost = geometryCost({ members, box, taken }, shapes, first, row);
    if (cost < COSTLIEST || members.length === 1) {
      candidates.push({ taken, shapes: members, cost, isRead: false });
    }
    if (members.length === MOST_SHAPES) return;
    for (let k = next; k < WINDOW && first + k < shapes.length; k++) {
      const added = shapes[first + k];
      const whole = joinedBox(box, added.box);
      if (width(whole) > WIDEST * row) continue;
      grow([...members, added], whole, taken | (1 << k), k + 1);
    }
  };
  grow([shapes[first]], shapes[first].box, 1, 1);
  const [alone, ...others] = candidates;
  return [alone, ...others.sort((a, b) => a.cost - b.cost).slice(0, MOST_CANDIDATES - 1)];
}

/** @param {Box} a @param {Box} b @returns {Box} */
const joinedBox = (a, b) => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/**
 * What geometry says against shapes being one digit. Of several it is not told exactly when it is COSTLIEST
 * or more: that is enough to know.
 * @param {{members: Shape[], box: Box, taken: number}} candidate
 * @param {Shape[]} shapes of the row, left to right
 * @param {number} first index of the first member
 * @param {number} row height
 */
function geometryCost({ members, box, taken }, shapes, first, row) {
  let cost =
    SHORT_COST * Math.max(0, FULL_HEIGHT - height(box) / row) +
    WIDE_COST * Math.max(0, width(box) / row - FULL_WIDTH);
  if (members.length > 1) {
    if (cost >= COSTLIEST) return cost;
    const gap = gapIn(members) / row;
    cost += GAP_COST * gap;
    if (gap > FARTHEST || cost >= COSTLIEST) return Infinity;
  }
  for (let i = Math.max(0, first - WINDOW); i < first + 2 * WINDOW && i < shapes.length; i++) {
    const isMember = i >= first && (taken >> (i - first)) & 1;
    if (!isMember) cost += separationCost(members, box, shapes[i], row);
  }
  return cost;
}

/**
 * What speaks against leaving a shape outside: that it touches the ink inside, or crosses it.
 * @param {Shape[]} members
 * @param {Box} box around them
 * @param {Shape} other
 * @param {number} row height
 */
function separationCost(members, box, other, row) {
  const reach = TOUCH * row;
  const isFar = (/** @type {Box} */ a) =>
    -overlap(a, other.box, 'x') > reach || -overlap(a, other.box, 'y') > reach;
  if (isFar(box)) return 0;
  let cost = 0;
  let nearest = reach;
  for (const member of members) {
    if (isFar(member.box)) continue;
    const { distance, crossing } = relationOf(member, other);
    nearest = Math.min(nearest, distance);
    cost += CROSSING_COST * Math.min(1, crossing / (CROSSED * row));
  }
  return cost + TOUCH_COST * (1 - nearest / reach);
}

/**
 * Free paper that must be bridged to make one of several shapes: the length of their shortest
 * spanning tree (Prim 1957).
 * @param {Shape[]} shapes
 */
function gapIn(shapes) {
  const distances = shapes.map(() => Infinity); // to the tree; -1 in it
  let added = 0;
  let gap = 0;
  for (let left = shapes.length - 1; left > 0; left--) {
    distances[added] = -1;
    let nearest = -1;
    for (let i = 0; i < shapes.length; i++) {
      if (distances[i] < 0) continue;
      const { distance } = relationOf(shapes[added], shapes[i]);
      if (distance < distances[i]) distances[i] = distance;
      if (nearest < 0 || distances[i] < distances[nearest]) nearest = i;
    }
    gap += distances[nearest];
    added = nearest;
  }
  return gap;
}

/**
 * The cheapest way to take every shape exactly once (R. Bellman 1957, "Dynamic programming").
 *
 * A state is the first shape that is not yet taken, and which of those after it are, as bits.
 * @template {Shape} T
 * @param {Candidate<T>[][]} starts candidates by their first shape
 * @returns {{candidates: Candidate<T>[], cost: number}}
 */
function cheapest(starts) {
  /** @typedef {{cost: number, before: State | null, candidate: Candidate<T> | null}} State */
  /** @type {Map<number, State>[]} */
  const states = Array.from({ length: starts.length + 1 }, () => new Map());
  states[0].set(0, { cost: 0, before: null, candidate: null });
  starts.forEach((candidates, first) => {
    for (const [taken, before] of states[first]) {
      for (const candidate of candidates) {
        if (candidate.taken & taken) continue;
        let left = taken | candidate.taken;
        let next = first;
        for (; left & 1; left >>= 1) next++;
        const cost = before.cost + candidate.cost;
        const known = states[next].get(left);
        if (!known || cost < known.cost) states[next].set(left, { cost, before, candidate });
      }
    }
  });
  const end = /** @type {State} */ (states[starts.length].get(0));
  const candidates = [];
  for (let state = end; state.before && state.candidate; state = state.before) {
    candidates.push(state.candidate);
  }
  return { candidates: candidates.reverse(), cost: end.cost };
}
