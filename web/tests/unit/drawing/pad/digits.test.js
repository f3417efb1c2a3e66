import { describe, expect, test, vi } from 'vitest';
import { boxAt, boxOf, inkAt, placesOf } from '../../../../src/drawing/pad/digit-at.js';
import { eraser, tapOrStroke } from '../../../../src/drawing/pad/gestures.js';
import { squaresBetween } from '../../../../src/drawing/canvas/square-brush.js';
import { withoutDigit } from '../../../../src/drawing/without-digit.js';
import { EMPTY_ANSWER } from '../../../../src/recognition/answer.js';

/** @typedef {import('../../../../src/recognition/types.js').Point} Point */
/** @typedef {import('../../../../src/recognition/types.js').Stroke} Stroke */

/** @type {Stroke} */
const bar = [[0, 0], [10, 0]]; // prettier-ignore
/** @type {Stroke} */
const stem = [[5, 0], [5, 20]]; // prettier-ignore
/** @type {Stroke} */
const far = [[100, 0], [100, 20]]; // prettier-ignore

describe('which digit lies at a place', () => {
  test('that whose ink is nearest, within reach', () => {
    const inks = [[bar, stem], [far]];
    expect(inkAt(inks, [5, 12], 6)).toBe(0);
    expect(inkAt(inks, [95, 10], 6)).toBe(1);
    expect(inkAt(inks, [95, 10], 4)).toBeNull();
    expect(inkAt(inks, [10, 12], 3), 'measured to the line, not to its points').toBeNull();
    expect(inkAt([[[[3, 3]]]], [3, 4], 2), 'a dot').toBe(0);
    expect(inkAt([], [0, 0], 9)).toBeNull();
  });

  test('that in whose box it is, the nearest of several', () => {
    const boxes = [boxOf([bar, stem]), { left: 6, top: 0, right: 30, bottom: 20 }];
    expect(boxAt(boxes, [2, 18])).toBe(0);
    expect(boxAt(boxes, [9, 10])).toBe(0);
    expect(boxAt(boxes, [20, 10])).toBe(1);
    expect(boxAt(boxes, [40, 10])).toBeNull();
  });

  test('images lie side by side, digits of a picture where they were found', () => {
    const images = [new Float64Array(784), new Float64Array(784)];
    expect(placesOf({ images }, { width: 300, height: 100 })).toEqual([
      { left: 50, top: 0, right: 150, bottom: 100 },
      { left: 150, top: 0, right: 250, bottom: 100 },
    ]);
    const picture = {
      shown: { width: 200, height: 100 },
      corners: /** @type {Point[][]} */ ([[[0, 0], [0.5, 0], [0.5, 1], [0, 1]]]), // prettier-ignore
      rows: [[[0]]],
    };
    expect(placesOf({ images, picture }, { width: 400, height: 400 })).toEqual([
      { left: 0, top: 100, right: 200, bottom: 300 },
    ]);
  });
});

describe('without one digit', () => {
  test('its strokes go, all others stay in order, those not yet read too', () => {
    const answer = { ...EMPTY_ANSWER, groups: [[0, 1], [2]], inks: [[bar, stem], [far]], origins: [[0, 1], [2]] }; // prettier-ignore
    const state = { strokes: [bar, stem, far, bar], images: [] };
    expect(withoutDigit(state, answer, 0).strokes).toEqual([far, bar]);
    expect(withoutDigit(state, answer, 1).strokes).toEqual([bar, stem, bar]);
  });

  test('of a stroke that joins digits the pieces of the others stay', () => {
    /** @type {Stroke[]} */
    const [first, second] = [[[0, 0], [5, 0]], [[5, 0], [10, 0]]]; // prettier-ignore
    const answer = { ...EMPTY_ANSWER, groups: [[0], [0, 1]], inks: [[first], [second, far]], origins: [[0], [0, 1]] }; // prettier-ignore
    const state = { strokes: [bar, far], images: [] };
    expect(withoutDigit(state, answer, 0).strokes).toEqual([second, far]);
    expect(withoutDigit(state, answer, 1).strokes).toEqual([first]);
  });

  test('images and the rows of a picture close up', () => {
    const images = [1, 2, 3, 4].map((grey) => new Float64Array(784).fill(grey));
    const corners = [[], [], [], []];
    const picture = { shown: { width: 1, height: 1 }, corners, rows: [[[0, 1], [2]], [[3]]] };
    const left = withoutDigit({ strokes: [], images, picture }, EMPTY_ANSWER, 1);
    expect(left.images.map((image) => image[0])).toEqual([1, 3, 4]);
    expect(left.picture?.rows).toEqual([[[0], [1]], [[2]]]);
    expect(left.picture?.corners).toHaveLength(3);
    const last = withoutDigit({ strokes: [], images, picture }, EMPTY_ANSWER, 3);
    expect(last.picture?.rows).toEqual([[[0, 1], [2]]]);
  });
});

