/** The page learns from corrections, keeps them, and gives them back. */
import { readFile } from 'node:fs/promises';
import { box, boxes, draw, drawNumber, open } from '../../support/browser/page-driver.js';
import { keptOffline, test as servedTest } from '../../support/browser/served-test.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Page} Page */

const digit = (/** @type {Page} */ page) => page.locator('#digit');
const learned = (/** @type {Page} */ page) => page.locator('.learned');
const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  learned(page).getByRole('button', { name, exact: true });

/** One tap, after the fold. @param {Page} page @param {number} label */
async function correct(page, label) {
  const choice = page.locator(`[data-correct="${label}"]`);
  if (!(await choice.isVisible())) await page.locator('#correct').click();
  await choice.click();
  await expect(page.locator('html')).toHaveAttribute('data-busy', 'false');
}

/** @param {Page} page @param {number} label */
async function redraw(page, label) {
  await page.locator('#clear').click();
  await draw(page, label, { x: 0.45 });
}

for (const [name, viewport] of /** @type {const} */ ([
  ['a phone', { width: 390, height: 844 }],
  ['a desktop', { width: 1280, height: 720 }],
])) {
  test.describe(`on ${name}`, () => {
    test.use({ viewport });

    test('it learns, remembers, forgets, and takes it back from a file', async ({ page }) => {
      await open(page);
      await draw(page, 7);
      await expect(digit(page)).toHaveText('7');
      await correct(page, 4);
      await expect(digit(page)).toHaveText('4');
      await expect(page.locator('#correct-area')).toContainText(
        /It was read as 7; now it is read as 4[.] .*500 digits/,
      );
      await expect(page.locator('.because')).toContainText(
        'it looks like the 4 that you corrected',
      );
      await redraw(page, 7);
      await expect(digit(page)).toHaveText('4');
      await redraw(page, 2);
      await expect(digit(page), 'others stay').toHaveText('2');
      await expect(page.locator('.because')).toBeHidden();

      await redraw(page, 7);
      await page.reload();
      await expect(digit(page)).toHaveText('4');
      await expect(learned(page)).toContainText('It learned from one digit');

      const saving = page.waitForEvent('download');
      await button(page, 'Save as a file').click();
      const file = await (await saving).path();
      expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
        label: 4,
        strokes: [expect.any(Array)],
      });
      await button(page, 'Forget everything').click();
      await expect(digit(page)).toHaveText('7');
      await page.reload();
      await expect(digit(page)).toHaveText('7');

      await button(page, 'Show').click();
      await learned(page).locator('input[type=file]').setInputFiles(file);
      await expect(digit(page)).toHaveText('4');
      await page.reload();
      await expect(digit(page)).toHaveText('4');
    });
  });
}

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [844, 390],
  [1280, 720],
]) {
  test(`what a correction did covers nothing, at ${width} x ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await draw(page, 7);
    await correct(page, 4);
    await expect(page.locator('.because')).toBeVisible();
    const parts = page.locator(
      '#digit button, #status, #network-badge, #correct, #correct-area [role=status], .because, #bars, #pad',
    );
    const there = (await boxes(parts)).filter((part) => part.height);
    for (const [i, one] of there.entries()) {
      for (const other of there.slice(i + 1)) {
        const isApart =
          one.y + one.height <= other.y + 1 ||
          other.y + other.height <= one.y + 1 ||
          one.x + one.width <= other.x + 1 ||
          other.x + other.width <= one.x + 1;
        expect(isApart, `“${one.text}” and “${other.text}”`).toBe(true);
      }
    }
    // On a desktop all that explains the answer stays on the first screen.
    const details = await box(page.locator('#network .explanation'));
    if (width >= 1100) expect(details.y + details.height).toBeLessThanOrEqual(height);
  });
}

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [600, 900],
  [820, 1180],
  [844, 390],
  [1024, 768],
  [1280, 720],
]) {
  test(`a correction moves nothing, at ${width} x ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const parts = ['#digit', '#status', '#correct', '#pad', '#undo', '#pad-tools', '#network'];
    const places = () =>
      Promise.all(
        parts.map(async (part) => {
          const { x, y } = await box(page.locator(part));
          return [part, Math.round(x), Math.round(y)];
        }),
      );
    for (const digits of [[7], [2, 0]]) {
      await drawNumber(page, digits, 0.3);
      // On a wide pad they are two numbers.
      await expect(digit(page)).toHaveText(new RegExp(`^${digits.join(' ?')}$`));
      const before = await places();
      await correct(page, 4);
      await expect(page.locator('.corrected')).toBeInViewport({ ratio: 1 });
      expect(await places(), digits.join('')).toEqual(before);
      // What is drawn next is read by what was learned, and says so in sight.
      await page.locator('#clear').click();
      await drawNumber(page, digits, 0.3);
      await expect(digit(page)).toContainText('4');
      await expect(page.locator('#network-badge')).toBeInViewport({ ratio: 1 });
      expect(await places(), `${digits.join('')}, drawn again`).toEqual(before);
      await page.locator('#clear').click();
    }
  });
}

