/** The figures of the report in a theme that was chosen by hand. */
import { open } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

test('the figures follow the theme of the page, whatever that of the system', async ({ page }) => {
  /** @type {Record<string, Buffer>} */
  const seen = {};
  for (const [system, theme] of /** @type {const} */ ([
    ['light', 'light'],
    ['light', 'dark'],
    ['dark', 'dark'],
    ['dark', 'light'],
  ])) {
    await page.emulateMedia({ colorScheme: system });
    await open(page);
    await page.evaluate((detail) => {
      dispatchEvent(new CustomEvent('choosetheme', { detail }));
    }, theme);
    await page.locator('.about').scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'How good is it?' }).click();
    const figure = page.getByRole('dialog').locator('img').first();
    await figure.evaluate((/** @type {HTMLImageElement} */ image) => image.decode());
    // The same ground in both, so that the drawing itself is compared.
    await figure.evaluate((image) => {
      image.style.background = '#888';
    });
    seen[`${theme} page, ${system} system`] = await figure.screenshot();
    await page.reload();
  }
  const same = (/** @type {string} */ a, /** @type {string} */ b) => seen[a].equals(seen[b]);
  expect(same('light page, light system', 'light page, dark system')).toBe(true);
  expect(same('dark page, light system', 'dark page, dark system')).toBe(true);
  expect(same('light page, light system', 'dark page, light system')).toBe(false);
});
