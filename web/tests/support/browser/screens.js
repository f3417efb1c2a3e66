/** The screens that tests of the whole page run on: what Playwright's `test.use` takes. */
import { test } from './watched-test.js';

export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const LAPTOP = { viewport: { width: 1280, height: 720 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/**
 * The same tests on a desktop and on a phone.
 * @param {(name: 'desktop' | 'phone') => void} define
 * @param {typeof DESKTOP} [desktop]
 */
export function onDesktopAndPhone(define, desktop = DESKTOP) {
  for (const [name, use] of /** @type {const} */ ([
    ['desktop', desktop],
    ['phone', PHONE],
  ])) {
    test.describe(name, () => {
      test.use(use);
      define(name);
    });
  }
}
