/**
 * Drawings as text, one a line, in JSON: `{"label": 7, "strokes": [[[x, y], ...], ...]}`, y down.
 * Label and writer may be missing. `digits evaluate --ink` reads such files too.
 */

import { boundingBox, isStroke } from '../recognition/strokes.js';

/** @typedef {import('../recognition/types.js').Stroke} Stroke */
/** @typedef {{label?: number, writer?: string, strokes: Stroke[]}} StrokeRecord */

/** A line that is no drawing; the message says which line and why. */
export class StrokeFileError extends Error {
  name = 'StrokeFileError';
}

const DECIMALS = 4; // 1/10000 of the drawing: finer than any screen

/**
 * A drawing as one line of text. It is moved and scaled so that its longer side is 1.
 * @param {StrokeRecord} drawing at least one point in all; strokes without points are left out
 * @returns {string} with the line's end
 * @throws {RangeError} when there is no point at all, or a coordinate is not finite
 */
export function formatDrawing({ strokes, ...about }) {
  const kept = strokes.filter((stroke) => stroke.length > 0);
  const points = kept.flat();
  if (points.length === 0) throw new RangeError('nothing is drawn: there is no point');
  if (!points.flat().every(Number.isFinite)) {
    throw new RangeError('a coordinate is not a finite number');
  }
  const { left, top, right, bottom } = boundingBox(points);
  const scale = 1 / (Math.max(right - left, bottom - top) || 1);
  const round = (/** @type {number} */ value) => Number((value * scale).toFixed(DECIMALS));
  const placed = kept.map((stroke) => stroke.map(([x, y]) => [round(x - left), round(y - top)]));
  return `${JSON.stringify({ ...about, strokes: placed })}\n`;
}

/**
 * @param {string} text one drawing a line; empty lines are skipped
 * @returns {StrokeRecord[]}
 * @throws {StrokeFileError} for the first line that is no drawing
 */
export function parseDrawings(text) {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, index + 1)]));
}

/**
 * @param {string} line
 * @param {number} number of the line, from 1
 * @returns {StrokeRecord}
 */
function parseLine(line, number) {
  const refuse = (/** @type {string} */ reason) => new StrokeFileError(`line ${number}: ${reason}`);
  let drawing;
  try {
    drawing = JSON.parse(line);
  } catch {
    throw refuse('this is not JSON');
  }
  const { label, writer, strokes } = drawing ?? {};
  if (!Array.isArray(strokes)) throw refuse('"strokes" is missing or not a list');
  if (!strokes.every(isStroke)) throw refuse('a stroke is not a list of [x, y] pairs of numbers');
  if (strokes.every((stroke) => stroke.length === 0)) throw refuse('no stroke has a point');
  if (label !== undefined && !(Number.isInteger(label) && label >= 0 && label <= 9)) {
    throw refuse('"label" is not a digit from 0 to 9');
  }
  return {
    ...(label === undefined ? {} : { label }),
    ...(writer === undefined ? {} : { writer: String(writer) }),
    strokes,
  };
}
