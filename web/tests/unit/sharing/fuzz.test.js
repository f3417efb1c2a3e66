import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStroke } from '../../../src/recognition/strokes.js';
import { LinkError, fromFragment, toFragment } from '../../../src/sharing/link.js';
import { StrokeFileError, formatDrawing, parseDrawings } from '../../../src/sharing/stroke-file.js';
import { fault } from '../../support/faults/fault.js';
import { FUZZ_TIMEOUT, anything, damagedText, drawing, fuzz } from '../../support/inputs/fuzz.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

const options = { timeout: FUZZ_TIMEOUT };
const valuesOf = (/** @type {Stroke[]} */ strokes) => strokes.flat(2);
const lengthsOf = (/** @type {Stroke[]} */ strokes) => strokes.map((stroke) => stroke.length);

/** @param {unknown} strokes */
function expectDrawing(strokes) {
  const all = /** @type {Stroke[]} */ (strokes);
  expect(all.every(isStroke) && all.flat().length > 0).toBe(true);
}

test('a link brings a drawing back, whatever it is', options, () =>
  fuzz(drawing, async (strokes) => {
    const fragment = await toFragment(strokes);
    const again = await fromFragment(fragment);
    expect(lengthsOf(again)).toEqual(lengthsOf(strokes));
    expect(await toFragment(again)).toBe(fragment);
  }),
);

/** @param {string} fragment */
async function openOrRefuse(fragment) {
  const opened = await fromFragment(fragment).catch((error) => {
    expect(error, error.stack).toBeInstanceOf(LinkError);
    return null;
  });
  if (!opened) return;
  expectDrawing(opened);
  expect(valuesOf(opened).every((value) => value >= 0 && value <= 1)).toBe(true);
}

test('a link that somebody made up is refused', options, () =>
  fuzz(
    fc.oneof(
      fc.string(),
      fc.string().map((body) => `ink=${body}`),
      fc.base64String().map((body) => `ink=p${body}`),
      fc.base64String().map((body) => `ink=z${body}`),
      fc.uint8Array().map((bytes) => `ink=p${Buffer.from(bytes).toString('base64url')}`),
    ),
    openOrRefuse,
  ),
);

test('a link with other characters somewhere opens a drawing or is refused', options, async () => {
  fault(
    'Characters of a link are changed, by chance',
    'It opens a drawing within its bounds, or is refused with a reason.',
  );
  const links = await Promise.all(fc.sample(drawing, { numRuns: 30, seed: 1 }).map(toFragment));
  await fuzz(damagedText(fc.constantFrom(...links)), openOrRefuse);
});

test('a file of strokes brings drawings back, whatever they are', options, () =>
  fuzz(fc.array(drawing, { maxLength: 4 }), (drawings) => {
    const text = drawings.map((strokes) => formatDrawing({ label: 7, strokes })).join('');
    const again = parseDrawings(text);
    expect(again.map(({ strokes }) => lengthsOf(strokes))).toEqual(drawings.map(lengthsOf));
    expect(again.map(formatDrawing).join('')).toBe(text);
  }),
);

test('a file of strokes with faults is read or refused', options, () => {
  fault(
    'A file of strokes is damaged, by chance',
    'It is read, or refused with the line and the reason.',
  );
  const lines = drawing.map((strokes) => formatDrawing({ label: 7, writer: 'a', strokes }));
  const nearly = anything.map((strokes) => JSON.stringify({ strokes }));
  return fuzz(fc.oneof(fc.string(), damagedText(lines), nearly), (text) => {
    let drawings;
    try {
      drawings = parseDrawings(text);
    } catch (error) {
      expect(error).toBeInstanceOf(StrokeFileError);
      return;
    }
    for (const { label, strokes } of drawings) {
      expectDrawing(strokes);
      expect([undefined, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).toContain(label);
    }
  });
});
