import { describe, expect, it, test } from 'vitest';
import { directions } from '../../../../src/recognition/input/directions.js';
import { slopesOfGreys } from '../../../../src/recognition/input/direction-slopes.js';
import { rasterize, toSegments } from '../../../../src/recognition/input/ink.js';
import { mulberry32 } from '../../../support/inputs/random.js';

/** What is seen: ink, and lines that run upright, rising and falling. @param {ArrayLike<number>} input */
function parts(input) {
  const sums = [0, 0, 0, 0];
  for (let square = 0; square < input.length; square++) {
    sums[2 * (Math.floor(square / 28) % 2) + (square % 2)] += input[square];
  }
  return sums;
}

/** @param {[number, number][]} points in squares */
const drawn = (points) => rasterize(toSegments([points]));

describe('directions', () => {
  /** @type {[string, [number, number][]][]} */
  const LINES = [
    ['upright', [[14, 4], [14, 24]]],
    ['rising', [[4, 20], [24, 8.453]]],
    ['falling', [[4, 8.453], [24, 20]]],
  ]; // prettier-ignore
  it.each(LINES)('see an %s line as such', (name, points) => {
    const [ink, ...lines] = parts(directions(drawn(points)));
    const own = LINES.findIndex(([line]) => line === name);
    expect(lines[own]).toBeGreaterThan(0.8 * lines.reduce((a, b) => a + b));
    expect(ink).toBeGreaterThan(10);
  });

  it('see it where it is', () => {
    const input = directions(drawn([[21, 4], [21, 10]])); // prettier-ignore
    const seen = [...input.keys()].filter((square) => input[square] > 0.2);
    expect(Math.min(...seen.map((square) => square % 28))).toBeGreaterThanOrEqual(18);
    expect(Math.max(...seen.map((square) => Math.floor(square / 28)))).toBeLessThanOrEqual(11);
  });

  it('see nothing on paper', () => {
    expect(directions(new Float64Array(784))).toEqual(new Float64Array(784));
  });
});

test('the slopes of greys are those that finite differences measure, at the edge and on paper too', () => {
  const random = mulberry32(3);
  const image = Float64Array.from({ length: 784 }, () => Math.max(0, random() - 0.7));
  image.fill(0, 300, 500); // paper
  const ofSquares = Float64Array.from({ length: 784 }, () => random() - 0.5);
  const value = (/** @type {Float64Array} */ image) =>
    directions(image).reduce((sum, seen, square) => sum + seen * ofSquares[square], 0);
  const slopes = slopesOfGreys(image, ofSquares);
  const step = 1e-6;
  for (let pixel = 0; pixel < 784; pixel++) {
    const nudged = image.slice();
    nudged[pixel] += step;
    expect(slopes[pixel]).toBeCloseTo((value(nudged) - value(image)) / step, 4);
  }
});
