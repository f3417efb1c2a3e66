/** Digits of MNIST in the page: the confusion matrix of the test, and what is most like a drawing. */
import { readFileSync } from 'node:fs';
import { expectAccessibleInBothThemes } from '../../support/browser/accessibility.js';
import { boxes, draw as drawOnPad, open } from '../../support/browser/page-driver.js';
import { onDesktopAndPhone } from '../../support/browser/screens.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

/** Draws a digit, from wherever the page is scrolled. @param {import('@playwright/test').Page} page @param {number} digit */
async function draw(page, digit) {
  await page.evaluate(() => scrollTo(0, 0));
  await drawOnPad(page, digit);
}

const report = JSON.parse(
  readFileSync(new URL('../../../model/report.json', import.meta.url), 'utf8'),
);

onDesktopAndPhone(() => {
  test('shows all that it misread, and puts one on the pad', async ({ page, hasTouch }) => {
    const { confusion } = report.test;
    /** @param {import('@playwright/test').Locator} target */
    const press = (target) => (hasTouch ? target.tap() : target.click());
    await open(page);
    const mistakes = page.locator('.mistakes');
    await press(mistakes.locator('summary'));
    const rows = mistakes.locator('tbody tr');
    await expect(rows).toHaveCount(10);
    for (const [label, counts] of confusion.entries()) {
      await expect(rows.nth(label).getByRole('cell')).toHaveText(
        counts.map((/** @type {number} */ count) => (count ? String(count) : '·')),
      );
    }
    await expect(mistakes).toContainText(
      `${report.test.count - report.test.right} of 10,000 test digits`,
    );

    const nine = mistakes.getByRole('button', { name: /^9 read as 4: / });
    await press(nine);
    await expect(nine).toHaveAttribute('aria-pressed', 'true');
    const digits = mistakes.getByRole('list').getByRole('button');
    await expect(digits).toHaveCount(confusion[9][4]);
    const percents = (await digits.allTextContents()).map((text) => Number(text.match(/\d+/)));
    expect(percents).toEqual([...percents].sort((a, b) => b - a));

    await press(digits.first());
    await expect(page.locator('#digit')).toHaveText('4');
    await expect(mistakes.getByRole('status')).toHaveText(/^On the pad: read as 4, .* sure\.$/);
    await press(digits.nth(1));
    await expect(page.locator('#digit')).toHaveText(/^[4?]$/);
    await draw(page, 7);
    await expect(page.locator('#digit')).toHaveText('7');
    await expect(mistakes.getByRole('status')).toBeEmpty();
  });

  test('finds the training digits that are most like the drawing', async ({ page, hasTouch }) => {
    await open(page);
    const alike = page.locator('.alike');
    await (hasTouch ? alike.locator('summary').tap() : alike.locator('summary').click());
    await expect(alike).toContainText('Draw a digit');
    await draw(page, 7);
    await expect(alike).toContainText('told that they are: 7, 7, 7, 7, 7.');
    await page.keyboard.press('Escape');
    await expect(alike).toContainText('Draw a digit');
    await draw(page, 2);
    await expect(alike).toContainText('told that they are: 2, 2, 2, 2, 2.');

    const first = alike.getByRole('button').first();
    const name = await alike.getByRole('button').nth(1).getAttribute('aria-label');
    expect(name).toMatch(/^2, \d\d\u00a0% alike$/);
    await alike.getByRole('button').nth(1).focus();
    await page.keyboard.press('Enter');
    // It is most like itself.
    await expect(first).toHaveAccessibleName(/^2, (99|100)\u00a0% alike$/);
    await expect(alike.getByRole('button').nth(1), 'keeps the focus').toBeFocused();
  });
});

