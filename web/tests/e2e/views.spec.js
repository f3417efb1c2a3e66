import AxeBuilder from '@axe-core/playwright';
import { box, draw, open } from '../support/page-driver.js';
import { expect, fault, test } from '../support/watched-test.js';

const DESKTOP = { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } };
const PHONE = {
  name: 'phone',
  use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** Clicks with the mouse, or taps where there is a finger. @param {import('@playwright/test').Locator} target @param {boolean | undefined} hasTouch */
const press = (target, hasTouch) => (hasTouch ? target.tap() : target.click());

for (const { name, use } of [DESKTOP, PHONE]) {
  test.describe(name, () => {
    test.use(use);

    test('puts an example on the pad, correctly read or not', async ({ page, hasTouch }) => {
      await open(page);
      const examples = page.locator('.examples');
      await examples.scrollIntoViewIfNeeded();
      await press(examples.getByRole('button', { name: /^A 7, read correctly/ }).first(), hasTouch);
      await expect(page.locator('#digit')).toHaveText('7');
      await expect(examples).toContainText(/On the pad: read as 7, .* sure\./);
      const misread = examples.getByRole('list', { name: 'Misread' }).getByRole('button');
      expect(await misread.count()).toBeGreaterThan(3);
      const name = await misread.first().getAttribute('aria-label');
      const [label, read] = String(name).match(/\d/g) ?? [];
      expect(name).toBe(`A ${label}, read as ${read}`);
      expect(label).not.toBe(read);
      await press(misread.first(), hasTouch);
      await expect(page.locator('#digit')).toHaveText(/^[\d?]$/);
      // The examples take the way of a drawing: undo brings the one before back.
      await page.locator('#undo').click();
      await expect(page.locator('#digit')).toHaveText('7');
    });

    test('says what it is, with the measured accuracy', async ({ page }) => {
      await open(page);
      const about = page.locator('.about');
      await about.scrollIntoViewIfNeeded();
      const report = await (await page.request.get('./model/report.json')).json();
      const { accuracy, count } = report.test ?? report.validation;
      await expect(about).toContainText(
        `${(100 * accuracy).toFixed(1)}\u00a0% of ${count.toLocaleString('en')} digits`,
      );
      for (const title of ['How it works', 'What it cannot do', 'Privacy', 'Licence and source']) {
        await expect(about.getByRole('heading', { name: title })).toBeVisible();
      }
    });

    for (const isTested of [true, false]) {
      test(`cites the ${isTested ? 'test' : 'validation'} digits`, async ({ page }) => {
        await page.route('**/model/report.json', async (route) => {
          const report = await (await route.fetch()).json();
          const figures = { ...report.validation, count: 10_000, right: 9_912 };
          await route.fulfill({ json: { ...report, test: isTested ? figures : undefined } });
        });
        await open(page);
        const about = page.locator('.about');
        const examples = page.locator('.examples');
        await about.scrollIntoViewIfNeeded();
        await examples.scrollIntoViewIfNeeded();
        const misread = examples.getByRole('list', { name: 'Misread' }).getByRole('button');
        await expect(misread).not.toHaveCount(0);
        await expect(about).toContainText(isTested ? 'of 10,000 digits' : 'of 5,000 digits');
        const share = examples.getByText('In the whole test it misreads 88 of 10,000.');
        await expect(share).toHaveCount(isTested ? 1 : 0);
      });
    }

    test('axe finds nothing in the views, and every target is at least 44 pixels', async ({
      page,
    }) => {
      await open(page);
      await draw(page, 7);
      await page.locator('.examples').scrollIntoViewIfNeeded();
      await expect(page.locator('.examples button').first()).toBeVisible();
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await test.step(colorScheme, async () => {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations).toEqual([]);
        });
      }
      for (const target of await page.locator('#views :is(button, label):visible').all()) {
        const { width, height } = await box(target);
        const name = String(await target.textContent());
        expect(Math.min(width, height), name).toBeGreaterThanOrEqual(44);
      }
    });
  });
}

test('nothing sticks out at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await open(page);
  await draw(page, 7);
  await page.locator('.examples').scrollIntoViewIfNeeded();
  await expect(page.locator('.examples button').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('examples that cannot be fetched leave a message, and a new try helps', async ({
  page,
  watched,
}) => {
  fault('The examples cannot be fetched', 'A message with “Try again” stands in their place.');
  await page.route('**/examples.json', (route) => route.fulfill({ status: 404, body: 'no' }));
  await open(page);
  const examples = page.locator('.examples');
  await examples.scrollIntoViewIfNeeded();
  await expect(examples).toContainText('could not be fetched');
  watched.expectErrors(/404/);
  await page.unroute('**/examples.json');
  await examples.getByRole('button', { name: 'Try again' }).click();
  await expect(examples.getByRole('button', { name: /^A 7, read correctly/ })).not.toHaveCount(0);
  await expect(examples).not.toContainText('could not be fetched');
});
