/**
 * The whole way from a drawing to its answer: segment, ink, normalize, classify, and look again where that is unsure.
 *
 * Loaded after the first paint, because TensorFlow.js comes with it.
 */

import { loadClassifier } from './network/classifier.js';
import { readingCost } from './decision.js';
import { normalize } from './input/normalize.js';
import { strokeInput } from './input/stroke-input.js';
import { IDENTITY, transformImage } from './input/transform-image.js';
import { judge } from './judge.js';
import { createSecondLook } from './second-look.js';
import { withCuts } from './segmentation/cuts.js';
import { findNumbers } from './segmentation/numbers.js';
import { createSegmenter } from './segmentation/segment.js';
import { shapeOf } from './segmentation/shapes.js';
import { splitStroke } from './segmentation/split-stroke.js';
import { memoize } from './memoize.js';
import { turnStrokes, unionBox } from './strokes.js';

/** @typedef {import('./types.js').Answer} Answer */
/** @typedef {import('./types.js').Classifier} Classifier */
/** @typedef {import('./types.js').DrawingState} DrawingState */
/** @typedef {import('./types.js').PenShape} PenShape */
/** @typedef {import('./types.js').Reader} Reader */
/** @typedef {import('./types.js').Reading} Reading */
/** @typedef {import('./types.js').Stroke} Stroke */
/** @typedef {import('./second-look.js').LookAgain} LookAgain */

/** Strokes that are read; a page of digits has fewer. */
export const MOST_STROKES = 500;

// A digit that has not changed is the same array, see `createSegmenter`.
const boxOf = memoize((/** @type {PenShape[]} */ digit) => unionBox(digit.map(({ box }) => box)));
const inksOf = memoize((/** @type {PenShape[]} */ digit) => digit.map(({ ink }) => ink));

/**
 * @param {string} url of model.json
 * @param {import('./types.js').Request} [request] instead of `fetch`
 * @returns {Promise<Reader>}
 * @throws {import('./network/fetch-model.js').ModelError}
 */
export async function createReader(url, request) {
  const shipped = await loadClassifier(url, request);
  let current = readWith(shipped);
  return {
    shipped,
    get classifier() {
      return current.classifier;
    },
    use(classifier) {
      current = readWith(classifier ?? shipped);
    },
    load: (request) => loadClassifier('model.json', request, 'trained'),
    read: (state) => current.read(state),
  };
}

/**
 * Reads drawings with one network, and remembers what it has read.
 * @param {Classifier} classifier
 * @returns {{classifier: Classifier, read: Reader['read']}}
 */
function readWith(classifier) {
  const readingsOf = rememberReadings(classifier);
  const lookAgain = createSecondLook(classifier);
  /** @type {(shapes: PenShape[]) => PenShape[][][]} */
  const segment = createSegmenter({
    readingCosts: (digits) =>
      readingsOf(digits).map((reading) => readingCost(reading, classifier.threshold)),
    split: splitStroke,
  });
  /** @type {(digits: PenShape[][], live: Stroke | undefined) => Reading[]} */
  const readDigits = (digits, live) =>
    lookAgain(
      readingsOf(digits),
      (i, degrees) => strokeInput(turnStrokes(inksOf(digits[i]), degrees)),
      (i) => digits[i].some(({ stroke }) => stroke === live),
    );
  return {
    classifier,
    read: (state) =>
      state.images.length
        ? readImages(state, classifier, lookAgain)
        : readStrokes(state, segment, readDigits, classifier.threshold),
  };
}

/**
 * @param {DrawingState} state
 * @param {Classifier} classifier
 * @param {LookAgain} lookAgain
 * @returns {Answer}
 */
function readImages({ images, picture }, classifier, lookAgain) {
  const rows = picture?.rows ?? [[images.map((_, i) => i)]];
  const readings = lookAgain(classifier.classify(images.map(normalize)), (i, turn) =>
    normalize(transformImage(images[i], { ...IDENTITY, turn })),
  );
  return {
    readings: judge(readings, rows, classifier.threshold),
    groups: images.map(() => []),
    inks: images.map(() => []),
    origins: images.map(() => []),
    rows,
    unread: 0,
  };
}

/**
 * @param {DrawingState} state
 * @param {(shapes: PenShape[]) => PenShape[][][]} segment
 * @param {(digits: PenShape[][], live: Stroke | undefined) => Reading[]} readDigits
 * @param {number} threshold of the logit margin
 * @returns {Answer}
 */
function readStrokes({ strokes, cuts = [], isDrawing }, segment, readDigits, threshold) {
  const read = strokes.slice(0, MOST_STROKES);
  const found = withCuts(segment(read.filter((stroke) => stroke.length > 0).map(shapeOf)), cuts);
  const digits = found.flat();
  const indices = new Map(read.map((stroke, index) => [stroke, index]));
  const origins = digits.map((digit) => digit.map(({ stroke }) => indices.get(stroke) ?? 0));
  let first = 0;
  const rows = found.map((row) => {
    const numbers = findNumbers(row.map(boxOf)).map((number) => number.map((i) => first + i));
    first += row.length;
    return numbers;
  });
  return {
    readings: judge(
      readDigits(digits, isDrawing ? strokes.at(-1) : undefined),
      rows,
      threshold,
      digits,
    ),
    groups: origins.map((indices) => [...new Set(indices)].sort((a, b) => a - b)),
    inks: digits.map(inksOf),
    origins,
    rows,
    unread: strokes.length - read.length,
  };
}

/**
 * Reads digits, each only once while its strokes stay the same.
 *
 * Readings are kept with the newest stroke of their digit. So they go when that stroke does: those of
 * a stroke that is being drawn, at the next point.
 * @param {Classifier} classifier
 * @returns {(digits: PenShape[][]) => Reading[]}
 */
function rememberReadings(classifier) {
  /** @type {WeakMap<PenShape, Map<string, Reading>>} */
  const known = new WeakMap();
  const placeOf = memoize((/** @type {PenShape[]} */ digit) => {
    const newest = digit.reduce((a, b) => (a.id > b.id ? a : b));
    const kept = known.get(newest) ?? new Map();
    known.set(newest, kept);
    return { kept, key: digit.map(({ id }) => id).sort((a, b) => a - b).join() }; // prettier-ignore
  });
  return (digits) => {
    const places = digits.map(placeOf);
    const unread = [...places.keys()].filter((i) => !places[i].kept.has(places[i].key));
    const images = unread.map((i) => strokeInput(digits[i].map((shape) => shape.ink)));
    classifier.classify(images).forEach((reading, k) => {
      const { kept, key } = places[unread[k]];
      kept.set(key, reading);
    });
    return places.map(({ kept, key }) => kept.get(key));
  };
}
