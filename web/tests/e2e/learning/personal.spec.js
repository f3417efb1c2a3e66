/** The page learns from corrections, keeps them, and gives them back. */
import { readFile } from 'node:fs/promises';
import { draw, drawNumber, open } from '../../support/browser/page-driver.js';
import { button, correct, digit, learned } from '../../support/browser/corrections-view.js';
import { keptOffline, test as servedTest } from '../../support/browser/served-test.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Page} Page */

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

/** A hash, a star and a zigzag, side by side. */
const NO_DIGITS = [
  [[70, 60], [62, 180]],
  [[115, 60], [107, 180]],
  [[40, 100], [145, 96]],
  [[36, 145], [142, 140]],
  [[250, 60], [250, 180]],
  [[200, 90], [300, 150]],
  [[300, 88], [200, 152]],
  [[350, 60], [375, 180], [400, 60], [425, 180], [450, 60], [475, 180]],
]; // prettier-ignore

test('one of several that are no digits is corrected, and the others stay none', async ({
  page,
}) => {
  await open(page);
  await page.evaluate(
    (strokes) => sessionStorage.setItem('digits.drawing', JSON.stringify(strokes)),
    NO_DIGITS,
  );
  await page.reload();
  await expect(digit(page)).toHaveText('???');
  await digit(page).getByRole('button').first().click();
  await correct(page, 4);
  await expect(digit(page)).toHaveText('4??');
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
