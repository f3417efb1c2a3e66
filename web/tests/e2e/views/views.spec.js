import { expectAccessibleInBothThemes } from '../../support/browser/accessibility.js';
import { boxes, draw, open } from '../../support/browser/page-driver.js';
import { onDesktopAndPhone } from '../../support/browser/screens.js';
import { expect, test } from '../../support/browser/watched-test.js';

onDesktopAndPhone((name) => {
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
      await about.scrollIntoViewIfNeeded();
      await expect(about).toContainText(isTested ? 'of 10,000 digits' : 'of 5,000 digits');
      await expect(about).toContainText(
        isTested ? 'that it had never seen.' : 'These digits helped to choose how it was trained',
      );
    });
  }

  test('axe finds nothing in the views, and every target is at least 44 pixels', async ({
    page,
  }) => {
    await open(page);
    await draw(page, 7);
    for (const view of ['.alike', '.mistakes']) {
      await page.locator(`${view} summary`).click();
      await expect(page.locator(`${view} li button`).first()).toBeVisible();
    }
    // On the phone the whole page, whose layout is another one there.
    await expectAccessibleInBothThemes(page, name === 'desktop' ? '#views' : undefined);
    const cells = page.locator('.confusion button');
    const others = page.locator('#views :is(button, label, summary):visible:not(.confusion *)');
    for (const { text, width, height } of await boxes(others)) {
      expect(Math.min(width, height), text).toBeGreaterThanOrEqual(44);
    }
    // Ten columns share the width of a phone: mnist.spec.js says how narrow a cell may be there.
    for (const { text, width, height } of await boxes(cells)) {
      expect(name === 'desktop' ? Math.min(width, height) : height, text).toBeGreaterThanOrEqual(
        44,
      );
    }
  });
});

test('nothing sticks out at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await open(page);
  await draw(page, 7);
  for (const view of ['.alike', '.mistakes']) {
    await page.locator(`${view} summary`).click();
    await expect(page.locator(`${view} li button`).first()).toBeVisible();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
