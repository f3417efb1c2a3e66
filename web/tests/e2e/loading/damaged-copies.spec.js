/** Files that are kept for offline use and got damaged: each is healed, or says so. */
import { draw, open } from '../../support/browser/page-driver.js';
import { expect, fault, keptOffline, test } from '../../support/browser/served-test.js';

/** @typedef {import('@playwright/test').Page} Page */

const status = (/** @type {Page} */ page) => page.locator('#status');
const state = (/** @type {Page} */ page) => page.locator('html');

/** @param {Page} page */
async function readsDigits(page) {
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
}

/** Puts other text in place of files that the service worker has kept. @param {Page} page @param {string} name */
const spoilCopy = (page, name, body = 'spoilt') =>
  page.evaluate(
    async ([part, text]) => {
      for (const cacheName of await caches.keys()) {
        const cache = await caches.open(cacheName);
        for (const key of await cache.keys()) {
          if (!key.url.includes(part)) continue;
          const { headers } = /** @type {Response} */ (await cache.match(key));
          await cache.put(key, new Response(text, { headers }));
        }
      }
    },
    [name, body],
  );

test('a damaged copy of the network: "Try again" puts it right for good', async ({
  page,
  server,
}) => {
  fault(
    'The offline copy of the network is damaged',
    'A message says so; "Try again" puts the copy right for good.',
  );
  await open(page);
  await keptOffline(page);
  await spoilCopy(page, '.bin');
  await spoilCopy(page, 'model.json', '{}');
  await page.reload();
  await expect(state(page)).toHaveAttribute('data-state', 'error');
  await page.locator('#retry').click();
  await expect(state(page)).toHaveAttribute('data-state', 'ready');
  await server.close();
  await open(page);
  await readsDigits(page);
});

test('a damaged copy of the code: the second click loads all of it anew', async ({
  page,
  server,
}) => {
  fault(
    'The offline copy of the code is damaged',
    'A message says so; the second "Try again" loads all of it anew.',
  );
  await open(page);
  await keptOffline(page);
  await spoilCopy(page, 'assets/reader-', 'this is no code');
  await page.reload();
  await draw(page, 4);
  await expect(status(page)).toHaveText(/^The page has a fault and cannot read digits\./);
  await page.locator('#retry').click();
  await expect(state(page)).toHaveAttribute('data-state', 'error');
  await page.locator('#retry').click();
  await expect(state(page)).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('#digit')).toHaveText('4');
  await keptOffline(page);
  await server.close();
  await open(page);
  await expect(page.locator('#digit')).toHaveText('4');
});

test('a damaged copy of the script that the page begins with: "Try again" puts it right for good', async ({
  page,
  server,
  watched,
}) => {
  fault('The offline copy of the first script is damaged', '"Try again" puts it right for good.');
  await open(page);
  await keptOffline(page);
  await spoilCopy(page, 'assets/index-', 'this is no code');
  await page.reload();
  await page.getByRole('link', { name: 'Try again' }).click();
  await expect(state(page)).toHaveAttribute('data-state', 'ready');
  await readsDigits(page);
  watched.expectErrors(/SyntaxError/);
  await server.close();
  await open(page);
  await readsDigits(page);
});

test('a damaged copy stays while the server cannot be reached', async ({
  page,
  server,
  watched,
}) => {
  fault(
    'The offline copy is damaged and there is no server',
    'A message says so; the page itself still opens.',
  );
  await open(page);
  await keptOffline(page);
  await spoilCopy(page, '.bin');
  await server.close();
  await page.reload();
  await expect(state(page)).toHaveAttribute('data-state', 'error');
  await page.locator('#retry').click();
  await expect(status(page)).toHaveText(/^The network could not be fetched\. Are you connected\?/);
  await page.reload();
  await expect(status(page), 'the page itself still opens').toHaveText(/^The network/);
  watched.expectErrors(/ERR_/);
});
