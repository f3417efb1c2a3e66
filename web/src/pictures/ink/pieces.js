/** Pieces of ink that may belong to digits, without what else is dark in a picture. */
import { darkness, inkMask } from './binarize.js';
import { connectedComponents } from './connected-components.js';
import { eraseRuling, rulingAngle } from './ruling.js';

/** @typedef {import('../types.js').Component} Component */
/** @typedef {import('../types.js').Field} Field */

const FEWEST_PIXELS = 4;
const RIM = 0.03; // of the shorter side: how near to the rim is along the rim
const ALONG_RIM = 0.7; // share of the pixels of a piece
const SOFT = 0.3; // step of darkness at the outline, as a share of the darkness within
const LINE = 1.7; // heights of a digit; shorter pieces of the lines of the paper stay
const THICK = 2.5; // times the usual stroke; a blot, no stroke of the same pen

/**
 * @param {Field} light ink dark, paper light
 * @param {object} scale in pixels
 * @param {number} scale.paper radius in which paper is looked for: wider than a stroke, narrower than a shadow
 * @param {number} scale.nearby radius in which strokes are equally dark
 * @param {number} scale.digit height of a digit; where it is not known, lines of the paper stay
 * @param {boolean} [isRuled] whether the paper is known to have lines, level ones at least
 * @returns {{dark: Field, mask: Uint8Array, pieces: Component[]}}
 */
export function findInk(light, { paper, nearby, digit }, isRuled = false) {
  const { dark, grain } = darkness(light, paper);
  const mask = inkMask(dark, grain, nearby);
  if (digit > 0 && (isRuled || rulingAngle(mask, light.width) !== null)) {
    eraseRuling(mask, light.width, LINE * digit);
  }
  const pieces = connectedComponents(mask, light.width).filter(
    (piece) =>
      piece.pixels.length >= FEWEST_PIXELS &&
      !isAlongRim(piece, light) &&
      !isSoft(piece, dark, mask),
  );
  return { dark, mask, pieces: withoutBlots(pieces, light.width, mask) };
}

/** Whether a piece lies along the rim, as the edge of a sheet does. @param {Component} piece @param {Field} field */
function isAlongRim({ box, pixels }, { width, height }) {
  if (box.left > 1 && box.top > 1 && box.right < width - 1 && box.bottom < height - 1) return false;
  const margin = RIM * Math.min(width, height);
  const rim = pixels.reduce((count, i) => {
    const x = i % width;
    const y = (i - x) / width;
    const away = Math.min(x, y, width - 1 - x, height - 1 - y);
    return count + Number(away < margin);
  }, 0);
  return rim > ALONG_RIM * pixels.length;
}

/** Whether a piece has no edge, as a shadow. @param {Component} piece @param {Field} dark @param {Uint8Array} mask */
function isSoft({ pixels }, { width, height, values }, mask) {
  let [sum, steps, count] = [0, 0, 0];
  for (const i of pixels) {
    sum += values[i];
    const x = i % width;
    const y = (i - x) / width;
    if (isInside(mask, i, width)) continue;
    if (x < 2 || y < 2 || x >= width - 2 || y >= height - 2) continue;
    const across = values[i + 2] - values[i - 2];
    const down = values[i + 2 * width] - values[i - 2 * width];
    steps += Math.hypot(across, down);
    count++;
  }
  return count > 0 && steps / count < (SOFT * sum) / pixels.length;
}

/** @param {Component[]} pieces @param {number} width of the picture @param {Uint8Array} mask */
function withoutBlots(pieces, width, mask) {
  const lines = pieces
    .map(({ pixels }) => {
      const outline = pixels.reduce((count, i) => count + Number(!isInside(mask, i, width)), 0);
      // A stroke has two sides, each as long as it is.
      return { thickness: (2 * pixels.length) / outline, length: outline / 2 };
    })
    .map((line, index) => ({ ...line, index }));
  const sorted = [...lines].sort((a, b) => a.thickness - b.thickness);
  let left = sorted.reduce((sum, { length }) => sum + length, 0) / 2;
  const usual = sorted.find(({ length }) => (left -= length) <= 0)?.thickness ?? Infinity;
  return pieces.filter((_, index) => lines[index].thickness < THICK * usual);
}

/**
 * Whether all that is beside a pixel of ink is ink: then it is of the same piece.
 * @param {Uint8Array} mask
 * @param {number} pixel
 * @param {number} width of the picture
 */
function isInside(mask, pixel, width) {
  const x = pixel % width;
  if (x === 0 || x === width - 1) return false;
  return mask[pixel - 1] && mask[pixel + 1] && mask[pixel - width] && mask[pixel + width];
}
