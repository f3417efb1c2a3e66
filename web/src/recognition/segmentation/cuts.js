/**
 * What the visitor says about the cutting: these strokes are those digits. Everything else is cut as ever.
 *
 * @typedef {import('../types.js').Answer} Answer
 * @typedef {import('../types.js').Cut} Cut
 * @typedef {import('../types.js').PenShape} PenShape
 * @typedef {import('../types.js').Stroke} Stroke
 */
import { boundingBox, unionBox } from '../strokes.js';
import { shapeOf } from './shapes.js';
import { splitStroke } from './split-stroke.js';

/** @param {{left: number, right: number}} box */
const middle = ({ left, right }) => left + right;

/**
 * Rows of digits as the visitor wants them cut.
 * @param {PenShape[][][]} rows of digits, as they were found
 * @param {Cut[]} cuts those whose strokes are all there hold; of the same strokes the last one
 * @returns {PenShape[][][]} each digit of a cut in the row that its strokes were in, by its place
 */
export function withCuts(rows, cuts) {
  return cuts.reduce((before, { digits }) => {
    const strokes = new Set(digits.flat().map(({ stroke }) => stroke));
    const found = before.flat(2).map(({ stroke }) => stroke);
    if (![...strokes].every((stroke) => found.includes(stroke))) return before;
    const isCut = (/** @type {PenShape} */ { stroke }) => strokes.has(stroke);
    const home = before.findIndex((row) => row.flat().some(isCut));
    const added = digits.map((digit) =>
      digit.map(({ ink, stroke }) => (ink === stroke ? shapeOf(ink) : { ...shapeOf(ink), stroke })),
    );
    return before
      .map((row, i) => {
        const rest = row
          .map((digit) => digit.filter((shape) => !isCut(shape)))
          .filter((digit) => digit.length > 0);
        return i === home ? [...rest, ...added].sort((a, b) => place(a) - place(b)) : rest;
      })
      .filter((row) => row.length > 0);
  }, rows);
}

/** @param {PenShape[]} digit */
const place = (digit) => middle(unionBox(digit.map(({ box }) => box)));

/**
 * Two digits as one.
 * @param {Answer} answer
 * @param {Stroke[]} strokes of the drawing
 * @param {number} index of the reading of the one
 * @param {number} other index of the other
 * @returns {Cut}
 */
export function joined(answer, strokes, index, other) {
  const [digit, next] = [index, other].map((i) => inkOf(answer, strokes, i));
  return cutOf(answer, strokes, [index, other], [[...digit, ...next]]);
}

/**
 * One digit as two, where both read best.
 * @param {Answer} answer
 * @param {Stroke[]} strokes of the drawing
 * @param {number} index of its reading
 * @param {(digits: Stroke[][]) => number[]} costs what speaks against each being one digit
 * @returns {Cut | null} null when it cannot be parted: a dot
 */
export function parted(answer, strokes, index, costs) {
  const pieces = piecesOf(inkOf(answer, strokes, index)).sort(
    (a, b) => middle(boundingBox(a.ink)) - middle(boundingBox(b.ink)),
  );
  const choices = pieces.slice(1).map((_, i) => [pieces.slice(0, i + 1), pieces.slice(i + 1)]);
  if (!choices.length) return null;
  const cost = choices.map((digits) =>
    costs(digits.map((digit) => digit.map(({ ink }) => ink))).reduce((a, b) => a + b),
  );
  return cutOf(answer, strokes, [index], choices[cost.indexOf(Math.min(...cost))]);
}

/**
 * Several strokes are pieces; one is cut where it may be, or else in its middle.
 * @param {Cut['digits'][number]} digit
 */
function piecesOf(digit) {
  if (digit.length > 1) return digit;
  const [{ ink, stroke }] = digit;
  const pieces = splitStroke(shapeOf(ink));
  if (pieces.length > 1) return pieces.map((piece) => ({ ink: piece.ink, stroke }));
  const half = Math.floor(ink.length / 2);
  return ink.length < 2
    ? digit
    : [ink.slice(0, half + 1), ink.slice(half)].map((part) => ({ ink: part, stroke }));
}

/**
 * The cut that changes some digits, and leaves those that share a stroke with them, or with these, as they are.
 * @param {Answer} answer
 * @param {Stroke[]} strokes
 * @param {number[]} changed indices of readings
 * @param {Cut['digits']} digits instead of them
 * @returns {Cut}
 */
function cutOf(answer, strokes, changed, digits) {
  const involved = new Set(changed);
  let count = 0;
  while (count < involved.size) {
    count = involved.size;
    const touched = new Set([...involved].flatMap((i) => answer.groups[i]));
    answer.groups.forEach((group, i) => {
      if (group.some((stroke) => touched.has(stroke))) involved.add(i);
    });
  }
  const kept = [...involved]
    .filter((i) => !changed.includes(i))
    .map((i) => inkOf(answer, strokes, i));
  return { digits: [...digits, ...kept] };
}

/** @param {Answer} answer @param {Stroke[]} strokes @param {number} index @returns {Cut['digits'][number]} */
const inkOf = ({ inks, origins }, strokes, index) =>
  inks[index].map((ink, k) => ({ ink, stroke: strokes[origins[index][k]] }));
