/** Tests with a server of their own, which can fail and deploy; the page lies under the path of a project page. */
import { fileURLToPath } from 'node:url';
import { staticServer } from './static-server.js';
import { expect, fault, test as base } from './watched-test.js';

/** The built page. */
export const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

/** @type {import('@playwright/test').Fixtures<{server: import('./static-server.js').StaticServer}, {}, import('@playwright/test').PlaywrightTestOptions>} */
const fixtures = {
  // eslint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = await staticServer(DIST, '/some-repo/');
    await use(server);
    await server.close();
  },
  baseURL: async ({ server }, use) => use(server.url),
  serviceWorkers: 'allow',
};

export const test = base.extend(fixtures);

/** The page and all that it loads later is kept for offline use. @param {import('@playwright/test').Page} page */
export const keptOffline = (page) =>
  expect(page.locator('#offline')).toHaveText('Ready to work offline.', { timeout: 20_000 });

export { expect, fault };
