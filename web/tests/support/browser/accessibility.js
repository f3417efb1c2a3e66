/** What axe finds on the page: nothing. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from './watched-test.js';

/** @typedef {import('@playwright/test').Page} Page */

/** The rules that look at colours; for all others a page is the same by day and by night. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * Lets axe look at the page, or at the parts of it that a selector names. Rules for a page as a whole, as of its
 * landmarks, are applied to the whole page only.
 *
 * @param {Page} page
 * @param {string} [parts]
 * @param {string[]} [rules] all, unless some are named
 */
export async function expectAccessible(page, parts, rules) {
  // There are no frames to look into, and nobody reads what has passed.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (parts) axe.include(parts);
  if (rules) axe.withRules(rules);
  expect((await axe.analyze()).violations).toEqual([]);
}

/** The same, light and dark. @param {Page} page @param {string} [parts] */
export async function expectAccessibleInBothThemes(page, parts) {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page, parts);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, parts, OF_COLOURS);
}