for (const width of [320, 390, 1280]) {
  test(`all ten columns of the matrix are in sight and large enough to press, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page);
    await page.locator('.mistakes summary').click();
    const cells = page.locator('.mistakes tbody button');
    await expect(cells.last()).toBeVisible();
    for (const cell of await boxes(cells)) {
      expect(cell.x + cell.width, cell.text).toBeLessThanOrEqual(width);
      expect(Math.min(cell.width, cell.height), cell.text).toBeGreaterThanOrEqual(24);
    }
    const cut = await cells.evaluateAll((all) =>
      all.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
    );
    expect(cut).toEqual([]);
    const last = page.locator('.mistakes thead th').last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 1 });
  });
}

test('the matrix is one stop of the tab key, and arrow keys go from cell to cell', async ({
  page,
}) => {
  await open(page);
  const mistakes = page.locator('.mistakes');
  await mistakes.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(mistakes.locator('td button[tabindex="0"]')).toHaveCount(1);
  await mistakes.getByRole('button', { name: /^9 read as 4: / }).click();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus'), 'stays at the edge').toHaveAccessibleName(/^9 read as 4/);
  await page.keyboard.press('ArrowRight');
  // No nine was read as a 5 or a 6 or an 8: these cells hold nothing.
  const next = report.test.confusion[9].findIndex(
    (/** @type {number} */ count, /** @type {number} */ read) => read > 4 && count,
  );
  await expect(page.locator(':focus')).toHaveAccessibleName(new RegExp(`^9 read as ${next}: `));
  await expect(mistakes.getByRole('heading', { level: 3 })).toHaveText(
    new RegExp(`^9 read as ${next}: `),
  );
});

test('nothing of it is fetched before it is opened', async ({ page }) => {
  /** @type {string[]} */
  const fetched = [];
  page.on('request', (request) => {
    if (request.url().includes('on-demand')) fetched.push(request.url());
  });
  await open(page);
  await page.locator('.mistakes').scrollIntoViewIfNeeded();
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
  expect(fetched).toEqual([]);
  await page.locator('.mistakes summary').click();
  await expect(page.locator('.mistakes table')).toBeVisible();
  expect(fetched.filter((url) => url.includes('test-digits'))).toHaveLength(1);
  expect(fetched.filter((url) => url.includes('training-digits'))).toEqual([]);
});

test('axe finds nothing in a misread digit of the matrix, light and dark', async ({ page }) => {
  await open(page);
  await page.locator('.mistakes summary').click();
  await page.locator('.mistakes li button').first().click();
  await expectAccessibleInBothThemes(page, '.mistakes, .answer, .pad-area, #network');
});

for (const [kind, view] of [
  ['test-digits', '.mistakes'],
  ['training-digits', '.alike'],
]) {
  test(`${kind} that cannot be fetched leave a message, and a new try helps`, async ({
    page,
    watched,
  }) => {
    fault(`The ${kind} cannot be fetched`, 'A message with “Try again” stands in their place.');
    await page.route(`**/on-demand-${kind}.*`, (route) =>
      route.fulfill({ status: 404, body: 'no' }),
    );
    await open(page);
    const root = page.locator(view);
    await root.locator('summary').click();
    await expect(root).toContainText('could not be fetched');
    watched.expectErrors(/404/);
    await page.unroute(`**/on-demand-${kind}.*`);
    await draw(page, 7);
    await root.getByRole('button', { name: 'Try again' }).click();
    await expect(root.locator('li button').first()).toBeVisible();
    await expect(root).not.toContainText('could not be fetched');
  });

  test(`${kind} that arrive damaged leave a message`, async ({ page }) => {
    fault(`The ${kind} arrive damaged`, 'A message stands in their place.');
    await page.route(`**/on-demand-${kind}.*`, async (route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({ body: body.subarray(0, body.length / 2) });
    });
    await open(page);
    await page.locator(`${view} summary`).click();
    await expect(page.locator(view)).toContainText('has a fault');
    await draw(page, 7);
    await expect(page.locator('#digit')).toHaveText('7');
  });
}

test('a network that was trained anew does not show the mistakes of another', async ({ page }) => {
  fault(
    'The file of test digits is of another network',
    'The page says that this one has not been tested.',
  );
  await page.route('**/mistakes-panel-*.js', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('.sha256', '.origin');
    await route.fulfill({ response, body });
  });
  await open(page);
  await page.locator('.mistakes summary').click();
  await expect(page.locator('.mistakes')).toContainText('it has not been tested yet');
  await expect(page.locator('.mistakes table')).toHaveCount(0);
});
