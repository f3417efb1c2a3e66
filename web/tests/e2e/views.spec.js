import AxeBuilder from '@axe-core/playwright';
import { box, draw, open, rejectEverything } from '../support/page-driver.js';
import { expect, test } from '../support/watched-test.js';

const DESKTOP = { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } };
const PHONE = {
  name: 'phone',
  use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/** Clicks with the mouse, or taps where there is a finger. @param {import('@playwright/test').Locator} target @param {boolean | undefined} hasTouch */
const press = (target, hasTouch) => (hasTouch ? target.tap() : target.click());

/** How many pixels of a canvas are not empty. @param {import('@playwright/test').Locator} canvas */
const inked = (canvas) =>
  canvas.evaluate((/** @type {HTMLCanvasElement} */ node) => {
    const { data } = /** @type {CanvasRenderingContext2D} */ (node.getContext('2d')).getImageData(
      0,
      0,
      node.width,
      node.height,
    );
    return data.filter((value, i) => i % 4 === 3 && value > 0).length;
  });

for (const { name, use } of [DESKTOP, PHONE]) {
  test.describe(name, () => {
    test.use(use);

    test('says why, and why not another digit', async ({ page, hasTouch }) => {
      await open(page);
      const why = page.locator('.explanation');
      await why.scrollIntoViewIfNeeded();
      await expect(why.getByRole('heading')).toHaveText('Why?');
      await page.evaluate(() => scrollTo(0, 0));
      await draw(page, 7);
      await why.scrollIntoViewIfNeeded();
      await expect(why.getByRole('heading')).toHaveText('Why 7?');
      await expect.poll(() => inked(why.locator('canvas'))).toBeGreaterThan(300);

      const one = why.getByRole('button', { name: 'and not 1' });
      await press(one, hasTouch);
      await expect(why.getByRole('heading')).toHaveText('Why 7 and not 1?');
      await expect(one).toHaveAttribute('aria-pressed', 'true');
      const parts = (await why.locator('dd').allTextContents()).map((text) =>
        Number(text.replace('−', '-')),
      );
      expect(parts[0] + parts[1] + parts[2]).toBeCloseTo(parts[3], 6);
      expect(parts[3]).toBeGreaterThan(0);

      await page.reload();
      await why.scrollIntoViewIfNeeded();
      await expect(why.getByRole('heading'), 'survives a reload').toHaveText('Why 7 and not 1?');
      await press(one, hasTouch);
      await expect(why.getByRole('heading')).toHaveText('Why 7?');
    });

    test('shows the neurons, and the pattern of a chosen one', async ({ page, hasTouch }) => {
      await open(page);
      await draw(page, 7);
      const neurons = page.locator('.neurons');
      const field = neurons.getByRole('slider');
      await neurons.locator('.neuron').scrollIntoViewIfNeeded();
      await expect(field).toHaveAttribute('aria-valuetext', /lit/);
      await expect.poll(() => inked(neurons.locator('.squares'))).toBeGreaterThan(1000);
      const first = await field.getAttribute('aria-valuenow');

      const { width, height } = await box(field);
      const position = { x: (2.5 / 16) * width, y: (1.5 / 8) * height };
      await (hasTouch ? field.tap({ position }) : field.click({ position }));
      await expect(neurons.getByRole('heading', { level: 3 })).toHaveText(/^Neuron 19: /);
      await expect(neurons.locator('li')).toHaveCount(10);
      await page.reload();
      await neurons.locator('.neuron').scrollIntoViewIfNeeded();
      await expect(neurons.getByRole('heading', { level: 3 }), 'survives a reload').toHaveText(
        /^Neuron 19: /,
      );
      await press(
        neurons.getByRole('button', { name: 'Show the one that matters most' }),
        hasTouch,
      );
      await expect(field).toHaveAttribute('aria-valuenow', String(first));
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
        await about.scrollIntoViewIfNeeded();
        await expect(about).toContainText(isTested ? 'of 10,000 digits' : 'of 5,000 digits');
      });
    }

    test('axe finds nothing in the views, and every target is at least 44 pixels', async ({
      page,
    }) => {
      await open(page);
      await draw(page, 7);
      await page.locator('.explanation').scrollIntoViewIfNeeded();
      await page.getByRole('button', { name: 'and not 1' }).click();
      for (const view of ['.alike', '.mistakes']) {
        await page.locator(`${view} summary`).click();
        await expect(page.locator(`${view} li button`).first()).toBeVisible();
      }
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await test.step(colorScheme, async () => {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations).toEqual([]);
        });
      }
      for (const target of await page
        .locator('#views :is(button, label, summary, .field):visible')
        .all()) {
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
  for (const view of ['.alike', '.mistakes']) {
    await page.locator(`${view} summary`).click();
    await expect(page.locator(`${view} li button`).first()).toBeVisible();
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('the neurons can be chosen by keyboard', async ({ page }) => {
  await open(page);
  await draw(page, 2);
  const field = page.locator('.neurons').getByRole('slider');
  await field.focus();
  await page.keyboard.press('Home');
  await expect(field).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(field).toHaveAttribute('aria-valuenow', '18');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(field).toHaveAttribute('aria-valuenow', '128');
});

test('typing the digit that one expected asks why it is another', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await page.locator('.explanation').scrollIntoViewIfNeeded();
  await expect(page.locator('.explanation h2')).toHaveText('Why 7?');
  await page.keyboard.press('1');
  await expect(page.locator('.explanation h2')).toHaveText('Why 7 and not 1?');
  await expect(page.locator('#announcer')).toHaveText('Why 7 and not 1?');
  await page.keyboard.press('1');
  await expect(page.locator('.explanation h2')).toHaveText('Why 7?');
});

test('what is no digit is compared with the nearest', async ({ page }) => {
  await rejectEverything(page);
  await open(page);
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('?');
  await page.locator('.explanation').scrollIntoViewIfNeeded();
  await expect(page.locator('.explanation h2')).toHaveText('Not a digit. Why nearest to 7?');
});

test('a view out of sight is up to date, and painted only when it comes into sight', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
  await expect(page.locator('.explanation h2')).toHaveText('Why 7?');
  expect(await inked(page.locator('.explanation canvas'))).toBe(0);
  await page.locator('.explanation').scrollIntoViewIfNeeded();
  await expect.poll(() => inked(page.locator('.explanation canvas'))).toBeGreaterThan(300);
});
