import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { isStroke } from '../../../src/recognition/strokes.js';
import { asChoice, asStrokes, restore } from '../../../src/shell/storage.js';
import { fault } from '../../support/faults/fault.js';
import { FUZZ_TIMEOUT, anything, damagedText, drawing, fuzz } from '../../support/inputs/fuzz.js';

const options = { timeout: FUZZ_TIMEOUT };
afterEach(() => vi.unstubAllGlobals());

test('what was stored is a drawing, or there is none', options, () => {
  fault(
    'The browser’s storage holds anything, by chance',
    'The page opens with a drawing or an empty pad.',
  );
  /** @type {string} */
  let stored;
  vi.stubGlobal('localStorage', { getItem: () => stored });
  const saved = drawing.map((strokes) => JSON.stringify(strokes));
  const nearly = anything.map((value) => JSON.stringify(value) ?? '');
  return fuzz(fc.oneof(fc.string(), damagedText(saved), nearly), (text) => {
    stored = text;
    const strokes = asStrokes(restore('drawing'));
    expect(strokes.every((stroke) => isStroke(stroke) && stroke.length > 0)).toBe(true);
  });
});

test('what was stored is one of the choices, or none', options, () =>
  fuzz(
    fc.tuple(fc.oneof(anything, fc.integer({ min: -2, max: 12 })), fc.nat(10)),
    ([value, count]) => {
      const choices = [null, ...Array(count).keys()];
      expect(choices).toContain(asChoice(value, count));
    },
  ),
);
