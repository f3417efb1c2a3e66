/**
 * From what lies on the pad to readings: segment, ink, normalize, classify, complete. No DOM here.
 *
 * Loaded after the first paint, because TensorFlow.js comes with it.
 *
 * @typedef {import('./classifier.js').Reading} Reading
 *
 * @typedef {object} Answer
 * @property {Reading[]} readings one for each digit, left to right
 * @property {number[][]} groups for each reading the indices of its strokes; empty for pictures
 *
 * @typedef {object} Reader
 * @property {(sheet: import('./drawing.js').Sheet) => Answer} read
 * @property {import('./classifier.js').Classifier} classifier
 */

import { loadClassifier } from './classifier.js';
import { complete } from './complete.js';
import { ink } from './ink.js';
import { normalize } from './normalize.js';
import { segment } from './segment.js';

/**
 * @param {string} url of model.json
 * @param {RequestCache} [cache] 'reload' goes past the browser's cache, for a new try
 * @returns {Promise<Reader>}
 * @throws {import('./fetch-model.js').ModelError}
 */
export async function createReader(url, cache) {
  const classifier = await loadClassifier(url, cache);
  return {
    classifier,
    read({ strokes, pictures }) {
      const draw = (/** @type {number[]} */ group) =>
        normalize(ink(group.map((stroke) => strokes[stroke])));
      const pieces = segment(strokes);
      const readings = classifier.classify([...pieces.map(draw), ...pictures.map(normalize)]);
      const drawn = complete(
        pieces,
        readings.slice(0, pieces.length),
        strokes,
        (group) => classifier.classify([draw(group)])[0],
      );
      return {
        readings: [...drawn.readings, ...readings.slice(pieces.length)],
        groups: [...drawn.groups, ...pictures.map(() => [])],
      };
    },
  };
}
