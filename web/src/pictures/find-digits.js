/**
 * Finds the digits of a page, row by row.
 *
 * First the page is seen from afar: where the sheet is, whether its ink is dark or light, how high its digits
 * are, how it is turned, whether it is ruled. Then it is read from near, upright, at a scale at which
 * digits are 48 pixels high, whatever the camera gave.
 */
import { normalize } from '../recognition/input/normalize.js';
import { unionBox } from '../recognition/strokes.js';
import { findNumbers } from '../recognition/segmentation/numbers.js';
import { cropDigit } from './crop-digit.js';
import { ImageError } from './image-file.js';
import { isInkLight } from './ink/binarize.js';
import { mapField, resize, turn } from './ink/field.js';
import { findInk } from './ink/pieces.js';
import { rulingAngle } from './ink/ruling.js';
import { findSheet } from './ink/sheet.js';
import { centre, extent, height, median } from './layout/boxes.js';
import { findRows, isTall } from './layout/find-rows.js';
import { outlineOf } from './layout/ink-gap.js';
import { candidateRuns, cheapestPartition } from './layout/partition.js';
import { digitHeight, rowAngle } from './layout/scale.js';
import { splitPiece } from './layout/split-piece.js';

/** @typedef {import('../recognition/types.js').Box} Box */
/** @typedef {import('./types.js').Component} Component */
/** @typedef {import('./types.js').Field} Field */
/** @typedef {import('./types.js').FoundDigits} FoundDigits */
/** @typedef {import('./types.js').Point} Point */
/** @typedef {Pick<import('../recognition/types.js').Classifier, 'classify' | 'threshold'>} Network */
/** @typedef {{size: number, angle: number, isRuled: boolean}} Page size: height of a digit, in pixels; angle: radians */

const AFAR = 1000; // pixels of the longer side
const PAPER_AFAR = 1 / 6; // of the shorter side
const NEARBY_AFAR = 20; // pixels
const RULING_AFAR = 1 / 14; // of the longer side: how high digits on ruled paper are, at most

const DIGIT = 48; // pixels of height
const PAPER = 1.1; // heights
const NEARBY = 0.5;
const MOST_PIXELS = 4e6;
const MOST_ENLARGED = 3;
const SMALLEST = 5; // pixels of height; no digit can be read from less
const LEVEL = (0.75 * Math.PI) / 180; // radians; less is not turned

const [DUST, LARGE] = [0.1, 2]; // heights of what is no part of a digit, and of what does not tell its height
const [LOWEST_ROW, ON_ROW] = [0.3, 0.5]; // heights of the page's digits, and of the row's highest

/** Pieces of ink that are read in one picture; more take too long. */
const MOST_PIECES = 800;

/**
 * @param {Field} light of the picture, 0 is black, 1 is white
 * @param {Network} network that judges what may be a digit
 * @returns {FoundDigits} none when there is only paper
 * @throws {ImageError} many: there is more ink than a person would let a computer read
 */
export function findDigits(light, network) {
  const sheet = findSheet(light) ?? { light, left: 0, top: 0 };
  const scale = Math.min(1, AFAR / Math.max(sheet.light.width, sheet.light.height));
  const afar = resize(sheet.light, scale);
  const isNegative = isInkLight(afar);
  const page = lookAt(isNegative ? negative(afar) : afar);
  if (page.size < SMALLEST) return { images: [], corners: [], rows: [] };

  const enlarged = Math.min(
    MOST_ENLARGED,
    (DIGIT / page.size) * scale,
    Math.sqrt(MOST_PIXELS / sheet.light.values.length),
  );
  let near = resize(sheet.light, enlarged);
  if (isNegative) near = negative(near);
  const angle = Math.abs(page.angle) > LEVEL ? page.angle : 0;
  if (angle !== 0) near = turn(near, angle);
  const size = (page.size / scale) * enlarged;
  /** From pixels from near to shares of the picture. @param {Point} point @returns {Point} */
  const toPicture = ([x, y]) => {
    const [dx, dy] = [x - near.width / 2, y - near.height / 2];
    const u = near.width / 2 + Math.cos(angle) * dx - Math.sin(angle) * dy;
    const v = near.height / 2 + Math.sin(angle) * dx + Math.cos(angle) * dy;
    return [
      (sheet.left + (u / near.width) * sheet.light.width) / light.width,
      (sheet.top + (v / near.height) * sheet.light.height) / light.height,
    ];
  };
  const found = readPage(near, size, page.isRuled, network);
  const digits = found.flat();
  let first = 0;
  return {
    images: digits.map(({ image }) => image),
    corners: digits.map(
      ({ box: { left, top, right, bottom } }) =>
      /** @type {Point[]} */ ([[left, top], [right, top], [right, bottom], [left, bottom]]).map(toPicture), // prettier-ignore
    ),
    rows: found.map((row) => {
      const numbers = findNumbers(row.map(({ box }) => box));
      const start = first;
      first += row.length;
      return numbers.map((number) => number.map((i) => start + i));
    }),
  };
}

