/**
 * JSON lines, one drawing a line, y down: `{"label": 7, "strokes": [[[x, y], ...], ...]}`; "source", "writer"
 * and, for numbers, "groups" may follow. `digits evaluate --ink` reads them too.
 */
import { isStroke } from '../../src/recognition/strokes.js';

/** @typedef {import('./types.js').LabelledDrawing} LabelledDrawing */

/**
 * @param {string} text
 * @returns {LabelledDrawing[]}
 * @throws {Error} for the first line that is no drawing
 */
export const parseJsonLines = (text) =>
  text
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(line, `line ${i + 1}`)]));

/** @param {string} line @param {string} place @returns {LabelledDrawing} */
function parseLine(line, place) {
  let drawing;
  try {
    drawing = JSON.parse(line);
  } catch {
    throw new Error(`${place} is not JSON`);
  }
  const { label, source = 'all', writer = '', strokes, groups } = drawing ?? {};
  if (typeof label !== 'string' && !Number.isInteger(label)) {
    throw new Error(`${place} has no "label" that is a text or a whole number`);
  }
  if (!Array.isArray(strokes) || !strokes.every(isStroke) || !strokes.some((s) => s.length)) {
    throw new Error(`${place} has no "strokes" that are lists of points [x, y]`);
  }
  if (groups !== undefined && !isPartition(groups, strokes.length)) {
    throw new Error(`${place} has "groups" that do not hold each stroke once`);
  }
  return {
    label: String(label),
    source: String(source),
    writer: String(writer),
    strokes,
    ...(groups && { groups }),
  };
}

/** @param {unknown} groups @param {number} count of strokes */
function isPartition(groups, count) {
  if (!Array.isArray(groups) || !groups.every(Array.isArray)) return false;
  const indices = groups.flat().sort((a, b) => a - b);
  return indices.length === count && indices.every((index, i) => index === i);
}
