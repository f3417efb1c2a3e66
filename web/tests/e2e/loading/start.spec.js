/** What stands on the page that does not start. */
import { open } from '../../support/browser/page-driver.js';
import { DIST, expect, fault, test } from '../../support/browser/served-test.js';

/** @typedef {import('@playwright/test').Page} Page */

test.describe('where the page does not start, it says so on the first screen', () => {
  /** After some seconds, which are made short. @param {Page} page */
  async function saysSo(page) {
    const client = await page.context().newCDPSession(page);
    await client.send('Animation.enable');
    await client.send('Animation.setPlaybackRate', { playbackRate: 100 });
    const message = page.locator('#not-started');
    await expect(message).toBeVisible({ timeout: 15_000 });
    await expect(message).toBeInViewport();
    await expect(message).toContainText('The page has not started.');
  }

  test('its script is missing, as of an old page with new files', async ({
    page,
    server,
    watched,
  }) => {
    fault(
      'The script of the page is missing, as of an old page with new files',
      'A message in plain HTML says so, on the first screen.',
    );
    server.fail(/assets\/index-/, { status: 404 });
    await page.goto('./');
    await expect(page.locator('#not-started'), 'not at once').toBeHidden();
    await saysSo(page);
    watched.expectErrors(/404/);
  });

  test('its script and its style are missing', async ({ page, server, watched }) => {
    fault(
      'The script and the style of the page are missing',
      'A message in plain HTML says so, on the first screen.',
    );
    server.fail(/assets\//, { status: 404 });
    await page.goto('./');
    await saysSo(page);
    watched.expectErrors(/404/);
  });

  test('its script has the wrong MIME type', async ({ page, server, watched }) => {
    fault(
      'The script of the page has the wrong MIME type',
      'A message in plain HTML says so, on the first screen.',
    );
    server.fail(/assets\/index-/, { type: 'text/plain' });
    await page.goto('./');
    await saysSo(page);
    watched.expectErrors(/MIME type/);
  });

  test('its script has a fault', async ({ page, server, watched }) => {
    fault(
      'The script of the page has a fault',
      'A message in plain HTML says so, on the first screen.',
    );
    server.fail(/assets\/index-/, { body: 'null.fault' });
    await page.goto('./');
    await saysSo(page);
    watched.expectErrors(/TypeError/);
  });

  test('it is opened as a file', async ({ page, watched }) => {
    fault('The page is opened as a file', 'A message in plain HTML says so, on the first screen.');
    await page.goto(`file://${DIST}/index.html`);
    await saysSo(page);
    watched.expectErrors(/file:/);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('at once', async ({ page }) => {
      fault('JavaScript is switched off', 'A message in plain HTML says so, on the first screen.');
      await page.goto('./');
      await expect(page.locator('noscript p')).toBeInViewport();
      await saysSo(page);
    });
  });

  test('where it starts, nothing of it is left', async ({ page }) => {
    await open(page);
    await expect(page.locator('#not-started')).toHaveCount(0);
  });
});

test('what the page needs is asked for at once, and nothing twice', async ({ page }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  const early = await page
    .locator('link[rel=preload], link[rel=modulepreload]')
    .evaluateAll((links) => links.map((each) => new URL(/** @type {any} */ (each).href).pathname));
  expect(early.some((name) => /[/]reader-/.test(name))).toBe(true);
  expect(early.filter((name) => /[/]model[/]/.test(name))).toHaveLength(2);
  for (const name of early) expect(asked).toContain(name);
  expect(asked.filter((name, i) => asked.indexOf(name) < i)).toEqual([]);
});
