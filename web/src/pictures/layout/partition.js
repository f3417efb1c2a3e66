/**
 * Ink on a row to digits: the cheapest partition into runs of neighbouring parts, by dynamic programming
 * (segmentation by recognition, Casey and Lecolinet 1996, "A survey of methods and strategies in
 * character segmentation", section 4).
 *
 * It differs from the cutting of strokes in what a photograph has and a pad has not: dirt, which belongs to no
 * digit, and ink that flowed together, which is cut. Lengths are in heights of the row. The costs were chosen on
 * photographs and on pen numbers drawn as pictures, each by halves.
 */
import { extent, height, width } from './boxes.js';
import { inkGap } from './ink-gap.js';

/** @typedef {import('../types.js').Box} Box */
/** @typedef {import('../types.js').Point} Point */
/**
 * @typedef {object} Part
 * @property {Box} box
 * @property {Point[]} outline
 * @property {number | null} cut ink crossed by the cut at its left, in heights; null: there is paper
 */
/**
 * @typedef {object} Run parts that may be one digit
 * @property {number} from index of its first part
 * @property {number} to index after its last part
 * @property {number} paper what the free paper inside it costs
 * @property {number} shape what its height and width cost
 */

const MOST_PARTS = 5;
const WIDEST = 1.7;
const SHORTEST = 0.3; // alone, a comma looks like a 1
const GAP_COST = 9; // for each height of paper inside
const FULL_HEIGHT = 0.65;
const SHORT_COST = 3.2; // for each height that is missing
const FULL_WIDTH = 0.5;
const WIDE_COST = 9.5; // for each height that it is wider

const SURE = 2; // logit margin of a sure digit, in thresholds of `?`
const DOUBT_COST = 6; // for the network being in full doubt
const TRUST = 0.35; // of what height and width cost remains when the network is sure

const DIRT_COST = 0.35; // for leaving a part out,
const DIRT_SIZE_COST = 6; // and for each height of it
const CUT_COST = 0.7; // for cutting ink,
const CUT_INK_COST = 5; // and for each height of ink

/**
 * @param {Part[]} parts left to right
 * @param {number} size height of the row's digits, in pixels
 * @returns {Run[]}
 */
export function candidateRuns(parts, size) {
  /** @type {Run[]} */
  const runs = [];
  const gaps = parts.map((part, i) =>
    parts.slice(Math.max(0, i - MOST_PARTS + 1), i).map((other) => inkGap(other, part, size)),
  );
  for (let from = 0; from < parts.length; from++) {
    const box = { ...parts[from].box };
    let paper = 0;
    for (let to = from + 1; to <= Math.min(parts.length, from + MOST_PARTS); to++) {
      const added = parts[to - 1].box;
      if (to > from + 1) {
        paper += Math.min(...gaps[to - 1].slice(from + 1 - to)) / size;
      }
      box.left = Math.min(box.left, added.left);
      box.right = Math.max(box.right, added.right);
      box.top = Math.min(box.top, added.top);
      box.bottom = Math.max(box.bottom, added.bottom);
      if (to > from + 1 && width(box) > WIDEST * size) break;
      if (height(box) < SHORTEST * size) continue;
      const shape =
        SHORT_COST * Math.max(0, FULL_HEIGHT - height(box) / size) +
        WIDE_COST * Math.max(0, width(box) / size - FULL_WIDTH);
      runs.push({ from, to, paper: GAP_COST * paper, shape });
    }
  }
  return runs;
}

/**
 * @template {Run & {margin: number}} T
 * @param {Part[]} parts left to right
 * @param {T[]} runs with their logit margin, in thresholds of `?`
 * @param {number} size height of the row's digits, in pixels
 * @returns {T[]} digits, left to right; parts in none of them are dirt
 */
export function cheapestPartition(parts, runs, size) {
  /** @type {{cost: number, before: number, run: T | null}[]} for the first so many parts */
  const best = [{ cost: 0, before: 0, run: null }];
  parts.forEach((part, i) => {
    const dirt = DIRT_COST + (DIRT_SIZE_COST * extent(part.box)) / size;
    best.push({ cost: best[i].cost + dirt, before: i, run: null });
    for (const run of runs) {
      if (run.to !== i + 1) continue;
      const cost = best[run.from].cost + cutCost(parts[run.from]) + runCost(run);
      if (cost < best[i + 1].cost) best[i + 1] = { cost, before: run.from, run };
    }
  });
  /** @type {T[]} */
  const chosen = [];
  for (let end = parts.length; end > 0; end = best[end].before) {
    const { run } = best[end];
    if (run) chosen.unshift(run);
  }
  return chosen;
}

/** @param {Part} part */
const cutCost = ({ cut }) => (cut === null ? 0 : CUT_COST + CUT_INK_COST * cut);

/** @param {Run & {margin: number}} run */
function runCost({ paper, shape, margin }) {
  const doubt = Math.max(0, 1 - margin / SURE);
  return paper * (1 + doubt) + shape * (TRUST + doubt) + DOUBT_COST * doubt;
}
