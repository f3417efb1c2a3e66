/** Drives "Train from nothing". */
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */

/** The part of the page where one trains. */
export const lab = (/** @type {Page} */ page) => page.locator('.training');
export const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  lab(page).getByRole('button', { name, exact: true });
export const status = (/** @type {Page} */ page) => lab(page).getByRole('status');

/** Opens the training. @param {Page} page */
export async function openLab(page) {
  await button(page, 'Open the training').click();
  await expect(button(page, 'Start')).toBeVisible({ timeout: 30_000 });
}

/** The share of unseen digits that are read correctly; 0 before the first report. @param {Page} page */
export async function accuracy(page) {
  const text = await lab(page).locator('.score').textContent();
  return Number.parseFloat(text || '0') / 100;
}

/** @param {Page} page @param {number} share */
export const reached = (page, share) =>
  expect.poll(() => accuracy(page), { timeout: 120_000 }).toBeGreaterThanOrEqual(share);
