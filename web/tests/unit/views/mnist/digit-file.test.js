import { readFileSync, readdirSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseDigits } from '../../../../src/views/mnist/digit-file.js';
import { readMnist, toGreys } from '../../../support/inputs/mnist.js';
import { fault } from '../../../support/faults/fault.js';

const folder = new URL('../../../../model/', import.meta.url);

/** The inflated bytes of a file of the export. @param {string} kind */
function read(kind) {
  const name = readdirSync(folder).find((each) => each.startsWith(`on-demand-${kind}.`));
  return new Uint8Array(inflateSync(readFileSync(new URL(String(name), folder))));
}

describe('files of MNIST digits', () => {
  test('test digits are those of MNIST, to the last bit', () => {
    const mnist = readMnist('t10k');
    const { digits, confusion } = parseDigits(read('test-digits'));
    expect(digits.length).toBeGreaterThan(100);
    for (const { index, label, image } of digits) {
      expect(label).toBe(mnist.labels[index]);
      expect(image).toEqual(toGreys(mnist.images[index]));
    }
    expect(confusion?.flat().reduce((sum, count) => sum + count)).toBe(10_000);
  });

  test('training digits are those of MNIST, in sixteen greys', () => {
    const mnist = readMnist('train');
    const { digits } = parseDigits(read('training-digits'));
    expect(digits).toHaveLength(1000);
    for (const { index, label, image } of digits) {
      expect(label).toBe(mnist.labels[index]);
      const exact = toGreys(mnist.images[index]);
      const error = image.reduce((most, grey, i) => Math.max(most, Math.abs(grey - exact[i])), 0);
      expect(error).toBeLessThan(0.5 / 15 + 1e-9);
    }
  });

  test('what is cut short is refused', () => {
    fault('A file of MNIST digits ends too early', 'It is refused.');
    const bytes = read('test-digits');
    for (const length of [0, 10, bytes.length - 1]) {
      expect(() => parseDigits(bytes.subarray(0, length))).toThrow();
    }
  });
});
