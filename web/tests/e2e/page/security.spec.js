/** The page is locked down, and says what it is made of. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { draw, drawNumber, open, tool } from '../../support/browser/page-driver.js';
import { DIST, expect, keptOffline, test } from '../../support/browser/served-test.js';

// Every test here fails on a violation of the policy, see `watched-test.js`.

test('a tour of everything keeps to the policy', async ({ page, context, server }) => {
  // It opens everything that the page has.
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await keptOffline(page);
  await draw(page, 7);
  await page.locator('#undo').click();
  await page.locator('#redo').click();
  await page.locator('#clear').click();
  await drawNumber(page, [2, 7], 0.4);
  await expect(page.locator('#digit')).toHaveText('27');
  await page.locator('#digit button').first().click();
  await page.locator('#pad').focus();
  for (const key of [' ', 'ArrowRight', ' ', 'Escape']) await page.keyboard.press(key);
  await draw(page, 7);

  for (const name of /** @type {const} */ (['Copy answer', 'Share link'])) {
    await (await tool(page, name)).click();
    await expect(page.locator('.toast')).toBeVisible();
  }
  for (const name of /** @type {const} */ (['Save picture', 'Download pen data'])) {
    const download = page.waitForEvent('download');
    await (await tool(page, name)).click();
    await download;
  }
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.locator('#network').getByRole('button', { name: 'and not 1' }).click();
  await page.getByRole('slider', { name: /^Input, 28 by 28 squares/ }).focus();
  await page.keyboard.press('Home');
  for (const view of ['.alike', '.mistakes']) {
    await page.locator(`${view} summary`).click();
    await page.locator(`${view} li button`).first().click();
  }
  const buffer = await readFile(new URL('../../../public/icon-192.png', import.meta.url));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'icon.png', mimeType: 'image/png', buffer });
  await expect(page.locator('.toast')).toContainText('found');
  await page.locator('.about').scrollIntoViewIfNeeded();
  await expect(page.locator('.about')).toContainText('digits correctly that it had never seen');

  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.locator('#digit')).toHaveText('7');
  await server.close();
  await open(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('#digit')).toHaveText('7');
});

test('scripts come only through the policy of the page', async ({ page, watched }) => {
  await open(page);
  await keptOffline(page);
  const refused = await page.evaluate(async () => {
    let violations = 0;
    addEventListener('securitypolicyviolation', () => violations++);
    const tries = [
      () => navigator.serviceWorker.register('sw.js'),
      () => document.body.insertAdjacentHTML('beforeend', '<p>'),
      () => /** @type {any} */ (window).trustedTypes.createPolicy('own-scripts', {}),
      () => /** @type {any} */ (window).trustedTypes.createPolicy('another', {}),
    ];
    const outcomes = await Promise.all(
      tries.map(async (attempt) => {
        try {
          await attempt();
          return 'allowed';
        } catch (error) {
          return /** @type {Error} */ (error).name;
        }
      }),
    );
    while (violations < tries.length) await new Promise((resolve) => setTimeout(resolve, 20));
    return outcomes;
  });
  expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  watched.expectErrors(/against the policy: require-trusted-types-for/);
});

test('no site that a link leads to learns where it was', async ({ page }) => {
  await open(page);
  await expect(page.locator('meta[name=referrer]')).toHaveAttribute('content', 'no-referrer');
});

test('About names the version, the network and all licences', async ({ page }) => {
  await open(page);
  const { version } = JSON.parse(
    await readFile(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  const model = JSON.parse(await readFile(join(DIST, 'model/model.json'), 'utf8'));
  const network = model.userDefinedMetadata.sha256.weights.slice(0, 8);
  const about = page.locator('.about');
  await expect(about).toContainText(`Version ${version}, network ${network}.`);
  const href = await about
    .getByRole('link', { name: 'Licences of everything inside' })
    .getAttribute('href');
  const notice = await (await page.request.get(`./${href}`)).text();
  for (const [name, licence] of [
    ['Handwritten digits', 'MIT License'],
    ['MNIST', 'Creative Commons Attribution-ShareAlike 3.0'],
    ['@tensorflow/tfjs-core 4.22.0 (Apache-2.0)', 'Apache License'],
    ['@tensorflow/tfjs-layers 4.22.0 (Apache-2.0 AND MIT)', 'Google LLC'],
    ['uplot', 'Leon Sorokin'],
    ['@noble/hashes', 'Paul Miller'],
    ['workbox-precaching', 'Permission is hereby granted'],
  ]) {
    expect(notice).toContain(name);
    expect(notice).toContain(licence);
  }
});
