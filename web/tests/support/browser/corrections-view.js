/** Correcting an answer in the page's tests, and what the page has learned. */
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */

export const digit = (/** @type {Page} */ page) => page.locator('#digit');
export const learned = (/** @type {Page} */ page) => page.locator('.learned');
export const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  learned(page).getByRole('button', { name, exact: true });

/** One tap, after the fold. @param {Page} page @param {number} label */
export async function correct(page, label) {
  const choice = page.locator(`[data-correct="${label}"]`);
  if (!(await choice.isVisible())) await page.locator('#correct').click();
  await choice.click();
  await expect(page.locator('html')).toHaveAttribute('data-busy', 'false');
}
