import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromSaved, toSaved } from '../../../src/drawing/saved-drawing.js';
import { isStroke } from '../../../src/recognition/strokes.js';
import { fault } from '../../support/faults/fault.js';
import { FUZZ_TIMEOUT, anything, damagedText, drawing, fuzz } from '../../support/inputs/fuzz.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

const options = { timeout: FUZZ_TIMEOUT };

/** @type {Stroke} */
const upright = [
  [0, 0],
  [0, 5],
  [0, 9],
];
/** @type {Stroke} */
const level = [
  [2, 4],
  [6, 4],
];
const whole = (/** @type {Stroke} */ stroke) => ({ ink: stroke, stroke });
const pieces = [
  [{ ink: upright.slice(0, 2), stroke: upright }],
  [{ ink: upright.slice(1), stroke: upright }, whole(level)],
];

/** What a reload makes of a drawing. @param {Parameters<typeof toSaved>[0]} state */
const reloaded = (state) => fromSaved(JSON.parse(JSON.stringify(toSaved(state))));

test('a drawing comes back as it was', () => {
  expect(reloaded({ strokes: [upright, level] })).toEqual({ strokes: [upright, level] });
  expect(reloaded({ strokes: [] })).toEqual({ strokes: [] });
});

test('its cuts come back, of the strokes themselves', () => {
  const { strokes, cuts } = reloaded({ strokes: [level, upright], cuts: [{ digits: pieces }] });
  expect(cuts).toEqual([{ digits: pieces }]);
  const [[first], [second, third]] = /** @type {NonNullable<typeof cuts>} */ (cuts)[0].digits;
  expect(first.stroke).toBe(strokes[1]);
  expect(second.stroke).toBe(strokes[1]);
  expect(third.ink).toBe(strokes[0]);
});

test('a cut of a stroke that is gone is not kept', () => {
  const state = { strokes: [level], cuts: [{ digits: pieces }, { digits: [[whole(level)]] }] };
  expect(reloaded(state).cuts).toEqual([{ digits: [[whole(level)]] }]);
});

test('what are no strokes is no drawing', () => {
  for (const wrong of [null, 'strokes', [1], [[]], [[[1]]], [[[1, '2']]], { strokes: 7 }]) {
    expect(fromSaved(wrong)).toEqual({ strokes: [] });
  }
});

test('what are no cuts is left out', () => {
  const strokes = [upright];
  for (const wrong of [7, [7], [[]], [[[]]], [[[7]]], [[[{ stroke: 1 }]]], [[[{ stroke: '0' }]]]]) {
    expect(fromSaved({ strokes, cuts: wrong })).toEqual({ strokes });
  }
  expect(fromSaved({ strokes, cuts: [[[{ stroke: 0, ink: [] }]]] })).toEqual({ strokes });
});

test('whatever was kept is a drawing, or there is none', options, () => {
  fault(
    'The browser’s storage holds anything, by chance',
    'The page opens with a drawing or an empty pad.',
  );
  const saved = drawing.map((strokes) => JSON.stringify(strokes));
  const cut = drawing.map((strokes) =>
    JSON.stringify(toSaved({ strokes, cuts: strokes.map((s) => ({ digits: [[whole(s)]] })) })),
  );
  const nearly = anything.map((value) => JSON.stringify(value) ?? '');
  return fuzz(fc.oneof(fc.string(), damagedText(saved), damagedText(cut), nearly), (text) => {
    let value = null;
    try {
      value = JSON.parse(text);
    } catch {
      // Storage gives nothing back that is no JSON.
    }
    const { strokes, cuts = [] } = fromSaved(value);
    const isInked = (/** @type {unknown} */ ink) => isStroke(ink) && ink.length > 0;
    expect(strokes.every(isInked)).toBe(true);
    for (const { ink, stroke } of cuts.flatMap(({ digits }) => digits.flat())) {
      expect(strokes).toContain(stroke);
      expect(isInked(ink)).toBe(true);
    }
  });
});
