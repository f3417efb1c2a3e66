import { describe, expect, test, vi } from 'vitest';
import { Drawing, UNDO_STEPS } from '../../../src/drawing/drawing.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

/** @type {Stroke} */
const bar = [
  [0, 0],
  [9, 0],
];
/** @type {Stroke} */
const stem = [
  [5, 0],
  [5, 9],
];

/** @param {Drawing} drawing @param {Stroke} stroke */
function draw(drawing, [first, ...rest]) {
  const stroke = drawing.begin(first);
  stroke.extend(rest);
  stroke.end();
}

/** @param {Stroke[]} strokes */
function drawn(...strokes) {
  const drawing = new Drawing();
  strokes.forEach((stroke) => draw(drawing, stroke));
  return drawing;
}

describe('drawing', () => {
  test('keeps strokes in order, every coordinate as it came', () => {
    const fine = /** @type {Stroke} */ ([
      [0.1, 1 / 3],
      [2.7182818284590455, 5e-7],
    ]);
    expect(drawn(bar, fine).strokes).toEqual([bar, fine]);
  });

  test('shows the stroke while it is drawn', () => {
    const drawing = drawn(bar);
    const stroke = drawing.begin([5, 0]);
    expect(drawing.isDrawing).toBe(true);
    stroke.extend([[5, 9]]);
    expect(drawing.strokes).toEqual([bar, stem]);
  });

  test('leaves out a point that repeats the last one', () => {
    const drawing = new Drawing();
    drawing.begin([1, 1]).extend([
      [1, 1],
      [2, 1],
      [2, 1],
      [1, 1],
    ]);
    expect(drawing.strokes[0]).toHaveLength(3);
  });

  test('is not a change where a pen is lifted without having moved', () => {
    const drawing = new Drawing();
    const stroke = drawing.begin([1, 1]);
    const listener = vi.fn();
    drawing.onChange(listener);
    stroke.extend([[1, 1]]);
    expect(listener).not.toHaveBeenCalled();
    stroke.extend([[2, 1]]);
    expect(listener).toHaveBeenCalledOnce();
  });

  test('a cancelled stroke is forgotten, and redo still works', () => {
    const drawing = drawn(bar, stem);
    drawing.undo();
    drawing.begin([7, 7]).cancel();
    expect(drawing.strokes).toEqual([bar]);
    drawing.redo();
    expect(drawing.strokes).toEqual([bar, stem]);
  });

  test('a second pen down ends the first stroke', () => {
    const drawing = new Drawing();
    drawing.begin([0, 0]);
    drawing.begin([5, 5]).end();
    expect(drawing.strokes).toEqual([[[0, 0]], [[5, 5]]]);
  });

  test('a pen whose stroke has ended changes nothing more', () => {
    for (const takeOver of [
      (/** @type {Drawing} */ drawing) => drawing.begin([5, 5]),
      (/** @type {Drawing} */ drawing) => drawing.undo(),
      (/** @type {Drawing} */ drawing) => drawing.clear(),
      (/** @type {Drawing} */ drawing) => drawing.replace({ strokes: [bar] }),
    ]) {
      const drawing = drawn(stem);
      const stroke = drawing.begin([0, 0]);
      expect(stroke.isDrawing()).toBe(true);
      takeOver(drawing);
      expect(stroke.isDrawing()).toBe(false);
      const before = structuredClone(drawing.strokes);
      stroke.extend([[9, 9]]);
      stroke.end();
      stroke.cancel();
      expect(drawing.strokes).toEqual(before);
    }
  });

  test('clearing while the pen is down loses nothing', () => {
    const drawing = drawn(bar);
    drawing.begin([5, 0]).extend([[5, 9]]);
    drawing.clear();
    expect(drawing.isEmpty).toBe(true);
    drawing.undo();
    expect(drawing.strokes).toEqual([bar, stem]);
  });
});

describe('history', () => {
  test('undo and redo go through the strokes one by one', () => {
    const drawing = drawn(bar, stem);
    drawing.undo();
    expect(drawing.strokes).toEqual([bar]);
    drawing.undo();
    expect(drawing.isEmpty).toBe(true);
    expect(drawing.canUndo).toBe(false);
    drawing.redo();
    drawing.redo();
    expect(drawing.strokes).toEqual([bar, stem]);
    expect(drawing.canRedo).toBe(false);
  });

  test('undo brings back what was cleared', () => {
    const drawing = drawn(bar, stem);
    drawing.clear();
    expect(drawing.isEmpty).toBe(true);
    drawing.undo();
    expect(drawing.strokes).toEqual([bar, stem]);
  });

  test('a new stroke ends redo', () => {
    const drawing = drawn(bar, stem);
    drawing.undo();
    draw(drawing, stem);
    expect(drawing.canRedo).toBe(false);
  });

  test('undo while the pen is down takes that stroke back', () => {
    const drawing = drawn(bar);
    drawing.begin([5, 0]);
    drawing.undo();
    expect(drawing.strokes).toEqual([bar]);
    expect(drawing.isDrawing).toBe(false);
  });

  test('with nothing to do, undo, redo and clear change nothing', () => {
    const drawing = new Drawing();
    const listener = vi.fn();
    drawing.onChange(listener);
    drawing.undo();
    drawing.redo();
    drawing.clear();
    expect(listener).not.toHaveBeenCalled();
    expect(drawing.canUndo).toBe(false);
  });
});

describe('a long history', () => {
  /** @param {Drawing} drawing */
  function stepsBack(drawing) {
    let steps = 0;
    for (; drawing.canUndo; steps++) drawing.undo();
    return steps;
  }

  test('goes back so many steps and no more, over 10,000 answers', () => {
    const drawing = new Drawing();
    for (let i = 0; i < 10_000; i++) {
      draw(drawing, bar);
      drawing.clear();
    }
    expect(stepsBack(drawing)).toBe(UNDO_STEPS);
    let steps = 0;
    for (; drawing.canRedo; steps++) drawing.redo();
    expect(steps).toBe(UNDO_STEPS);
  });

  test('forgets its oldest steps, never a stroke of the drawing', () => {
    const drawing = new Drawing();
    for (let i = 0; i < UNDO_STEPS + 50; i++) draw(drawing, stem);
    expect(drawing.strokes).toHaveLength(UNDO_STEPS + 50);
    expect(stepsBack(drawing)).toBe(UNDO_STEPS);
    expect(drawing.strokes).toHaveLength(50);
  });
});

describe('images', () => {
  const image = new Float64Array(784).fill(0.5);

  test('take the place of strokes, and a stroke takes theirs', () => {
    const drawing = drawn(bar);
    drawing.replace({ images: [image] });
    expect(drawing.strokes).toEqual([]);
    expect(drawing.images).toEqual([image]);
    draw(drawing, stem);
    expect(drawing.images).toEqual([]);
    expect(drawing.strokes).toEqual([stem]);
    drawing.undo();
    expect(drawing.images).toEqual([image]);
    drawing.undo();
    expect(drawing.strokes).toEqual([bar]);
  });
});
