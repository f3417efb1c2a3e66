/** The explanation while nothing is drawn. */
import { draw, open } from '../../support/browser/page-driver.js';
import { title } from '../../support/browser/network-view.js';
import { expect, test } from '../../support/browser/watched-test.js';

test('with nothing drawn any digit can be asked about, then all but the answer', async ({
  page,
}) => {
  await open(page);
  const refused = page.locator('.contrast-digits button[aria-disabled="true"]');
  await expect(page.locator('.contrast-digits button')).toHaveCount(10);
  await expect(refused).toHaveCount(0);
  await page.getByRole('button', { name: 'and not 1' }).click();
  await draw(page, 7);
  await expect(title(page)).toHaveText('Why 7 and not 1?');
  await expect(refused).toHaveText('7');
});
