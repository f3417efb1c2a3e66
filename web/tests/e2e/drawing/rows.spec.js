import { draw, drawNumber, open } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

const textOf = (/** @type {import('@playwright/test').Page} */ page) =>
  page.locator('#digit').evaluate((output) => output.textContent);

test('numbers one above the other are read row by row', async ({ page }) => {
  await open(page);
  for (const [x, digit] of [2, 0, 7].entries()) {
    await draw(page, digit, { x: 0.2 + 0.2 * x, y: 0.25, size: 0.3 });
  }
  for (const [x, digit] of [4, 1].entries()) {
    await draw(page, digit, { x: 0.25 + 0.2 * x, y: 0.72, size: 0.3 });
  }
  await expect.poll(() => textOf(page)).toBe('207\n41');
  await expect(page.locator('#announcer')).toHaveText(/^2 0 7; 4 1, .*% sure$/);
  // The last row stands under the first, and each digit can be chosen.
  const digits = page.locator('#digit button');
  await expect(digits).toHaveCount(5);
  const [first, last] = [await digits.nth(0).boundingBox(), await digits.nth(3).boundingBox()];
  expect(last?.y).toBeGreaterThanOrEqual((first?.y ?? 0) + (first?.height ?? 0) - 1);
  await digits.nth(3).click();
  await expect(page.locator('#bars .chosen .label')).toHaveText('4');
  await expect(page.locator('#status')).toHaveText(/^Digit 4 of 5: /);
});

test('numbers far apart on a row are parted by a space', async ({ page }) => {
  await open(page);
  for (const [x, digit] of /** @type {const} */ ([
    [0.1, 2],
    [0.2, 7],
    [0.8, 4],
    [0.9, 1],
  ])) {
    await draw(page, digit, { x, size: 0.12 });
  }
  await expect.poll(() => textOf(page)).toBe('27 41');
});

test('a number written with much room stays one', async ({ page }) => {
  await open(page);
  await drawNumber(page, [2, 0, 4], 0.25);
  await expect.poll(() => textOf(page)).toBe('204');
});
