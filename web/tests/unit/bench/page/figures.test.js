import { expect, test } from 'vitest';
import { framesOf } from '../../../../bench/page/frames.js';
import { change, changedFiles, quantile, tableOf } from '../../../../bench/page/figures.js';

test('a quantile is one of the values', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([3, 1, 2], 0.95)).toBe(3);
  expect(quantile([7], 1)).toBe(7);
});

test.each([
  [110, 100, '+10 %'],
  [99, 100, '-1.0 %'],
  [100, 100, '='],
  [3, 0, '+3'],
  [3, undefined, ''],
])('%s after %s is %s', (value, before, text) => {
  expect(change(value, before)).toBe(text);
});

test('a row compares with the limit, the other pages and the figure before', () => {
  const figure = {
    name: 'ready',
    value: 130,
    unit: /** @type {const} */ ('ms'),
    limit: 120,
    floor: 100,
    stock: 260,
  };
  expect(tableOf([figure], { ready: 65 })).toEqual([
    {
      figure: 'ready',
      value: '130 ms',
      limit: '120 ms EXCEEDED',
      'against the floor': '1.30x of 100 ms',
      'against stock': '0.50x of 260 ms',
      'since the last': '+100 %',
    },
  ]);
});

test('a row leaves out what there is nothing to compare with', () => {
  const [row] = tableOf([{ name: 'tensors', value: 0, unit: '', limit: 0 }], {});
  expect(row).toEqual({
    figure: 'tensors',
    value: '0',
    limit: '0',
    'against the floor': '',
    'against stock': '',
    'since the last': '',
  });
});

test('files are told that have grown, shrunk, come or gone', () => {
  const before = { 'index.js': 100, 'same.js': 5, 'gone.js': 7 };
  expect(changedFiles({ 'index.js': 90, 'same.js': 5, 'new.js': 3 }, before)).toEqual([
    { file: 'new.js', bytes: 3, grown: 3 },
    { file: 'gone.js', bytes: 0, grown: -7 },
    { file: 'index.js', bytes: 90, grown: -10 },
  ]);
});

/** @param {string} name @param {number} ts @param {number} dur @param {number} [tid] */
const event = (name, ts, dur, tid = 1) => ({ name, ph: 'X', ts, dur, tdur: dur / 2, pid: 1, tid });

test('the work of a frame is that of its events, its callbacks and its painting, each once', () => {
  const frames = framesOf([
    event('EventDispatch', 0, 2000),
    event('FireAnimationFrame', 3000, 4000),
    event('Layout', 4000, 1000), // forced by the script, in which it counts
    event('PrePaint', 8000, 2000),
    event('FireAnimationFrame', 8000, 90_000, 2), // of another thread
    event('EventDispatch', 20_000, 1000),
    event('PrePaint', 21_500, 500), // nothing was animated: still the same frame
    event('FireAnimationFrame', 22_000, 1000),
    event('PrePaint', 24_000, 1000),
  ]);
  expect(frames).toEqual([
    { script: 3, all: 4 },
    { script: 1, all: 1.75 },
  ]);
});

test('a trace without frames has none', () => {
  expect(framesOf([])).toEqual([]);
});
