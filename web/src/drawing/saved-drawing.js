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
  const { strokes: ofCuts, cuts: saved } = /** @type {Record<string, unknown>} */ (value ?? {});
  const strokes = asStrokes(Array.isArray(value) ? value : ofCuts);
  const cuts = (Array.isArray(saved) ? saved : []).flatMap((digits) => {
    if (!isListOf(digits, (digit) => isListOf(digit, (part) => isInk(part, strokes)))) return [];
    return [{ digits: digits.map((digit) => digit.map((part) => inkOf(part, strokes))) }];
  });
  return { strokes, ...(cuts.length && { cuts }) };
}

/** @param {SavedInk} part @param {Stroke[]} strokes */
const inkOf = ({ stroke, ink }, strokes) => ({
  ink: ink ?? strokes[stroke],
  stroke: strokes[stroke],
});

/**
 * @template Item
 * @param {unknown} value
 * @param {(item: unknown) => item is Item} isItem
 * @returns {value is Item[]} whether it is a list of them, and not empty
 */
const isListOf = (value, isItem) => Array.isArray(value) && value.length > 0 && value.every(isItem);

/** @param {unknown} value @param {Stroke[]} strokes @returns {value is SavedInk} */
function isInk(value, strokes) {
  const { stroke, ink } = /** @type {Partial<SavedInk>} */ (value ?? {});
  return (
    Number.isInteger(stroke) && Number(stroke) in strokes && (ink === undefined || isInked(ink))
  );
}

/** @param {unknown} value @returns {value is Stroke} */
const isInked = (value) => isStroke(value) && value.length > 0;

/** @param {unknown} value @returns {Stroke[]} none when they are not strokes */
const asStrokes = (value) => (isListOf(value, isInked) ? value : []);
