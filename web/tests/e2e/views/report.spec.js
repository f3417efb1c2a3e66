import { expectAccessibleInBothThemes } from '../../support/browser/accessibility.js';
import { box, draw, open } from '../../support/browser/page-driver.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';
import { keptOffline, test as servedTest } from '../../support/browser/served-test.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
async function openReport(page) {
  await page.locator('.about').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'How good is it?' }).click();
  const dialog = page.getByRole('dialog', { name: 'How good is it?' });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Waits until every picture is there, or has failed. @param {import('@playwright/test').Locator} dialog */
const widths = (dialog) =>
  dialog.locator('img').evaluateAll((images) =>
    Promise.all(
      images.map(async (image) => {
        const picture = /** @type {HTMLImageElement} */ (image);
        await picture.decode().catch(() => {});
        return picture.naturalWidth;
      }),
    ),
  );

/** @param {Page} page @returns {Promise<{title: string, alt: string, note: string}[]>} */
async function listed(page) {
  const report = await (await page.request.get('./model/report.json')).json();
  return (await (await page.request.get(`./model/${report.figures}`)).json()).figures;
}

servedTest(
  'the figures of the report are fetched when somebody asks for them, and told in words',
  async ({ page }) => {
    /** @type {string[]} */
    const fetched = [];
    page.on('request', (request) => {
      if (request.url().includes('on-demand')) fetched.push(request.url());
    });
    await open(page);
    await keptOffline(page);
    expect(fetched).toEqual([]);
    const dialog = await openReport(page);
    const figures = await listed(page);
    expect(figures.length).toBeGreaterThan(8);
    for (const { title, alt, note } of figures) {
      await expect(dialog.getByRole('heading', { name: title, exact: true })).toBeVisible();
      await expect(dialog.getByRole('img', { name: alt, exact: true })).toBeVisible();
      if (note) await expect(dialog.getByText(note).first()).toBeVisible();
    }
    expect(Math.min(...(await widths(dialog)))).toBeGreaterThan(100);
  },
);

servedTest('once seen, the figures are there without a network', async ({ page, server }) => {
  fault('There is no network after the report was opened', 'It opens as before, with its figures.');
  await open(page);
  await keptOffline(page);
  await page.reload();
  await widths(await openReport(page));
  await server.close();
  await page.reload();
  const dialog = await openReport(page);
  expect(Math.min(...(await widths(dialog)))).toBeGreaterThan(100);
});

test('the figures differ in the dark', async ({ page }) => {
  await open(page);
  const dialog = await openReport(page);
  await widths(dialog);
  const picture = dialog.locator('img').first();
  // The same ground in both, so that the drawing itself is compared.
  await picture.evaluate((image) => {
    image.style.background = '#888';
  });
  const light = await picture.screenshot();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await picture.screenshot();
  expect(light.equals(dark)).toBe(false);
});

test('the report is closed by its button, by Escape and by a click beside it', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  for (const close of [
    () => page.getByRole('button', { name: 'Close' }).click(),
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(3, 300),
  ]) {
    const dialog = await openReport(page);
    await close();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'How good is it?' })).toBeFocused();
    await expect(page.locator('#digit')).toHaveText('7');
  }
});

for (const width of [320, 1280]) {
  test(`the report fits ${width} pixels, and axe finds nothing in it`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    await open(page);
    const dialog = await openReport(page);
    const [needed, there] = await dialog.evaluate((node) => [node.scrollWidth, node.clientWidth]);
    expect(needed).toBeLessThanOrEqual(there);
    await expectAccessibleInBothThemes(page, 'dialog');
    const close = await box(page.getByRole('button', { name: 'Close' }));
    expect(Math.min(close.width, close.height)).toBeGreaterThanOrEqual(44);
  });
}

test('figures that do not come say so', async ({ page, watched }) => {
  fault('The figures of the report do not come', 'A notice with "Try again", which then works.');
  await page.route('**/on-demand-figures.*', (route) => route.abort(), { times: 1 });
  await open(page);
  await page.locator('.about').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'How good is it?' }).click();
  await expect(page.locator('.about .notice')).toContainText('The report');
  watched.expectErrors(/ERR_FAILED/);
  await page.locator('.about .notice').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a report that does not come says so, and a new try helps', async ({ page, watched }) => {
  fault('The report does not come', 'A notice with "Try again", which then works.');
  await page.route('**/model/report.json', (route) => route.fulfill({ status: 503 }), { times: 1 });
  await open(page);
  const about = page.locator('.about');
  await about.scrollIntoViewIfNeeded();
  await expect(about.locator('.notice')).toContainText('The report could not be fetched.');
  watched.expectErrors(/503/);
  await about.getByRole('button', { name: 'Try again' }).click();
  await expect(about).toContainText('digits correctly that it had never seen');
  await expect(about.getByRole('button', { name: 'How good is it?' })).toHaveCount(1);
});

test('a report without figures is told in sentences alone', async ({ page }) => {
  fault('The network was exported before there were figures', 'The sentences stand alone.');
  await page.route('**/model/report.json', async (route) => {
    const report = await (await route.fetch()).json();
    await route.fulfill({ json: { ...report, figures: undefined } });
  });
  await open(page);
  await page.locator('.about').scrollIntoViewIfNeeded();
  await expect(page.locator('.about')).toContainText('digits correctly that it had never seen');
  await expect(page.getByRole('button', { name: 'How good is it?' })).toHaveCount(0);
});
