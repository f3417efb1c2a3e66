import { expect, test } from 'vitest';
import { text } from '../../../src/shell/text.js';

test('no confidence is shown as certain, and none above 0 as nothing', () => {
  for (const share of [0.9996, 0.999999, 1]) {
    expect(text.percent(share)).toBe('over\u00a099\u00a0%');
    expect(text.exactPercent(share)).toBe('>\u202f99.9\u00a0%');
  }
  expect(text.percent(0.994)).toBe('99\u00a0%');
  expect(text.exactPercent(0.9994)).toBe('99.9\u00a0%');
  expect(text.exactPercent(0.0001)).toBe('<\u202f0.1\u00a0%');
  expect(text.exactPercent(0)).toBe('0.0\u00a0%');
});
