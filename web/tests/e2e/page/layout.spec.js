import { expectAccessibleInBothThemes } from '../../support/browser/accessibility.js';
import { box, boxes, draw, drawNumber, holdBack, open } from '../../support/browser/page-driver.js';
import { pixelsOf } from '../../support/browser/screenshot-pixels.js';
import { expect, test } from '../../support/browser/watched-test.js';

const PHONE = { width: 390, height: 844 };

test.describe('where it works offline, too', () => {
  test.use({ serviceWorkers: 'allow' });

  test('axe finds nothing on the page: empty, with a digit, with a number', async ({ page }) => {
    await open(page);
    await expect(page.locator('#offline')).not.toBeEmpty();
    for (const digits of [[], [7], [2, 0, 3]]) {
      await test.step(`with ${digits.length} digits`, async () => {
        await drawNumber(page, digits, 0.4);
        await expect(page.locator('#digit')).toHaveText(digits.join(''));
        await expectAccessibleInBothThemes(page);
        await page.keyboard.press('Escape');
      });
    }
  });
});

test('axe finds nothing on the page with an error', async ({ page, watched }) => {
  await page.route('**/model.json', (route) => route.fulfill({ status: 404, body: 'no' }));
  await page.goto('./');
  await expect(page.locator('#retry')).toBeVisible();
  await expectAccessibleInBothThemes(page);
  watched.expectErrors(/404/);
});

test('on a phone, answer, pad and buttons fill the first screen', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await open(page);
  for (const id of ['#pad', '#bars', '#undo', '#redo', '#clear']) {
    const { y, height } = await box(page.locator(id));
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(PHONE.height);
  }
  const pad = await box(page.locator('#pad'));
  expect(pad.width * pad.height).toBeGreaterThan(0.4 * PHONE.width * PHONE.height);
});

test('nothing sticks out, whatever the size of the window', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  for (const [width, height] of [
    [320, 568],
    [390, 844],
    [640, 400],
    [1280, 800],
  ]) {
    await page.setViewportSize({ width, height });
    await expect(page.locator('#digit')).toHaveText('7');
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth, `${width} x ${height}`).toBe(width);
  }
});

test('every target is at least 44 pixels', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await open(page);
  await drawNumber(page, [7, 2], 0.4);
  await expect(page.locator('#digit button')).toHaveCount(2);
  for (const { text, width, height } of await boxes(page.locator('button:visible'))) {
    expect(Math.min(width, height), text).toBeGreaterThanOrEqual(44);
  }
});

/** @param {import('@playwright/test').Locator} locator */
async function topLeft(locator) {
  const { x, y } = await box(locator);
  return { x, y };
}

for (const [width, height] of [
  [390, 844],
  [844, 390],
  [700, 900],
  [1280, 720],
]) {
  test(`nothing moves at the first ink, and nothing overlaps, at ${width} x ${height}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const places = async () => ({
      pad: await box(page.locator('#pad')),
      // Where there is room, the picture of the network shows the ten.
      probabilities: await box(page.locator(width < 1100 ? '#bars' : '#network .output-layer')),
      input: await box(page.locator('#network .input-layer')),
      why: await topLeft(page.locator('#network .explanation h3')),
    });
    const empty = await places();
    const header = await box(page.locator('header'));
    expect(empty.probabilities.y).toBeGreaterThanOrEqual(header.y + header.height);
    await draw(page, 7, { x: 0.3, size: 0.4 });
    await expect(page.locator('#digit')).toHaveText('7');
    expect(await places()).toEqual(empty);
    await draw(page, 2, { x: 0.7, size: 0.4 });
    await expect(page.locator('#digit')).toHaveText('72');
    expect(await places()).toEqual(empty);
  });
}

test('what comes after the first drawing is possible has its place kept', async ({ page }) => {
  const release = await holdBack(page, '**/assets/views-*.js');
  await page.setViewportSize(PHONE);
  await open(page);
  const places = () =>
    Promise.all(['#pad', '#clear', '#network'].map((part) => topLeft(page.locator(part))));
  const early = await places();
  release();
  await expect(page.locator('#network .picture')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
  expect(await places()).toEqual(early);
});

test('in forced colours too a line stands under the chosen digit', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  await drawNumber(page, [7, 2], 0.4);
  const digits = page.locator('#digit button');
  await expect(digits).toHaveCount(2);
  await page.locator('#pad').focus();
  for (const chosen of [0, 1]) {
    await digits.nth(chosen).click();
    const dark = [];
    for (const digit of await digits.all()) dark.push(await darkPixelsAtTheFoot(page, digit));
    expect(dark[chosen]).toBeGreaterThan(0.8);
    expect(dark[1 - chosen]).toBe(0);
  }
});

/** Share of dark pixels in the last row of pixels but one. @param {import('@playwright/test').Page} page @param {import('@playwright/test').Locator} locator */
async function darkPixelsAtTheFoot(page, locator) {
  const { x, y, width, height } = await box(locator);
  const clip = { x: x + 1, y: y + height - 2, width: width - 2, height: 1 };
  const png = await page.screenshot({ clip });
  const pixels = await pixelsOf(page, png);
  return pixels.filter(([, green]) => green < 128).length / pixels.length;
}
