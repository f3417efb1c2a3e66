/** How high the digits of a page are, and how their rows are turned. */
import { centre, height, median, middle, width } from './boxes.js';

/** @typedef {import('../types.js').Box} Box */
/** @typedef {import('../types.js').Component} Component */

const ALIKE = 1.6; // digits of one page differ in height by this factor at most
const FLAT = 0.6; // a piece counts as high as this share of its width
const [LOWEST, WIDEST] = [0.6, 2]; // heights of what may stand for a digit on a row
const TILT = 16; // degrees; rows turned farther are not looked for
const STEP = 0.5;
const NEAR = 6; // heights; digits farther apart say little about the tilt,
const NEAREST = 0.3; // and so do those nearer
const LEVEL = 0.18; // heights; rows are as level as that
const UPRIGHT = 0.005; // for each degree, less is believed

/**
 * The height around which there is most ink.
 * @param {Component[]} pieces
 * @returns {number} pixels; 0 when there are no pieces
 */
export function digitHeight(pieces) {
  const sizes = pieces
    .map(({ box, pixels }) => ({
      size: Math.max(height(box), FLAT * width(box)),
      ink: pixels.length,
    }))
    .sort((a, b) => a.size - b.size);
  let best = { ink: 0, from: 0, to: 0 };
  let [ink, from] = [0, 0];
  sizes.forEach((piece, i) => {
    ink += piece.ink;
    while (piece.size > ALIKE * sizes[from].size) ink -= sizes[from++].ink;
    if (ink > best.ink) best = { ink, from, to: i + 1 };
  });
  return best.ink > 0 ? median(sizes.slice(best.from, best.to).map(({ size }) => size)) : 0;
}

/**
 * The tilt of the rows: in its direction neighbours are level.
 * @param {Box[]} boxes
 * @param {number} size height of a digit, in pixels
 * @returns {number} radians, positive when rows fall to the right; 0 where it cannot be told
 */
export function rowAngle(boxes, size) {
  const digits = boxes.filter(
    (box) =>
      height(box) > LOWEST * size && height(box) < ALIKE * size && width(box) < WIDEST * size,
  );
  if (digits.length < 3) return 0;
  /** @type {[number, number][]} from each digit to those at its right, in heights */
  const steps = [];
  for (const a of digits) {
    for (const b of digits) {
      const aside = (centre(b) - centre(a)) / size;
      const down = (middle(b) - middle(a)) / size;
      if (aside > NEAREST && aside < NEAR && Math.abs(down) < aside) steps.push([aside, down]);
    }
  }
  let best = { angle: 0, score: 0 };
  for (let degrees = -TILT; degrees <= TILT; degrees += STEP) {
    const angle = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const score = steps.reduce((sum, [aside, down]) => {
      const off = (down * cos - aside * sin) / LEVEL;
      return sum + Math.exp((-off * off) / 2) / Math.sqrt(aside);
    }, 0);
    const believed = score * (1 - UPRIGHT * Math.abs(degrees));
    if (believed > best.score) best = { angle, score: believed };
  }
  return best.angle;
}
