import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { KNOWN_DIGITS_URL, fetchKnownDigits } from '../../../src/learning/known-digits.js';
import { fault } from '../../support/faults/fault.js';

const bytes = readFileSync(new URL(`../../../public/${KNOWN_DIGITS_URL}`, import.meta.url));

/** @param {Uint8Array} body */
const serve = (body) => vi.stubGlobal('fetch', async () => new Response(Uint8Array.from(body)));

afterEach(() => vi.unstubAllGlobals());

test('fifty of each digit are known', async () => {
  serve(bytes);
  const digits = await fetchKnownDigits();
  for (let label = 0; label < 10; label++) {
    expect(digits.filter((digit) => digit.label === label)).toHaveLength(50);
  }
});

test('a grey that differs is noticed', async () => {
  fault(
    'A grey of the known digits arrives changed',
    'They are refused; nothing is learned from them.',
  );
  const damaged = Uint8Array.from(bytes);
  damaged[400] ^= 1;
  serve(damaged);
  await expect(fetchKnownDigits()).rejects.toThrow('checksum');
});
