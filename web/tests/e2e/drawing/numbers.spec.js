import { drawNumber, open } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

test('several digits side by side are one number', async ({ page }) => {
  await open(page);
  await drawNumber(page, [2, 0, 4, 7]);
  await expect(page.locator('#digit')).toHaveText('2047');
  await expect(page.locator('#announcer')).toHaveText(/^2 0 4 7, .*% sure$/);
});

test('each digit has its own details, by mouse and by keyboard', async ({ page }) => {
  await open(page);
  await drawNumber(page, [2, 0, 7]);
  const digits = page.locator('#digit button');
  const chosen = page.locator('#bars .chosen .label');
  // The one drawn last, at first.
  await expect(digits.nth(2)).toHaveAttribute('aria-pressed', 'true');
  await expect(chosen).toHaveText('7');
  await digits.nth(0).click();
  await expect(digits.nth(0)).toHaveAttribute('aria-pressed', 'true');
  await expect(digits.nth(2)).toHaveAttribute('aria-pressed', 'false');
  await expect(chosen).toHaveText('2');
  await expect(page.locator('#status')).toHaveText(/^Digit 1 of 3: .*% sure$/);
  await digits.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(chosen).toHaveText('0');
});

test('undo takes the last digit away', async ({ page }) => {
  await open(page);
  await drawNumber(page, [2, 7]);
  await page.keyboard.press('Control+z');
  await expect(page.locator('#digit')).toHaveText('2');
  await expect(page.locator('#digit button')).toHaveCount(0);
});
