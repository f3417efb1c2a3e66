import { afterEach, expect, test, vi } from 'vitest';
import { asChoice, restore, save } from '../../../src/shell/storage.js';

afterEach(() => vi.unstubAllGlobals());

/** A storage with room for so many characters. @param {number} room */
function stubStorage(room) {
  /** @type {Map<string, string>} */
  const items = new Map();
  const localStorage = {
    getItem: (/** @type {string} */ key) => items.get(key) ?? null,
    removeItem: (/** @type {string} */ key) => items.delete(key),
    setItem(/** @type {string} */ key, /** @type {string} */ value) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
  };
  vi.stubGlobal('window', { localStorage });
}

test('what does not fit is not kept, and does not bring the older one back', () => {
  stubStorage(10);
  expect(save('name', [1, 2])).toBe(true);
  expect(restore('name')).toEqual([1, 2]);
  expect(save('name', [1, 2, 3, 4, 5, 6])).toBe(false);
  expect(restore('name')).toBeNull();
  expect(save('name', [3])).toBe(true);
  expect(restore('name')).toEqual([3]);
});

test('without storage nothing is kept, and nothing fails', () => {
  vi.stubGlobal('window', {
    get localStorage() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
  expect(save('name', 1)).toBe(false);
  expect(restore('name')).toBeNull();
});

test('a choice is one of those that there are', () => {
  expect(asChoice(0, 10)).toBe(0);
  expect(asChoice(9, 10)).toBe(9);
  for (const wrong of [null, undefined, 10, -1, 1.5, NaN, '3', [3], {}, true]) {
    expect(asChoice(wrong, 10)).toBeNull();
  }
});
