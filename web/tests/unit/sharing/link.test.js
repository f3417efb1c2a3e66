import { afterEach, describe, expect, it, vi } from 'vitest';
import { LinkError, carriesDrawing, fromFragment, toFragment } from '../../../src/sharing/link.js';
import { boundingBox } from '../../../src/recognition/strokes.js';
import { fault } from '../../support/faults/fault.js';
import { mulberry32 } from '../../support/inputs/random.js';

/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

const random = mulberry32(11);
const upTo = (/** @type {number} */ most) => 1 + Math.floor(random() * most);

/** A drawing of a trembling hand, anywhere and of any size. @returns {Stroke[]} */
function scribble(strokes = upTo(6), points = upTo(60)) {
  const size = 10 ** (4 * random() - 1);
  const origin = (random() - 0.5) * 1000;
  return Array.from({ length: strokes }, () => {
    let [x, y] = [origin + random() * size, origin + random() * size];
    return Array.from({ length: points }, () => {
      x += (random() - 0.5) * size * 0.1;
      y += (random() - 0.5) * size * 0.1;
      return [x, y];
    });
  });
}

/** @param {Uint8Array | number[]} bytes */
const base64 = (bytes) => Buffer.from(bytes).toString('base64url');
const plain = (/** @type {number[]} */ ...bytes) => `ink=p${base64(bytes)}`;

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function deflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

afterEach(() => vi.unstubAllGlobals());

describe('a link', () => {
  it('brings back any drawing, to a thousandth of its size', async () => {
    for (let n = 0; n < 200; n++) {
      const strokes = scribble();
      const { left, top, right, bottom } = boundingBox(strokes.flat());
      const scale = 1 / (Math.max(right - left, bottom - top) || 1);
      const again = await fromFragment(await toFragment(strokes));
      expect(again.map((stroke) => stroke.length)).toEqual(strokes.map((stroke) => stroke.length));
      const found = again.flat();
      const farthest = strokes
        .flat()
        .map(
          ([x, y], i) =>
            Math.abs((x - left) * scale - found[i][0]) + Math.abs((y - top) * scale - found[i][1]),
        )
        .reduce((a, b) => Math.max(a, b));
      expect(farthest).toBeLessThan(0.00101);
    }
  });

  it('stays the same link when the drawing is shared again', async () => {
    const link = await toFragment(scribble());
    expect(await toFragment(await fromFragment(`#${link}`))).toBe(link);
  });

  it('is short: a number of 500 points fits into 1,000 characters', async () => {
    const strokes = Array.from({ length: 5 }, (_, n) =>
      Array.from({ length: 100 }, (_, i) => {
        const angle = i / 15;
        return /** @type {[number, number]} */ ([
          n * 60 + 25 * Math.sin(angle),
          40 * Math.cos(angle),
        ]);
      }),
    );
    expect((await toFragment(strokes)).length).toBeLessThan(1000);
  });

  it('works without CompressionStream, and such links open everywhere', async () => {
    fault('The browser cannot deflate', 'Links are longer and open everywhere.');
    const strokes = scribble(3, 40);
    const expected = await fromFragment(await toFragment(strokes));
    vi.stubGlobal('CompressionStream', undefined);
    vi.stubGlobal('DecompressionStream', undefined);
    expect(await fromFragment(await toFragment(strokes))).toEqual(expected);
  });

  it('says so when the browser is too old for a deflated link', async () => {
    fault('The browser cannot inflate a link', 'A message says that it is too old.');
    const link = await toFragment([Array.from({ length: 90 }, (_, i) => [i, i])]);
    vi.stubGlobal('DecompressionStream', undefined);
    expect(link).toMatch(/^ink=z/);
    await expect(fromFragment(link)).rejects.toThrow('too old');
  });

  it('carries a dot, and leaves out strokes without points', async () => {
    expect(await fromFragment(await toFragment([[[5, 7]], []]))).toEqual([[[0, 0]]]);
  });

  it.each([
    ['nothing', []],
    ['empty strokes', [[], []]],
    ['no number', [[[NaN, 0]]]],
    ['101 strokes', Array.from({ length: 101 }, () => [[0, 0]])],
    ['10,001 points', [Array.from({ length: 10_001 }, () => [0, 0])]],
    ['noise of 9,000 points', scribble(1, 9000)],
  ])('is refused for %s', async (_, strokes) => {
    await expect(toFragment(/** @type {Stroke[]} */ (strokes))).rejects.toThrow(LinkError);
  });

  it('is known by its key', () => {
    expect(carriesDrawing('#ink=pAQ')).toBe(true);
    expect(carriesDrawing('#about')).toBe(false);
    expect(carriesDrawing('')).toBe(false);
  });
});

describe('a hostile link', () => {
  it.each([
    ['no key', '#about'],
    ['no body', '#ink='],
    ['only a mark', 'ink=p'],
    ['unknown mark', 'ink=xAQEAAA'],
    ['not base64', 'ink=p<script>'],
    ['percent signs', 'ink=p%00%FF'],
    ['impossible length of base64', 'ink=pA'],
    ['not deflated', 'ink=zAAAAAAAA'],
    ['no strokes', plain(0)],
    ['a stroke of no points', plain(1, 0)],
    ['cut off', plain(1, 2, 0, 0, 4)],
    ['bytes left over', plain(1, 1, 0, 0, 0)],
    ['too many strokes', plain(101)],
    ['too many points', plain(1, 145, 78)],
    ['an endless integer', plain(255, 255, 255, 255, 255, 255)],
    ['left of the drawing', plain(1, 1, 1, 0)],
    ['far right of the drawing', plain(1, 1, 209, 15, 0)],
    ['a million characters', `ink=p${'A'.repeat(1_000_000)}`],
  ])('is refused: %s', async (_, fragment) => {
    await expect(fromFragment(fragment)).rejects.toThrow(LinkError);
  });

  it('is refused when a few bytes inflate to many', async () => {
    fault('A link inflates to millions of bytes', 'It is refused; reading stops at 32,000.');
    const bomb = await deflated(new Uint8Array(3_000_000));
    const fragment = `ink=z${base64(bomb)}`;
    expect(fragment.length).toBeLessThan(8000);
    await expect(fromFragment(fragment)).rejects.toThrow(LinkError);
  });
});
