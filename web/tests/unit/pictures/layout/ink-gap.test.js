import { expect, test } from 'vitest';
import { inkGap, outlineOf } from '../../../../src/pictures/layout/ink-gap.js';
import { connectedComponents } from '../../../../src/pictures/ink/connected-components.js';

/** @param {string[]} rows of a picture; # is ink */
function piecesOf(rows) {
  const width = rows[0].length;
  const mask = [...rows.join('')].map((pixel) => pixel === '#');
  return connectedComponents(mask, width).map((piece) => ({
    box: piece.box,
    outline: outlineOf(piece, width),
  }));
}

test('between slanted strokes there is paper, although their boxes overlap', () => {
  const [a, b] = piecesOf([
    '...#....#.',
    '..#....#..',
    '.#....#...',
    '#....#....',
  ]); // prettier-ignore
  expect(inkGap(a, b, 100)).toBeCloseTo(Math.hypot(2, 3) - 1);
});

test('it is counted in free pixels, to the side, down and inside', () => {
  const [a, b] = piecesOf(['#..#']);
  expect(inkGap(a, b, 100)).toBe(2);
  const [c, d] = piecesOf(['#', '.', '#']);
  expect(inkGap(c, d, 100)).toBe(1);
  const [ring, dot] = piecesOf(['#####', '#...#', '#.#.#', '#...#', '#####']);
  expect(inkGap(ring, dot, 100)).toBe(1);
});

test('far away the boxes say enough', () => {
  const [a, b] = piecesOf(['#.........#', '#........##']);
  expect(inkGap(a, b, 5)).toBe(8);
});
