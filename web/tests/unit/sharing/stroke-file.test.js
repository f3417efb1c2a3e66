import { describe, expect, it } from 'vitest';
import { StrokeFileError, formatDrawing, parseDrawings } from '../../../src/sharing/stroke-file.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

/** @type {Stroke[]} */
const SEVEN = [
  [[100, 50], [300, 50], [200, 450]],
  [[150, 250], [260, 250]],
]; // prettier-ignore

describe('formatDrawing', () => {
  it('writes one line, with the longer side of the drawing 1', () => {
    expect(formatDrawing({ label: 7, strokes: SEVEN })).toBe(
      '{"label":7,"strokes":[[[0,0],[0.5,0],[0.25,1]],[[0.125,0.5],[0.4,0.5]]]}\n',
    );
  });

  it('reads back what it wrote, to the last digit', () => {
    const text = formatDrawing({ strokes: SEVEN });
    const [again] = parseDrawings(text);
    expect(formatDrawing(again)).toBe(text);
    expect(again).not.toHaveProperty('label');
  });

  it('keeps a dot', () => {
    expect(formatDrawing({ strokes: [[[3, 4]], []] })).toBe('{"strokes":[[[0,0]]]}\n');
  });

  it('takes 200,000 points', () => {
    const long = Array.from(
      { length: 200_000 },
      (_, i) => /** @type {[number, number]} */ ([i, 0]),
    );
    expect(parseDrawings(formatDrawing({ strokes: [long] }))[0].strokes[0]).toHaveLength(200_000);
  });

  it('refuses an empty drawing and coordinates that are not numbers', () => {
    expect(() => formatDrawing({ strokes: [[]] })).toThrow(RangeError);
    expect(() => formatDrawing({ strokes: [[[NaN, 1]]] })).toThrow('not a finite number');
  });
});

describe('parseDrawings', () => {
  it('reads one drawing a line, whatever the line ends and the empty lines', () => {
    const text = '\uFEFF{"strokes":[[[0,1]]]}\r\n\n{"label":3,"writer":"a","strokes":[[[0,1]]]}';
    expect(parseDrawings(text)).toEqual([
      { strokes: [[[0, 1]]] },
      { label: 3, writer: 'a', strokes: [[[0, 1]]] },
    ]);
    expect(parseDrawings('')).toEqual([]);
  });

  it.each([
    ['{"strokes"', 'not JSON'],
    ['null', '"strokes" is missing'],
    ['[]', '"strokes" is missing'],
    ['{"strokes":7}', '"strokes" is missing'],
    ['{"strokes":[]}', 'no stroke has a point'],
    ['{"strokes":[[]]}', 'no stroke has a point'],
    ['{"strokes":[[1,2]]}', 'pairs of numbers'],
    ['{"strokes":[[[1,2,3]]]}', 'pairs of numbers'],
    ['{"strokes":[[[1,null]]]}', 'pairs of numbers'],
    ['{"strokes":[[["1","2"]]]}', 'pairs of numbers'],
    ['{"strokes":[[[1e999,2]]]}', 'pairs of numbers'],
    ['{"label":10,"strokes":[[[1,2]]]}', '"label"'],
    ['{"label":"7","strokes":[[[1,2]]]}', '"label"'],
  ])('says which line is wrong and why: %s', (line, why) => {
    const text = `{"strokes":[[[0,1]]]}\n${line}\n`;
    expect(() => parseDrawings(text)).toThrow(StrokeFileError);
    expect(() => parseDrawings(text)).toThrow('line 2: ');
    expect(() => parseDrawings(text)).toThrow(why);
  });
});