describe('a pen that lands on a digit', () => {
  /** @param {Point[][]} moves */
  function land(moves) {
    /** @type {Point[]} */
    const drawn = [];
    const stroke = { isDrawing: () => true, end: vi.fn(), cancel: vi.fn(), extend: (/** @type {Point[]} */ points) => void drawn.push(...points) }; // prettier-ignore
    const onTap = vi.fn();
    const begin = (/** @type {Point} */ point) => {
      drawn.push(point);
      return stroke;
    };
    const pen = tapOrStroke([0, 0], 4, begin, onTap);
    moves.forEach((points) => pen.extend(points));
    return { pen, drawn, stroke, onTap };
  }

  test('and is lifted there taps, once', () => {
    const { pen, drawn, onTap } = land([[[1, 1]], [[2, 0]]]);
    expect(pen.isDrawing()).toBe(true);
    pen.end();
    pen.end();
    expect(onTap).toHaveBeenCalledOnce();
    expect(drawn).toEqual([]);
    expect(pen.isDrawing()).toBe(false);
  });

  test('and moves draws from its first point on', () => {
    const { pen, drawn, stroke, onTap } = land([[[1, 1]], [[3, 3], [9, 9]], [[12, 9]]]); // prettier-ignore
    pen.end();
    expect(drawn).toEqual([[0, 0], [1, 1], [3, 3], [9, 9], [12, 9]]); // prettier-ignore
    expect(stroke.end).toHaveBeenCalledOnce();
    expect(onTap).not.toHaveBeenCalled();
  });

  test('and is taken away does nothing', () => {
    const { pen, onTap } = land([]);
    pen.cancel();
    pen.end();
    expect(onTap).not.toHaveBeenCalled();
  });
});

describe('an eraser', () => {
  test('touches every place on its way, also between two far points', () => {
    /** @type {Point[]} */
    const touched = [];
    const pen = eraser([0, 0], 10, (place) => void touched.push(place));
    pen.extend([[30, 0]]);
    expect(touched).toEqual([[0, 0], [10, 0], [20, 0], [30, 0]]); // prettier-ignore
    pen.end();
    pen.extend([[90, 0]]);
    expect(touched).toHaveLength(4);
  });
});

describe('the squares between two places', () => {
  test('are each named once, without a gap', () => {
    expect(squaresBetween({ x: 2.5, y: 1.5 }, { x: 2.5, y: 1.5 })).toEqual([30]);
    expect(squaresBetween({ x: 2.5, y: 1.5 }, { x: 6.5, y: 1.5 })).toEqual([30, 31, 32, 33, 34]);
    const slanted = squaresBetween({ x: 0.5, y: 0.5 }, { x: 9.5, y: 4.5 });
    for (const [i, pixel] of slanted.slice(1).entries()) {
      expect(Math.abs((pixel % 28) - (slanted[i] % 28))).toBeLessThanOrEqual(1);
    }
  });

  test('stay at the edge when the pointer leaves', () => {
    expect(squaresBetween({ x: 27.5, y: 0.5 }, { x: 40, y: -3 })).toEqual([27]);
  });
});
