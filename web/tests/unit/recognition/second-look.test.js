import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { strokeInput } from '../../../src/recognition/input/stroke-input.js';
import { IDENTITY, transformImage } from '../../../src/recognition/input/transform-image.js';
import { normalize } from '../../../src/recognition/input/normalize.js';
import { fitToBox, rasterize, toSegments } from '../../../src/recognition/input/ink.js';
import { createReader } from '../../../src/recognition/reader.js';
import { createSecondLook } from '../../../src/recognition/second-look.js';
import { turnStrokes } from '../../../src/recognition/strokes.js';
import { stubModelFetch } from '../../support/network/model-files.js';

/** @typedef {import('../../../src/recognition/types.js').Point} Point */
/** @typedef {import('../../../src/recognition/types.js').Reading} Reading */
/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

/** @type {import('../../../src/recognition/types.js').Reader} */
let reader;

beforeEach(async () => {
  stubModelFetch();
  reader = await createReader('https://example.org/model/model.json');
});
afterEach(() => vi.unstubAllGlobals());

/** @type {Stroke[]} */
const FOUR = [[[20, 0], [0, 55], [60, 55]], [[45, 20], [42, 100]]]; // prettier-ignore
/** @type {Stroke[]} */
const SEVEN = [[[0, 0], [30, 0], [60, 0], [40, 50], [25, 100]]]; // prettier-ignore

/** @param {Stroke[]} strokes */
const greys = (strokes) => rasterize(fitToBox(toSegments(strokes)));

/** @param {Stroke[]} strokes */
const alone = (strokes) => reader.classifier.classify([strokeInput(strokes)])[0];

test('what is read surely is not looked at again', () => {
  const [reading] = reader.read({ strokes: FOUR, images: [] }).readings;
  expect(reading.digit).toBe(4);
  expect(reading).not.toHaveProperty('turn');
  expect(reading.image).toEqual(strokeInput(FOUR));
});

test('a digit that lies far to one side is read turned to the other', () => {
  for (const [strokes, digit, degrees] of /** @type {[Stroke[], number, number][]} */ ([
    [FOUR, 4, 50],
    [SEVEN, 7, 40],
  ])) {
    const tilted = turnStrokes(strokes, degrees);
    expect(alone(tilted).margin).toBeLessThan(2 * reader.classifier.threshold);
    const [reading] = reader.read({ strokes: tilted, images: [] }).readings;
    expect(reading).toMatchObject({ digit, turn: -10 });
    expect(reading.margin).toBeGreaterThan(alone(tilted).margin);
    // All that it says is of the turned picture.
    const turned = strokeInput(turnStrokes(tilted, -10));
    expect(reading.image).toEqual(turned);
    expect(reading.logits).toEqual(reader.classifier.classify([turned])[0].logits);
  }
  const [reading] = reader.read({ strokes: turnStrokes(FOUR, -45), images: [] }).readings;
  expect(reading).toMatchObject({ digit: 4, turn: 10 });
});

test('a digit is looked at again once it is finished; one beside it at once', () => {
  const tilted = turnStrokes(FOUR, 50);
  const other = tilted.map((stroke) => stroke.map(([x, y]) => /** @type {Point} */ ([x + 300, y])));
  const turns = (/** @type {boolean} */ isDrawing) =>
    reader
      .read({ strokes: [...tilted, ...other], images: [], isDrawing })
      .readings.map(({ turn }) => turn);
  expect(turns(true)).toEqual([-10, undefined]);
  expect(turns(false)).toEqual([-10, -10]);
});

test('so is one that was found in a picture', () => {
  const images = [greys(FOUR), greys(turnStrokes(FOUR, 50))];
  const [upright, tilted] = reader.read({ strokes: [], images }).readings;
  expect(upright.digit).toBe(4);
  expect(upright).not.toHaveProperty('turn');
  expect(tilted).toMatchObject({ digit: 4, turn: -10 });
  const turned = normalize(transformImage(images[1], { ...IDENTITY, turn: -10 }));
  expect(tilted.image).toEqual(turned);
});

test('of three looks the one that is most like a digit counts; a turned one must be clearly so', () => {
  /** @param {number[]} margins of each look */
  const look = (margins) => {
    const readings = margins.map((margin) => /** @type {Reading} */ ({ margin }));
    const classify = () => readings.slice(1);
    const lookAgain = createSecondLook({ ...reader.classifier, classify, threshold: 4 });
    return lookAgain([readings[0]], () => [])[0];
  };
  expect(look([5, 3, 8])).toEqual({ margin: 8 / 1.5, turn: 10 });
  expect(look([3, 6, 5])).toEqual({ margin: 6 / 1.5, turn: -10 });
  expect(look([5, 3, 6.4])).toEqual({ margin: 5 });
  expect(look([8, 20, 20])).toEqual({ margin: 8 });
});

test('nothing is looked at a third time, and an answer stays the same object', () => {
  const classify = vi.fn(reader.classifier.classify);
  const lookAgain = createSecondLook({ ...reader.classifier, classify });
  const tilted = turnStrokes(FOUR, 50);
  const readings = [alone(FOUR), alone(tilted)];
  const turned = (/** @type {number} */ _, /** @type {number} */ degrees) =>
    strokeInput(turnStrokes(tilted, degrees));
  const first = lookAgain(readings, turned);
  expect(classify.mock.calls.map(([images]) => images.length)).toEqual([2]);
  expect(first[0]).toBe(readings[0]);
  const second = lookAgain(readings, turned);
  expect(second[1]).toBe(first[1]);
  expect(classify.mock.lastCall).toEqual([[]]);
});
