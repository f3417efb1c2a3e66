/**
 * What every end-to-end test starts from: a page that is watched. A test fails when the page logs
 * an error, breaks its Content-Security-Policy or asks another server for something.
 */

import { expect, test as base } from '@playwright/test';
import { sharedWindow } from './shared-window.js';

/**
 * @typedef {{expectErrors: (pattern: RegExp) => void}} Watched a test that breaks something says which
 *   errors the console has by then
 * @typedef {import('@playwright/test').PlaywrightTestArgs} Args
 * @typedef {import('@playwright/test').PlaywrightTestOptions} Options
 * @type {import('@playwright/test').Fixtures<{watched: Watched}, {}, Args & Options>}
 */
const fixtures = {
  watched: [
    async ({ page, baseURL }, use) => {
      const { origin } = new URL(/** @type {string} */ (baseURL));
      /** @type {string[]} */
      const complaints = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.addInitScript(() =>
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
          console.error(`against the policy: ${violatedDirective} ${blockedURI} ${sample}`),
        ),
      );
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== origin) {
          complaints.push(`a request to ${url}`);
        }
      });
      await use({
        expectErrors(pattern) {
          expect(complaints.join('\n')).toMatch(pattern);
          complaints.length = 0;
        },
      });
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
};

export const test = base.extend(sharedWindow).extend(fixtures);

/**
 * Says that a test injects a fault: a row of `.github/FAULTS.md`, once it has passed; see `scripts/faults.js`.
 * @param {string} what goes wrong
 * @param {string} outcome what comes of it, for the visitor
 */
export function fault(what, outcome) {
  const description = JSON.stringify({ fault: what, outcome });
  base.info().annotations.push({ type: 'fault', description });
}

export { expect };
