/** Faults of server, network and caches: each gets a plain message, and the rest of the page goes on. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { draw, open } from '../../support/browser/page-driver.js';
import { DIST, expect, fault, keptOffline, test } from '../../support/browser/served-test.js';

/** @typedef {import('@playwright/test').Page} Page */

const status = (/** @type {Page} */ page) => page.locator('#status');
/** @param {Page} page @param {string} [place] */
const notice = (page, place = '') => page.locator(`${place} .notice`);
const state = (/** @type {Page} */ page) => page.locator('html');

/** @param {Page} page */
async function readsDigits(page) {
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
}

test.describe('the first click on "Try again" helps', () => {
  for (const [name, pattern] of /** @type {const} */ ([
    ['model.json', /model\.json$/],
    ['the weights', /\.bin$/],
    ['both', /model\.json$|\.bin$/],
  ])) {
    for (const code of [404, 503]) {
      test(`after ${name} failed with ${code}`, async ({ page, server, watched }) => {
        fault(
          `The server answers ${code} for ${name}`,
          'A message says so; the first "Try again" helps.',
        );
        server.fail(pattern, { status: code });
        await page.goto('./');
        await expect(state(page)).toHaveAttribute('data-state', 'error');
        watched.expectErrors(new RegExp(String(code)));
        server.mend();
        await page.locator('#retry').click();
        await expect(state(page)).toHaveAttribute('data-state', 'ready');
        await readsDigits(page);
      });
    }
  }

  test('after model.json and the weights had another version each', async ({ page, server }) => {
    fault(
      'model.json and the weights have another version each',
      'The network is refused; "Try again" fetches both.',
    );
    const weights = await readFile(join(DIST, 'model/model.json'), 'utf8');
    server.fail(/model\.json$/, { body: weights.replace('"min": -', '"min": -1') });
    await page.goto('./');
    await expect(status(page)).toHaveText(/^The network cannot be trusted/);
    server.mend();
    await page.locator('#retry').click();
    await expect(state(page)).toHaveAttribute('data-state', 'ready');
  });
});

