/** What the tests in every browser start from: a visitor, and the built page under the path of a project page. */
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { staticServer } from '../support/browser/static-server.js';
import { findBrowser } from './browsers.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/**
 * Starts a browser, or skips the test, saying so, where it is not to be had.
 * @param {string} name
 */
export async function launch(name) {
  const start = findBrowser(/** @type {import('./types.js').BrowserName} */ (name));
  base.skip(!start, `${name} is not to be had here`);
  return /** @type {NonNullable<typeof start>} */ (start)();
}

/**
 * @typedef {import('./types.js').Visitor} Visitor
 * @typedef {Awaited<ReturnType<typeof staticServer>>} Server
 * @type {import('@playwright/test').Fixtures<{visitor: Visitor, server: Server}>}
 */
const fixtures = {
  // eslint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = await staticServer(DIST, '/some-repo/');
    await use(server);
    await server.close();
  },
  // eslint-disable-next-line no-empty-pattern
  visitor: async ({}, use, { project }) => {
    const visitor = await launch(project.name);
    await use(visitor);
    await visitor.close();
  },
};

export const test = base.extend(fixtures);

export { expect };
