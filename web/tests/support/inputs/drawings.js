/** Drawings made by code: digits as no two people write them, from one outline each. */
import { STROKES } from '../browser/page-driver.js';
import { mulberry32 } from './random.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

/**
 * Numbers of one to three digits, each turned, sheared and stretched by chance, with a trembling hand.
 *
 * @param {number} count
 * @param {number} seed
 * @returns {Stroke[][]} in pixels, as on a pad; always the same for the same seed
 */
export function drawings(count, seed) {
  const random = mulberry32(seed);
  const between = (/** @type {number} */ low, /** @type {number} */ high) =>
    low + (high - low) * random();
  const outlines = Object.values(STROKES);

  /** @param {number} left @param {number} top @param {number} size @returns {Stroke[]} */
  const digit = (left, top, size) => {
    const angle = between(-0.25, 0.25);
    const shear = between(-0.3, 0.3);
    const width = size * between(0.5, 0.9);
    const tremble = size * 0.01;
    return outlines[Math.floor(random() * outlines.length)].map((stroke) =>
      stroke.map(([u, v]) => {
        const [x, y] = [u - 0.5 + shear * (0.5 - v), v - 0.5];
        return [
          left + width * (x * Math.cos(angle) - y * Math.sin(angle)) + tremble * random(),
          top + size * (x * Math.sin(angle) + y * Math.cos(angle)) + tremble * random(),
        ];
      }),
    );
  };

  return Array.from({ length: count }, () => {
    const size = between(30, 260);
    const [left, top] = [between(0, 400), between(0, 300)];
    const digits = 1 + Math.floor(3 * random());
    return Array.from({ length: digits }, (_, place) =>
      digit(left + 1.2 * size * place, top + between(0, 0.1) * size, size),
    ).flat();
  });
}