test.describe('a part that does not load says so, and the rest goes on', () => {
  /** @param {Page} page @param {string} place @param {RegExp} says */
  async function tryAgain(page, place, says) {
    await expect(notice(page, place)).toHaveText(says);
    await notice(page, place).getByRole('button', { name: 'Try again' }).click();
  }

  test('the views', async ({ page, server, watched }) => {
    fault(
      'The code of the views cannot be fetched',
      'A message with "Try again" stands in its place; the rest of the page works.',
    );
    server.fail(/assets\/views-/, { status: 404 });
    await open(page);
    await expect(notice(page, '#views')).toHaveText(
      /^The explanation of the answer could not be fetched\. Are you connected\?/,
    );
    await readsDigits(page);
    watched.expectErrors(/404/);
    server.mend();
    await notice(page, '#views').getByRole('button', { name: 'Try again' }).click();
    await expect(notice(page, '#views')).toHaveCount(0);
    await page.locator('#network .explanation').scrollIntoViewIfNeeded();
    await expect(page.locator('#network .explanation h3')).toHaveText('Why 7?');
    const columns = page.locator('#views');
    expect(await columns.evaluate((node) => getComputedStyle(node).display)).toBe('grid');
  });

  test('the style', async ({ page, server, watched }) => {
    fault(
      'The style of the page cannot be fetched',
      'A message with "Try again" says so; digits are read.',
    );
    server.fail(/\.css$/, { status: 404 });
    await open(page);
    // Without its style the page moves under the pen when the answer comes; a straight line bears it.
    await draw(page, 1);
    await expect(page.locator('#digit')).toHaveText('1');
    watched.expectErrors(/404/);
    server.mend();
    await tryAgain(page, '#notices', /^The look of the page could not be fetched/);
    await expect(notice(page, '#notices')).toHaveCount(0);
    await expect
      .poll(() => page.locator('main').evaluate((node) => getComputedStyle(node).display))
      .toBe('grid');
    await page.locator('#clear').click();
    await page.evaluate(() => scrollTo(0, 0));
    await readsDigits(page);
  });

  for (const [name, pattern] of /** @type {const} */ ([
    ['its code', /assets\/service-worker-/],
    ['the service worker', /sw\.js$/],
    ['something that it keeps', /report\.json$/],
  ])) {
    test(`the offline copy: ${name}`, async ({ page, server, watched }) => {
      fault(
        `The copy for offline use cannot be made: ${name} is missing`,
        'A message with "Try again" stands in its place; the rest of the page works.',
      );
      server.fail(pattern, { status: 404 });
      await open(page);
      await readsDigits(page);
      await expect(page.locator('.share')).toBeVisible();
      await expect(notice(page, '#offline-area')).toBeAttached();
      watched.expectErrors(/404|^$/);
      server.mend();
      await tryAgain(page, '#offline-area', /^The copy for offline use could not be fetched/);
      await keptOffline(page);
      await expect(notice(page, '#offline-area')).toHaveCount(0);
    });
  }

  test('the reading of pictures', async ({ page, server, watched }) => {
    fault(
      'The code that reads pictures cannot be fetched',
      'A message with "Try again" stands in its place; the rest of the page works.',
    );
    server.fail(/assets\/find-digits-/, { status: 404 });
    // Not kept offline: then it would come from there.
    server.fail(/sw\.js$/, 'hangs');
    await open(page);
    const png = await readFile(new URL('../../../public/icon-192.png', import.meta.url));
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'icon.png', mimeType: 'image/png', buffer: png });
    const toast = page.locator('.toast');
    await expect(toast).toContainText('The reading of pictures could not be fetched.');
    watched.expectErrors(/404/);
    server.mend();
    await toast.getByRole('button', { name: 'Try again' }).click();
    await expect(toast).toContainText(/found/);
    await page.locator('#clear').click();
    await page.evaluate(() => scrollTo(0, 0));
    await readsDigits(page);
  });

  test('one view of them all', async ({ page }) => {
    fault(
      'One view has a fault',
      'A message with "Try again" stands in its place; the rest of the page works.',
    );
    // What a view needs is missing from the browser.
    await page.addInitScript(() => {
      const { createElement } = document;
      document.createElement = function (/** @type {string} */ name) {
        if (name === 'a' && !Object.hasOwn(window, 'mended')) throw new Error('no links');
        return createElement.call(this, name);
      };
    });
    await open(page);
    await readsDigits(page);
    await page.locator('#network .explanation').scrollIntoViewIfNeeded();
    await expect(page.locator('#network .explanation h3')).toHaveText('Why 7?');
    await page.evaluate(() => Object.assign(window, { mended: true }));
    await tryAgain(page, '#views', /^This part of the page has a fault\./);
    await expect(page.getByRole('link', { name: /^Licences/ })).toBeVisible();
  });

  test('what nothing else catches', async ({ page, watched }) => {
    fault('Something goes wrong that nothing expects', 'A message says so; the page goes on.');
    await open(page);
    await page.evaluate(() => void Promise.reject(new Error('a slip')));
    await expect(page.locator('.toast')).toContainText('Something went wrong.');
    watched.expectErrors(/a slip/);
    await readsDigits(page);
  });
});

test('a link opens before network and views have come', async ({ page, server }) => {
  server.fail(/model\.json$|assets\/(reader|views)-/, 'hangs');
  await page.goto('./#ink=p', { waitUntil: 'commit' });
  await expect(page.locator('.toast')).toContainText('The drawing in this link cannot be opened.');
  expect(page.url()).not.toContain('#');
});

test.describe('what never answers is given up', () => {
  for (const [name, pattern, patience] of /** @type {const} */ ([
    ['model.json', /model\.json$/, 21_000],
    ['the weights', /\.bin$/, 21_000],
    ['the code of the reader', /assets\/reader-/, 61_000],
  ])) {
    test(name, async ({ page, server }) => {
      fault(
        `The server never answers: ${name}`,
        'It is given up after some seconds, with "Try again".',
      );
      await page.clock.install();
      server.fail(pattern, 'hangs');
      await page.goto('./', { waitUntil: 'domcontentloaded' });
      await expect(status(page)).toHaveText('Loading the network …');
      await expect(async () => {
        await page.clock.fastForward(patience);
        await expect(status(page)).toHaveText(/^The network is not arriving/, { timeout: 500 });
      }).toPass();
      await expect(page.locator('#retry')).toBeVisible();
    });
  }
});