test('a wrong correction is undone where it was made, and in the list', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await correct(page, 4);
  await expect(digit(page)).toHaveText('4');
  await page.locator('#correct-area').getByRole('button', { name: 'Undo' }).click();
  await expect(digit(page)).toHaveText('7');
  await correct(page, 1);
  await expect(digit(page)).toHaveText('1');
  const undo = page.locator('#correct-area').getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  await button(page, 'Read with the original').click();
  await expect(digit(page)).toHaveText('7');
  // It would undo the switch by now, and not the correction that it stands beside.
  await expect(undo).toHaveCount(0);
  await button(page, 'Read with yours').click();
  await expect(digit(page)).toHaveText('1');
  // The way back beside the answer is the same switch, and it is remembered.
  await page.locator('#network-badge').getByRole('button').click();
  await expect(digit(page)).toHaveText('7');
  await expect(learned(page)).toContainText('The original network is reading now.');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
  await expect(button(page, 'Read with yours')).toBeVisible();
  await expect(digit(page)).toHaveText('7');
  await button(page, 'Read with yours').click();
  await expect(digit(page)).toHaveText('1');
  await button(page, 'Remove this 1').click();
  await expect(digit(page)).toHaveText('7');
  await button(page, 'Undo').click();
  await expect(digit(page)).toHaveText('1');
});

test('the pictures of what was corrected follow the theme', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await correct(page, 4);
  for (const place of ['.corrections', '.because']) {
    const canvas = page.locator(`${place} .thumb`).first();
    const picture = () =>
      canvas.evaluate((/** @type {HTMLCanvasElement} */ node) => node.toDataURL());
    await expect(canvas).toBeVisible();
    let before = await picture();
    for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
      await page.emulateMedia({ colorScheme });
      await expect.poll(picture).not.toBe(before);
      before = await picture();
    }
  }
});

test('a corrected answer has room above the network, and its percentages make 100', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  await draw(page, 7);
  await correct(page, 4);
  const because = page.locator('.because');
  await expect(because).toBeVisible();
  const shares = () =>
    page
      .locator('#network .percentage')
      .evaluateAll((all) =>
        all.reduce((sum, each) => sum + Number(/** @type {HTMLDataElement} */ (each).value), 0),
      );
  await expect.poll(shares).toBeCloseTo(1, 3);
  const network = await box(page.locator('#network'));
  for (const part of [because, page.locator('#runner-up')]) {
    const { y, height } = await box(part);
    expect(y + height).toBeLessThanOrEqual(network.y);
  }
  expect((await box(page.locator('#status'))).y).toBeGreaterThan(
    (await box(page.locator('main'))).y,
  );
});

test('a digit of a number is corrected by its key while the answer has the focus', async ({
  page,
}) => {
  await open(page);
  await drawNumber(page, [2, 7]);
  await expect(digit(page)).toHaveText('27');
  await digit(page).getByRole('button').nth(1).click();
  await page.keyboard.press('4');
  await expect(digit(page)).toHaveText('24');
});

test('a digit alone is corrected by its key, too', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await expect(digit(page)).toHaveText('7');
  await digit(page).click();
  await page.keyboard.press('4');
  await expect(digit(page)).toHaveText('4');
});