/** @param {Field} light */
const negative = (light) => mapField(light, (value) => 1 - value);

/** @param {Field} light ink dark, paper light @returns {Page} */
function lookAt(light) {
  const paper = PAPER_AFAR * Math.min(light.width, light.height);
  const scale = { paper, nearby: NEARBY_AFAR, digit: 0 };
  let ink = findInk(light, scale);
  const tilt = rulingAngle(ink.mask, light.width);
  if (tilt !== null) {
    const digit = RULING_AFAR * Math.max(light.width, light.height);
    ink = findInk(turn(light, tilt), { ...scale, digit }, true);
  }
  const size = digitHeight(ink.pieces);
  const boxes = ink.pieces.map(({ box }) => box);
  return { size, angle: tilt ?? rowAngle(boxes, size), isRuled: tilt !== null };
}

/**
 * @param {Field} light upright, ink dark
 * @param {number} expected height of a digit, in pixels
 * @param {boolean} isRuled
 * @param {Network} network
 */
function readPage(light, expected, isRuled, network) {
  const scale = { paper: PAPER * DIGIT, nearby: NEARBY * DIGIT, digit: expected };
  const { dark, pieces } = findInk(light, scale, isRuled);
  const size = digitHeight(pieces.filter(({ box }) => extent(box) < LARGE * expected)) || expected;
  const kept = pieces.filter(({ box }) => extent(box) >= DUST * size);
  const boxes = kept.map(({ box }) => box);
  // Before rows are looked for: among thousands of pieces that takes long.
  if (boxes.filter((box) => isTall(box, size)).length > MOST_PIECES) throw new ImageError('many');
  const rows = findRows(boxes, size).filter(
    (row) => Math.max(...row.map((i) => height(boxes[i]))) >= LOWEST_ROW * size,
  );
  if (rows.flat().length > MOST_PIECES) throw new ImageError('many');
  const read = rows
    .map((row) => row.map((i) => kept[i]))
    .map((row) => readRow(dark, row, network))
    .filter((digits) => digits.length > 0);
  // Where some rows read, one without any digit is a fold or the edge of a shadow.
  const readable = thoseOrAll(read, (digits) => digits.some(({ margin }) => margin >= 1));
  // And where some stand free, one that the picture cuts off is a shadow or the desk.
  return thoseOrAll(readable, (digits) => digits.some(({ box }) => isInside(box, light)));
}

/**
 * Those of a list that pass a test, or all where none does.
 * @template T
 * @param {T[]} list
 * @param {(item: T) => boolean} test
 */
function thoseOrAll(list, test) {
  const passed = list.filter(test);
  return passed.length > 0 ? passed : list;
}

/** Whether a box touches no edge of the picture. @param {Box} box @param {Field} light */
const isInside = ({ left, top, right, bottom }, { width, height }) =>
  left > 0 && top > 0 && right < width - 1 && bottom < height - 1;

/**
 * @param {Field} dark
 * @param {Component[]} pieces of one row
 * @param {Network} network
 */
function readRow(dark, pieces, { classify, threshold }) {
  const heights = pieces.map(({ box }) => height(box));
  const size = median(heights.filter((each) => each > ON_ROW * Math.max(...heights)));
  const parts = pieces
    .flatMap((piece) => splitPiece(piece, dark.width, size))
    .map((part) => ({
      ...part,
      box: part.piece.box,
      outline: outlineOf(part.piece, dark.width),
    }))
    .sort((a, b) => centre(a.box) - centre(b.box));
  const runs = candidateRuns(parts, size).map((run) => ({
    ...run,
    image: cropDigit(
      dark,
      parts.slice(run.from, run.to).map(({ piece }) => piece),
    ),
  }));
  const readings = classify(runs.map(({ image }) => normalize(image)));
  const judged = runs.map((run, i) => ({ ...run, margin: readings[i].margin / (threshold || 1) }));
  return cheapestPartition(parts, judged, size).map(({ from, to, image, margin }) => ({
    image,
    margin,
    box: unionBox(parts.slice(from, to).map(({ box }) => box)),
  }));
}
