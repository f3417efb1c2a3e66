import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { box, draw, open } from '../../support/browser/page-driver.js';
import {
  DIST,
  expect,
  fault,
  keptOffline as ready,
  test,
} from '../../support/browser/served-test.js';

test('the page works under a path', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
});

test('after one visit it works without a network', async ({ page, server }) => {
  fault('There is no network after the first visit', 'The page works as before.');
  await open(page);
  await ready(page);
  await server.close();
  await open(page, './?from=home-screen');
  await draw(page, 4);
  await expect(page.locator('#digit')).toHaveText('4');
  await page.reload();
  await expect(page.locator('#digit')).toHaveText('4');
});

test('what was opened once works without a network, too', async ({ page, server }) => {
  fault('There is no network after a part was opened once', 'That part works as before.');
  const parts = ['.alike', '.mistakes'];
  await open(page);
  await ready(page);
  await draw(page, 7);
  for (const part of parts) {
    await page.locator(`${part} summary`).click();
    await expect(page.locator(`${part} li button`).first()).toBeVisible();
  }
  await server.close();
  await page.reload();
  for (const part of parts) {
    await page.locator(`${part} summary`).click();
    await expect(page.locator(`${part} li button`).first()).toBeVisible();
  }
});

test('the licences, opened once, can be read without a network', async ({ page, server }) => {
  fault('There is no network after the licences were opened once', 'They open as before.');
  // The browser asks for an icon beside a file of text, sooner or later, and logs that there is none.
  server.fail(/favicon/, { status: 204 });
  const licences = page.getByRole('link', { name: 'Licences of everything inside' });
  await open(page);
  await ready(page);
  // By key: the page, which is not all there yet when one comes back, may push the link from under the mouse.
  await licences.press('Enter');
  await expect(page.locator('body')).toContainText('tfjs-core');
  await page.goBack();
  await expect
    .poll(() => page.evaluate(async () => !!(await caches.match('licences.txt'))))
    .toBe(true);
  server.fail(/./, { status: 503 });
  await licences.press('Enter');
  await expect(page.locator('body')).toContainText('tfjs-core');
});

test('the page can be installed', async ({ page }) => {
  await open(page);
  await ready(page);
  const client = await page.context().newCDPSession(page);
  const { errors, data, url } = await client.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
  // A private window, which a test has, never installs.
  const ids = installabilityErrors.map(({ errorId }) => errorId);
  expect(ids.filter((id) => id !== 'in-incognito')).toEqual([]);
  // A Chromium without a window finds no such errors: what it would look for.
  /** @type {{name: string, display: string, start_url: string, icons: {src: string, type: string}[]}} */
  const manifest = JSON.parse(data ?? '{}');
  expect(manifest.name).toBe('Handwritten digits');
  expect(manifest.display).toBe('standalone');
  expect(new URL(manifest.start_url, url).href).toBe(page.url());
  const images = manifest.icons.filter(({ type }) => type === 'image/png');
  const sizes = await page.evaluate(
    (sources) =>
      Promise.all(
        sources.map(async (source) => {
          const { width, height } = await createImageBitmap(await (await fetch(source)).blob());
          return `${width}x${height}`;
        }),
      ),
    images.map(({ src }) => new URL(src, url).href),
  );
  expect(sizes).toEqual(['192x192', '512x512', '192x192', '512x512']);
});

test.describe('a new version', () => {
  /** @type {string} */
  let second;

  test.beforeAll(async () => {
    second = await mkdtemp(join(tmpdir(), 'digits-'));
    await cp(DIST, second, { recursive: true });
    const page = await readFile(join(second, 'index.html'), 'utf8');
    await writeFile(join(second, 'index.html'), page.replace('<title>', '<title>Second: '));
    const worker = await readFile(join(second, 'sw.js'), 'utf8');
    await writeFile(
      join(second, 'sw.js'),
      worker.replace(/(url:"index.html",revision:")\w+/, '$1second'),
    );
  });
  test.afterAll(() => rm(second, { recursive: true }));

  test('comes only when the visitor agrees, and the drawing stays', async ({ page, server }) => {
    await open(page);
    await ready(page);
    await page.reload();
    await draw(page, 7);
    server.serve(second);
    await page.reload();
    await expect(page.locator('#update')).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('#update')).toContainText('A new version is ready.');
    await expect(page).toHaveTitle('Handwritten digits');
    await page.locator('#reload').click();
    await expect(page).toHaveTitle('Second: Handwritten digits');
    await expect(page.locator('#digit')).toHaveText('7');
    await expect(page.locator('#update')).toBeHidden();
  });

  test('can wait', async ({ page, server }) => {
    await open(page);
    await ready(page);
    server.serve(second);
    await page.reload();
    await page.locator('#later').click({ timeout: 20_000 });
    await expect(page.locator('#update')).toHaveCount(0);
    await draw(page, 7);
    await expect(page.locator('#digit')).toHaveText('7');
    await expect(page).toHaveTitle('Handwritten digits');
  });

  test('is not offered in the middle of a drawing', async ({ page, server }) => {
    fault('A new version arrives in the middle of a stroke', 'It is offered when the pen is up.');
    await open(page);
    await ready(page);
    await page.reload();
    const pad = await box(page.locator('#pad'));
    await page.mouse.move(pad.x + 200, pad.y + 100);
    await page.mouse.down();
    await page.mouse.move(pad.x + 200, pad.y + 300, { steps: 5 });
    server.serve(second);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await expect(page.locator('#update')).toBeHidden();
    await page.mouse.up();
    await expect(page.locator('#update')).toBeVisible();
  });

  test('removes only the old caches of this page', async ({ page, server }) => {
    fault('Another page of the same origin has caches', 'Only those of this page are removed.');
    await open(page);
    await ready(page);
    await page.evaluate(async () => {
      await caches.open('somebody-else');
    });
    server.serve(second);
    await page.reload();
    await page.locator('#reload').click({ timeout: 20_000 });
    await expect(page).toHaveTitle('Second: Handwritten digits');
    const names = await page.evaluate(() => caches.keys());
    expect(names).toContain('somebody-else');
    expect(names.filter((name) => name.startsWith('digits-precache'))).toHaveLength(1);
  });
});
