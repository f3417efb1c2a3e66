/**
 * The whole way from a drawing to its answer: segment, ink, normalize, classify, merge fragments.
 *
 * Loaded after the first paint, because TensorFlow.js comes with it.
 */

import { loadClassifier } from './classifier.js';
import { ink } from './ink.js';
import { mergeFragments } from './merge-fragments.js';
import { normalize } from './normalize.js';
import { segment } from './segment.js';

/** @typedef {import('./types.js').Reader} Reader */

/**
 * @param {string} url of model.json
 * @param {import('./fetch-model.js').Request} [request] instead of `fetch`
 * @returns {Promise<Reader>}
 * @throws {import('./fetch-model.js').ModelError}
 */
export async function createReader(url, request) {
  const classifier = await loadClassifier(url, request);
  return {
    classifier,
    read({ strokes, images }) {
      const toInput = (/** @type {number[]} */ group) =>
        normalize(ink(group.map((stroke) => strokes[stroke])));
      const groups = segment(strokes);
      const readings = classifier.classify([...groups.map(toInput), ...images.map(normalize)]);
      const drawn = mergeFragments(
        groups,
        readings.slice(0, groups.length),
        strokes,
        (group) => classifier.classify([toInput(group)])[0],
      );
      return {
        readings: [...drawn.readings, ...readings.slice(groups.length)],
        groups: [...drawn.groups, ...images.map(() => [])],
      };
    },
  };
}
