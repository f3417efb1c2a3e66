import { describe, expect, it } from 'vitest';
import { gridOf, middleOf, squareAt } from '../../../../src/views/network/picture/geometry.js';
import { INKED } from '../../../../src/views/network/inked-squares.js';
import { asSelection, destination } from '../../../../src/views/network/selection.js';
import { roundedSum } from '../../../../src/views/network/details/evidence-sum.js';
import { inkShares } from '../../../support/inputs/inked-squares.js';
import { mulberry32 } from '../../../support/inputs/random.js';

describe('the neurons of a layer', () => {
  it.each([
    [128, { columns: 16, rows: 8 }],
    [64, { columns: 12, rows: 6 }],
    [32, { columns: 8, rows: 4 }],
    [8, { columns: 4, rows: 2 }],
    [1, { columns: 2, rows: 1 }],
  ])('%i of them lie in %o', (units, grid) => {
    expect(gridOf(units)).toEqual(grid);
  });

  it('are found where they lie, and nowhere else', () => {
    const grid = gridOf(13);
    const area = { left: 10, top: 20, width: 300, height: 150 };
    for (let index = 0; index < 13; index++) {
      const [x, y] = middleOf(area, grid, index);
      expect(squareAt((x - 10) / 300, (y - 20) / 150, grid, 13)).toBe(index);
    }
    expect(squareAt(0.99, 0.99, grid, 13)).toBeNull();
    expect(squareAt(-0.01, 0.5, grid, 13)).toBeNull();
    expect(squareAt(0.5, 1, grid, 13)).toBeNull();
  });
});

describe('arrow keys', () => {
  it('go by squares and rows, and stay inside', () => {
    expect(destination('ArrowRight', 0, 16, 128)).toBe(1);
    expect(destination('ArrowDown', 1, 16, 128)).toBe(17);
    expect(destination('ArrowUp', 1, 16, 128)).toBe(1);
    expect(destination('ArrowRight', 127, 16, 128)).toBe(127);
    expect(destination('End', 0, 16, 128)).toBe(127);
    expect(destination('a', 0, 16, 128)).toBeNull();
  });
});

describe('a selection that was saved', () => {
  it('is taken up again when there can be such a one', () => {
    expect(asSelection({ kind: 'neuron', index: 18 }, 128)).toEqual({ kind: 'neuron', index: 18 });
    expect(asSelection({ kind: 'softmax', index: 0 }, 128)).toEqual({ kind: 'softmax', index: 0 });
  });

  it.each([
    null,
    7,
    'neuron',
    {},
    { kind: 'neuron', index: 128 },
    { kind: 'neuron', index: -1 },
    { kind: 'neuron', index: '3' },
    { kind: 'output', index: 3 },
    { kind: 'toString', index: 0 },
  ])('is none: %o', (value) => {
    expect(asSelection(value, 128)).toBeNull();
  });
});

it('the squares that carry ink are those of the training digits', { timeout: 60_000 }, () => {
  expect(INKED).toHaveLength(784);
  for (const [square, share] of inkShares(6000).entries()) {
    // A tenth of the digits: what is inked in one of a thousand is there, what never is, is not.
    if (share > 3 / 1000) expect(INKED[square], String(square)).toBe(true);
    if (share === 0) expect(INKED[square], String(square)).toBe(false);
  }
});

it('parts that are rounded add up to the rounded sum, each off by less than a tenth', () => {
  const random = mulberry32(3);
  for (let run = 0; run < 500; run++) {
    const parts = Array.from({ length: 1 + Math.floor(random() * 9) }, () => 20 * random() - 10);
    const total = parts.reduce((a, b) => a + b);
    const shown = roundedSum(parts, total).map((value) => Math.round(10 * value));
    expect(shown.slice(0, -1).reduce((a, b) => a + b)).toBe(shown.at(-1));
    parts.forEach((part, i) => expect(Math.abs(shown[i] - 10 * part)).toBeLessThan(1 + 1e-9));
  }
});