test('wrong cutting is corrected: two digits as one, one as two; undo takes it back', async ({
  page,
}) => {
  await open(page);
  await drawNumber(page, [2, 7]);
  await expect(digit(page).getByRole('button')).toHaveCount(2);
  await page.locator('#correct').click();
  await page.getByRole('button', { name: 'One digit with the next' }).click();
  await expect(digit(page).locator('.digit-label')).toHaveCount(1);
  await page.locator('#undo').click();
  await expect(digit(page)).toHaveText('27');

  await page.locator('#clear').click();
  await draw(page, 4);
  await expect(digit(page)).toHaveText('4');
  await page.locator('#correct').click();
  await page.getByRole('button', { name: 'Two digits' }).click();
  await expect(digit(page).locator('.digit-label')).toHaveCount(2);
  await draw(page, 7, { x: 0.9, size: 0.5 });
  await expect(digit(page).locator('.digit-label'), 'with more ink it stays so').toHaveCount(3);
  await page.reload();
  await expect(digit(page).locator('.digit-label'), 'over a reload, too').toHaveCount(3);
  await correct(page, 1);
  await expect(digit(page).locator('.digit-label').last()).toHaveText('1');
});

servedTest(
  'it works without a network after a visit in which somebody corrected',
  async ({ page, server }) => {
    fault('There is no network after the page has learned', 'What it learned applies.');
    await open(page);
    await keptOffline(page);
    await page.reload();
    await draw(page, 7);
    await correct(page, 4);
    await expect(digit(page)).toHaveText('4');
    await server.close();
    await page.reload();
    await expect(digit(page)).toHaveText('4');
    await redraw(page, 2);
    await correct(page, 5);
    await expect(digit(page)).toHaveText('5');
  },
);

test('two tabs learn together', async ({ page, context }) => {
  fault('Two tabs learn at once', 'Neither undoes what the other has learned.');
  await open(page);
  const other = await context.newPage();
  await open(other);
  for (const tab of [page, other]) {
    await button(tab, 'Show').click();
    // What was learned stands far below the pad.
    await tab.locator('#pad').scrollIntoViewIfNeeded();
  }
  await draw(page, 7);
  await draw(other, 2);
  await Promise.all([correct(page, 4), correct(other, 5)]);
  await expect(learned(page)).toContainText('It learned from 2 digits');
  await expect(learned(other)).toContainText('It learned from 2 digits');
  await page.reload();
  await expect(learned(page)).toContainText('It learned from 2 digits');
  await expect(digit(page)).toHaveText('4');
});

test('where nothing can be kept it lasts until the tab is closed, and says so', async ({
  page,
}) => {
  fault('The browser keeps nothing', 'Corrections work until the tab is closed, and it says so.');
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('', 'SecurityError');
    };
  });
  await open(page);
  await draw(page, 7);
  await correct(page, 4);
  await expect(digit(page)).toHaveText('4');
  await expect(page.locator('#correct-area')).toContainText('This browser cannot keep it');
  await redraw(page, 7);
  await expect(digit(page)).toHaveText('4');
});

test('of a bad file nothing is taken, and nothing is lost', async ({ page }) => {
  fault('A file of corrections is damaged', 'It says which line and why; nothing is lost.');
  await open(page);
  await draw(page, 7);
  await correct(page, 4);
  await learned(page)
    .locator('input[type=file]')
    .setInputFiles({
      name: 'bad.jsonl',
      mimeType: 'text/plain',
      buffer: Buffer.from('{"label": 3, "strokes": [[[0, 0], [1, 1]]]}\n{"label": 11}\n'),
    });
  await expect(page.locator('.toast')).toContainText('line 2');
  await expect(learned(page)).toContainText('It learned from one digit');
  await expect(digit(page)).toHaveText('4');
});

servedTest(
  'a correction that cannot be fetched is made at the next try',
  async ({ page, server, watched }) => {
    fault('What learns cannot be fetched', 'It says so; after "Try again" the correction is made.');
    await open(page);
    await draw(page, 7);
    server.fail(/known-digits/, { status: 404 });
    await page.locator('#correct').click();
    await page.locator('[data-correct="4"]').click();
    await expect(learned(page).locator('.notice')).toBeVisible();
    watched.expectErrors(/404/);
    server.mend();
    await learned(page).getByRole('button', { name: 'Try again' }).click();
    await expect(digit(page)).toHaveText('4');
  },
);
