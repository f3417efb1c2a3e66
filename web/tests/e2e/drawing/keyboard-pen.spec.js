import { draw, open, strokesOf } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page @param {string} key @param {number} times */
async function press(page, key, times) {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}

test('the pen of the keyboard is lifted by the mouse, whose stroke is whole', async ({ page }) => {
  await open(page);
  await page.locator('#pad').focus();
  await page.keyboard.press('Space');
  await press(page, 'ArrowUp', 3);
  await draw(page, 7, { x: 0.25, y: 0.7, size: 0.3 });
  await expect(page.locator('#announcer')).toHaveText(/Pen up|sure/);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.locator('#digit')).toHaveText('');
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+y');
  const points = () =>
    page.evaluate(() =>
      JSON.parse(localStorage.getItem('digits.drawing') ?? '[]').map(
        (/** @type {unknown[]} */ stroke) => stroke.length,
      ),
    );
  const [seven] = await strokesOf(page, 7);
  await expect.poll(points).toEqual([4, seven.length - 1]);
});

test('the pen of the keyboard is lifted by undo, and draws again', async ({ page }) => {
  await open(page);
  await page.locator('#pad').focus();
  await page.keyboard.press('Space');
  await press(page, 'ArrowRight', 3);
  await page.keyboard.press('Control+z');
  await expect(page.locator('#announcer')).toHaveText('Pen up');
  await expect(page.locator('#digit')).toHaveText('');
  await page.keyboard.press('Space');
  await expect(page.locator('#announcer')).toHaveText('Pen down');
  await press(page, 'ArrowDown', 10);
  await page.keyboard.press('Space');
  await expect(page.locator('#digit')).toHaveText('1');
});
