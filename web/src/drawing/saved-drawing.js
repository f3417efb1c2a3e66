/**
 * A drawing as plain data, to be kept, and back.
 *
 * Of a drawing that is cut into digits as ever, its strokes are all there is to keep. Where the visitor
 * has cut it otherwise, the cuts are kept as well, with the numbers of their strokes.
 */
import { isStroke } from '../recognition/strokes.js';

/** @typedef {import('../recognition/types.js').Cut} Cut */
/** @typedef {import('../recognition/types.js').Stroke} Stroke */
/** @typedef {{strokes: Stroke[], cuts?: Cut[]}} Cuttable */
/**
 * @typedef {object} SavedInk
 * @property {number} stroke its index
 * @property {Stroke} [ink] the piece of it; none when it is whole
 */

/**
 * @param {Cuttable} drawing
 * @returns {unknown} fit for JSON
 */
export function toSaved({ strokes, cuts = [] }) {
  const saved = cuts.map(({ digits }) =>
    digits.map((digit) =>
      digit.map(({ ink, stroke }) => ({
        stroke: strokes.indexOf(stroke),
        ...(ink !== stroke && { ink }),
      })),
    ),
  );
  // A cut of strokes that are gone, by undo or the eraser, does not hold any more.
  const holding = saved.filter((digits) => digits.flat().every(({ stroke }) => stroke >= 0));
  return holding.length ? { strokes, cuts: holding } : strokes;
}

/**
 * @param {unknown} value of unknown origin: what was kept may be damaged, or edited by hand
 * @returns {Cuttable} without strokes when they are not strokes; without the cuts that are none
 */
export function fromSaved(value) {
  const saved = /** @type {any} */ (Array.isArray(value) ? { strokes: value } : (value ?? {}));
  if (!isListOf(saved.strokes, isInked)) return { strokes: [] };
  /** @type {Stroke[]} */
  const strokes = saved.strokes;
  const isPart = (/** @type {Partial<SavedInk> | null} */ part) =>
    Number.isInteger(part?.stroke) &&
    Number(part?.stroke) in strokes &&
    (part?.ink === undefined || isInked(part.ink));
  const isCut = (/** @type {unknown} */ digits) =>
    isListOf(digits, (digit) => isListOf(digit, isPart));
  const cuts = (Array.isArray(saved.cuts) ? saved.cuts : []).filter(isCut);
  return cuts.length
    ? { strokes, cuts: cuts.map((/** @type {SavedInk[][]} */ digits) => cutOf(digits, strokes)) }
    : { strokes };
}

/** @param {SavedInk[][]} digits @param {Stroke[]} strokes @returns {Cut} */
const cutOf = (digits, strokes) => ({
  digits: digits.map((digit) =>
    digit.map(({ stroke, ink = strokes[stroke] }) => ({ ink, stroke: strokes[stroke] })),
  ),
});

/** Whether a value is a list of such items, and not empty. @param {unknown} value @param {(item: any) => boolean} isItem */
const isListOf = (value, isItem) => Array.isArray(value) && value.length > 0 && value.every(isItem);

/** @param {unknown} value */
const isInked = (value) => isStroke(value) && value.length > 0;
