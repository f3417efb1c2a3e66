import { draw, expect, open, test } from './page.js';

/** @param {import('@playwright/test').Page} page @param {number[]} digits */
async function write(page, digits) {
  for (const [i, digit] of digits.entries()) {
    await draw(page, digit, { x: (i + 0.5) / digits.length, size: 0.35 });
  }
}

test('several digits side by side are one number', async ({ page }) => {
  await open(page);
  await write(page, [2, 0, 4, 7]);
  await expect(page.locator('#digit')).toHaveText('2047');
  await expect(page.locator('#announcer')).toHaveText(/^2 0 4 7, .*% sure$/);
});

test('each digit has its own details', async ({ page }) => {
  await open(page);
  await write(page, [2, 0, 7]);
  const digits = page.locator('#digit button');
  const chosen = page.locator('#bars .chosen .label');
  // The one drawn last, at first.
  await expect(digits.nth(2)).toHaveAttribute('aria-pressed', 'true');
  await expect(chosen).toHaveText('7');
  await digits.nth(0).click();
  await expect(digits.nth(0)).toHaveAttribute('aria-pressed', 'true');
  await expect(digits.nth(2)).toHaveAttribute('aria-pressed', 'false');
  await expect(chosen).toHaveText('2');
  await expect(page.locator('#verdict')).toHaveText(/^Digit 1 of 3: .*% sure$/);
});

test('by keyboard too', async ({ page }) => {
  await open(page);
  await write(page, [2, 7]);
  await page.locator('#digit button').nth(0).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#bars .chosen .label')).toHaveText('2');
});

test('undo takes the last digit away', async ({ page }) => {
  await open(page);
  await write(page, [2, 7]);
  await page.keyboard.press('Control+z');
  await expect(page.locator('#digit')).toHaveText('2');
  await expect(page.locator('#digit button')).toHaveCount(0);
});
