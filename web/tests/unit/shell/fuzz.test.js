import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asChoice } from '../../../src/shell/storage.js';
import { FUZZ_TIMEOUT, anything, fuzz } from '../../support/inputs/fuzz.js';

const options = { timeout: FUZZ_TIMEOUT };

test('what was stored is one of the choices, or none', options, () =>
  fuzz(
    fc.tuple(fc.oneof(anything, fc.integer({ min: -2, max: 12 })), fc.nat(10)),
    ([value, count]) => {
      const choices = [null, ...Array(count).keys()];
      expect(choices).toContain(asChoice(value, count));
    },
  ),
);
