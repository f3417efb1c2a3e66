/**
 * A browser's window that one test leaves to the next, as long as both want the same screen: a page opens there in half
 * the time that it takes in a new one. Each test has tabs of its own; what they have kept on the disk is cleared, and
 * the next test begins by looking that nothing is left.
 *
 * A service worker outlives its tab, so a test that lets one in, `test.use({ serviceWorkers: 'allow' })`, has a new
 * window to itself. In the shared one it is on its way for ever, as in the first moments of a visit.
 */
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').BrowserContext} BrowserContext */
/** @typedef {import('@playwright/test').Page} Page */
/**
 * @typedef {object} Window
 * @property {BrowserContext} context
 * @property {Page} home a tab that stays, and keeps alive the process that all tabs share
 * @property {string} screen what it was made for
 */

/** A small file of the site, so that the tab can see what the site has kept. */
const HOME = './icon.svg';

/** @param {import('@playwright/test').Browser} browser @param {string} screen @returns {Promise<Window>} */
async function openWindow(browser, screen) {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    if ('serviceWorker' in navigator) {
      ServiceWorkerContainer.prototype.register = () => new Promise(() => {});
    }
  });
  const home = await context.newPage();
  await home.goto(HOME);
  return { context, home, screen };
}

/** @param {Window} window */
async function expectAsNew({ context, home }) {
  expect(context.pages()).toEqual([home]);
  const kept = await home.evaluate(async () => [
    ...Object.keys(localStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ...document.cookie.split(';').filter(Boolean),
  ]);
  expect(kept, 'left in the window by another test').toEqual([]);
}

/**
 * Closes a tab, which keeps nothing any more: it hears that it is left only after all is cleared.
 * @param {import('@playwright/test').Page} page
 */
async function leave(page) {
  await page
    .evaluate(() => {
      Storage.prototype.setItem = () => {};
    })
    .catch(() => {}); // it may have crashed
  await page.close();
}

/** @param {Window} window */
async function clear({ context, home }) {
  const tabs = context.pages().filter((page) => page !== home);
  await Promise.all(tabs.map(leave));
  // What a tab has written may still be on its way to the disk; in the process that they share it is in order.
  await home.evaluate(() => localStorage.clear());
  const client = await context.newCDPSession(home);
  const { origin } = new URL(home.url());
  await client.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await client.detach();
}

/**
 * @typedef {import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions} Args
 * @typedef {import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions} WorkerArgs
 * @type {import('@playwright/test').Fixtures<{}, {shared: {window: Window | null}}, Args, WorkerArgs>}
 */
export const sharedWindow = {
  shared: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const shared = { window: null };
      await use(shared);
    },
    { scope: 'worker' },
  ],
  // The options that tests set; Playwright gives them to every new context by itself.
  context: async (
    {
      browser,
      shared,
      serviceWorkers,
      baseURL,
      viewport,
      hasTouch,
      isMobile,
      colorScheme,
      permissions,
      javaScriptEnabled,
    },
    use,
  ) => {
    if (serviceWorkers === 'allow') {
      const context = await browser.newContext();
      await use(context);
      await context.close();
      return;
    }
    const options = { viewport, hasTouch, isMobile, colorScheme, permissions, javaScriptEnabled };
    const screen = JSON.stringify({ baseURL, ...options });
    if (shared.window?.screen !== screen) {
      await shared.window?.context.close();
      shared.window = await openWindow(browser, screen);
    }
    await expectAsNew(shared.window);
    await use(shared.window.context);
    await clear(shared.window);
  },
};
