import AxeBuilder from '@axe-core/playwright';
import { box, draw, drawNumber, open } from '../support/page-driver.js';
import { expect, test } from '../support/watched-test.js';

const PHONE = { width: 390, height: 844 };

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing on the page: empty, with a digit, with a number', async ({ page }) => {
      await open(page);
      for (const digits of [[], [7], [2, 0, 3]]) {
        await test.step(`with ${digits.length} digits`, async () => {
          await drawNumber(page, digits, 0.4);
          await expect(page.locator('#digit')).toHaveText(digits.join(''));
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations).toEqual([]);
          await page.keyboard.press('Escape');
        });
      }
    });

    test('axe finds nothing on the page with an error', async ({ page, watched }) => {
      await page.route('**/model.json', (route) => route.fulfill({ status: 404, body: 'no' }));
      await page.goto('./');
      await expect(page.locator('#retry')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
      watched.expectErrors(/404/);
    });
  });
}

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
  for (const target of await page.locator('button:visible').all()) {
    const { width, height } = await box(target);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
});
