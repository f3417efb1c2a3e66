/** Two versions of the page, built one after the other: what a new deployment does to open tabs. */
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildNextVersion, buildPage } from '../../support/browser/build.js';
import { draw, open } from '../../support/browser/page-driver.js';
import { DIST, expect, fault, keptOffline, test } from '../../support/browser/served-test.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @type {string} */
let next;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  next = await buildNextVersion();
});
test.afterAll(() => rm(next, { recursive: true }));

const update = (/** @type {Page} */ page) => page.locator('#update');

/** Reads a picture: what does that is loaded only then. @param {Page} page */
async function readPicture(page) {
  const buffer = await readFile(new URL('../../../public/icon-192.png', import.meta.url));
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'icon.png', mimeType: 'image/png', buffer });
}

/** A second tab, both of the version that is there now. @param {Page} page the first */
async function openTwo(page) {
  await open(page);
  await keptOffline(page);
  const other = await page.context().newPage();
  await open(other);
  return other;
}

test('a tab of the first visit keeps all its parts', async ({ page, server }) => {
  fault(
    'A new version is deployed while a tab of the first visit is open',
    'All parts of that tab still open.',
  );
  await open(page);
  await keptOffline(page);
  server.serve(next);
  await readPicture(page);
  await expect(page.locator('.toast')).toContainText(/found/);
});

test('without a service worker, what is gone is loaded anew when the visitor agrees', async ({
  page,
  server,
  watched,
}) => {
  fault(
    'A part that a new version has replaced is asked for, without a service worker',
    'A message offers to reload; the drawing stays.',
  );
  await page.addInitScript(() => delete (/** @type {any} */ (Navigator.prototype).serviceWorker));
  await open(page);
  await draw(page, 7);
  server.serve(next);
  await readPicture(page);
  const toast = page.locator('.toast');
  await toast.getByRole('button', { name: 'Try again' }).click();
  await expect(toast).toContainText('There may be a new version of the page.');
  watched.expectErrors(/404/);
  await toast.getByRole('button', { name: 'Reload' }).click();
  await expect(page).toHaveTitle('Second: Handwritten digits');
  await expect(page.locator('#digit')).toHaveText('7');
  await readPicture(page);
  await expect(toast).toContainText(/found/);
});

test('in two tabs in sight: one agrees, and the bar of the other works as well', async ({
  page,
  server,
}) => {
  fault(
    'Two tabs in sight are offered a new version, and one agrees',
    'The bar of the other works as well; its drawing stays.',
  );
  const other = await openTwo(page);
  await draw(other, 4);
  server.serve(next);
  await page.reload();
  for (const tab of [page, other]) await expect(update(tab)).toBeVisible({ timeout: 20_000 });
  await page.bringToFront();
  await update(page).getByRole('button', { name: 'Reload' }).click();
  await expect(page).toHaveTitle('Second: Handwritten digits');
  await expect(other).toHaveTitle('Handwritten digits');
  await expect(update(other)).toBeVisible();
  await update(other).getByRole('button', { name: 'Reload' }).click();
  await expect(other).toHaveTitle('Second: Handwritten digits');
  await expect(other.locator('#digit')).toHaveText('4');
  await expect(update(other)).toBeHidden();
});

test('a tab that keeps the old version gets what is gone by a reload', async ({ page, server }) => {
  fault(
    'A tab keeps the old version, and asks for a part that is gone',
    'A message offers to reload, which helps.',
  );
  const other = await openTwo(page);
  server.serve(next);
  await page.reload();
  await expect(update(other)).toBeVisible({ timeout: 20_000 });
  await update(other).getByRole('button', { name: 'Later' }).click();
  await update(page).getByRole('button', { name: 'Reload' }).click();
  await expect(page).toHaveTitle('Second: Handwritten digits');
  await readPicture(other);
  const toast = other.locator('.toast');
  await toast.getByRole('button', { name: 'Try again' }).click();
  await toast.getByRole('button', { name: 'Reload' }).click();
  await expect(other).toHaveTitle('Second: Handwritten digits');
  await readPicture(other);
  await expect(toast).toContainText(/found/);
});

test('two builds give the same bytes', async () => {
  test.setTimeout(120_000);
  const again = await buildPage();
  try {
    const names = (await readdir(DIST, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(DIST.length));
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) {
      const [first, second] = await Promise.all(
        [DIST, again].map((folder) => readFile(join(folder, name))),
      );
      expect(first.equals(second), name).toBe(true);
    }
  } finally {
    await rm(again, { recursive: true });
  }
});
