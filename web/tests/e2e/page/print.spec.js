/** What the printed sheet shows, and what it leaves out. */
import { draw, open } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

test('the sheet shows the network once, on white, and no buttons', async ({ page }) => {
  // As wide as A4 between its margins: a phone's layout, with its small copy of the drawing.
  await page.setViewportSize({ width: 703, height: 1030 });
  await open(page);
  await draw(page, 7);
  await expect(page.locator('.small-copy')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const part of ['#pad', '#digit', '#bars', '#network .picture', '#network .details.output']) {
    await expect(page.locator(part)).toBeVisible();
  }
  await expect(page.locator('.small-copy')).toBeHidden();
  await expect(page.getByRole('button', { name: 'How sums become %' })).toBeHidden();
  const caption = page.locator('#network .caption').first();
  await expect(caption).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(page.locator('#status')).toHaveCSS('text-decoration-line', 'none');
});
