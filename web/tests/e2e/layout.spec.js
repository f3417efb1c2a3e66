import AxeBuilder from '@axe-core/playwright';
import { box, draw, expect, open, test } from './page.js';

const PHONE = { width: 390, height: 844 };

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const [name, digits] of /** @type {[string, number[]][]} */ ([
      ['empty', []],
      ['with a digit', [7]],
      ['with a number', [2, 0, 3]],
    ])) {
      test(`axe finds nothing on the page ${name}`, async ({ page }) => {
        await open(page);
        for (const [i, digit] of digits.entries()) {
          await draw(page, digit, { x: (i + 0.5) / digits.length, size: 0.4 });
        }
        await expect(page.locator('#digit')).toHaveText(digits.join(''));
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations).toEqual([]);
      });
    }

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

for (const [width, height] of [
  [320, 568],
  [390, 844],
  [640, 400],
  [1280, 800],
]) {
  test(`nothing sticks out at ${width} x ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await draw(page, 7);
    await expect(page.locator('#digit')).toHaveText('7');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
}

test('every target is at least 44 pixels', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await open(page);
  await draw(page, 7, { x: 0.25, size: 0.4 });
  await draw(page, 2, { x: 0.75, size: 0.4 });
  await expect(page.locator('#digit button')).toHaveCount(2);
  for (const target of await page.locator('button:visible').all()) {
    const { width, height } = await box(target);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
});
