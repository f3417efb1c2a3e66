import { expect, test } from 'vitest';
import { tourFragment, tourStep } from '../../../src/shell/tour-link.js';

test('a link names its step', () => {
  for (let step = 1; step <= 6; step++) expect(tourStep(tourFragment(step))).toBe(step);
  expect(tourStep('#tour')).toBe(1);
  expect(tourStep('tour=2')).toBe(2);
});

test('what names no step is no link into the tour, or its first step', () => {
  for (const fragment of [
    '',
    '#',
    '#ink=zabc',
    '#tour=',
    '#tour=-1',
    '#tour=1.5',
    '#tours',
    '#tour=9999',
  ]) {
    expect(tourStep(fragment)).toBeNull();
  }
  expect(tourStep('#tour=0')).toBe(1);
});
