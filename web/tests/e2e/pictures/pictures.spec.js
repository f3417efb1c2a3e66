import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { text } from '../../../src/shell/text.js';
import { expectAccessible } from '../../support/browser/accessibility.js';
import { box, draw, open } from '../../support/browser/page-driver.js';
import { onDesktopAndPhone } from '../../support/browser/screens.js';
import { chooser, hand, photograph, sheet, toast } from '../../support/browser/pictures.js';
import { expect, test } from '../../support/browser/watched-test.js';
import { runPython } from '../../support/python.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../../support/browser/pictures.js').Upload} Upload */

/** How many pixels of the pad have the colour of the frames. @param {Page} page */
const frameColours = (page) =>
  page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('pad'));
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const probe = document.createElement('canvas').getContext('2d');
    if (!probe) return 0;
    probe.fillStyle = getComputedStyle(canvas).getPropertyValue('--network');
    probe.fillRect(0, 0, 1, 1);
    const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
      const off =
        Math.abs(data[i] - red) + Math.abs(data[i + 1] - green) + Math.abs(data[i + 2] - blue);
      if (off < 12) count++;
    }
    return count;
  });

onDesktopAndPhone(() => {
  test('a chosen picture is read, digit by digit', async ({ page }) => {
    await open(page);
    await chooser(page).setInputFiles(await photograph(page, [2, 0, 4, 7]));
    await expect(page.locator('#digit')).toHaveText('2047');
    await expect(page.locator('#digit'), 'the answer is in sight').toBeInViewport();
    await expect(toast(page)).toContainText('4 digits found.');
    await expect.poll(() => frameColours(page), 'a frame around each digit').toBeGreaterThan(100);
    await expectAccessible(page, '.answer, .pad-area, .toast');
  });
});

test('a phone offers its camera', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await open(page);
  const camera = page.getByLabel('Camera: take a photo');
  await expect(camera).toHaveAttribute('capture', 'environment');
  await camera.setInputFiles(await photograph(page, [7], 'image/jpeg'));
  await expect(page.locator('#digit')).toHaveText('7');
  await context.close();
});

test('a picture can be dropped or pasted', async ({ page }) => {
  await open(page);
  await hand(page, 'drop', await photograph(page, [4, 2]));
  await expect(page.locator('#digit')).toHaveText('42');
  await expect(page.getByText('Drop the picture to read it')).toBeHidden();
  await hand(page, 'paste', await photograph(page, [2, 7]));
  await expect(page.locator('#digit')).toHaveText('27');
});

test('rows of digits are read row by row, and marked on the picture', async ({ page }) => {
  await open(page);
  await chooser(page).setInputFiles(await sheet(page, [[2, 0, 4], [7, 5]])); // prettier-ignore
  await expect(page.locator('#digit')).toHaveText(/^204\s*75$/);
  expect(await page.locator('#digit').textContent()).toContain('\n');
  const before = await page.locator('#pad').screenshot();
  await page.locator('#digit').getByRole('button').nth(3).click();
  await expect(page.locator('#status')).toContainText('4 of 5');
  await expect.poll(async () => before.equals(await page.locator('#pad').screenshot())).toBe(false);
  await page.locator('#clear').click();
  await expect(page.locator('#digit')).toHaveText('');
  await page.locator('#undo').click();
  await expect(page.locator('#digit')).toHaveText(/^204\s*75$/);
  await expect.poll(() => frameColours(page)).toBeGreaterThan(100);
});

test('a digit of a picture is chosen and erased where it lies', async ({ page }) => {
  await open(page);
  await chooser(page).setInputFiles(await sheet(page, [[2, 0, 4], [7, 5]])); // prettier-ignore
  await expect(page.locator('#digit')).toHaveText(/^204\s*75$/);
  const pad = await box(page.locator('#pad'));
  const scale = Math.min(pad.width / 1000, pad.height / 800);
  /** Clicks in the middle of a digit of the sheet. @param {number} row @param {number} place */
  const press = async (row, place) => {
    const [x, y] = [120 + 100 * place + 30 - 400, 130 + 180 * row + 45 - 300];
    const [cos, sin] = [Math.cos(0.08), Math.sin(0.08)];
    await page.mouse.click(
      pad.x + pad.width / 2 + scale * (cos * x - sin * y),
      pad.y + pad.height / 2 + scale * (sin * x + cos * y),
    );
  };
  await press(1, 0);
  await expect(page.locator('#status')).toContainText('4 of 5');
  await expect(page.locator('#digit'), 'the picture is still there').toHaveText(/^204\s*75$/);
  await press(0, 1);
  await expect(page.locator('#status')).toContainText('2 of 5');
  await page.locator('#erase').click();
  await press(0, 1);
  await expect(page.locator('#digit')).toHaveText(/^24\s*75$/);
  await press(1, 1);
  await expect(page.locator('#digit')).toHaveText(/^24\s*7$/);
  await page.locator('#undo').click();
  await expect(page.locator('#digit')).toHaveText(/^24\s*75$/);
});

test('digits predict reads every kind of picture as the page does', async ({ page }, testInfo) => {
  const folder = testInfo.outputPath('pictures');
  await mkdir(folder, { recursive: true });
  runPython('tests.support.picture_kinds', folder);
  const rows = /** @type {[string, Upload][]} */ ([
    ['204\n75', await sheet(page, [[2, 0, 4], [7, 5]])],
    ['36', await sheet(page, [[3, 6]])],
  ]); // prettier-ignore
  for (const [digits, { buffer }] of rows) {
    await writeFile(join(folder, `${digits.replace('\n', ' ')}, sheet.png`), buffer);
  }
  const told = runPython('digits', 'predict', '--json', folder).trim().split('\n');
  expect(told).toHaveLength((await readdir(folder)).length);
  await open(page);
  for (const { file, text: answer, digits } of told.map((line) => JSON.parse(line))) {
    await test.step(basename(file), async () => {
      await page
        .locator('#clear')
        .evaluate((button) => /** @type {HTMLElement} */ (button).click());
      await expect(page.locator('#digit')).toHaveText('');
      await chooser(page).setInputFiles(file);
      await expect(page.locator('#digit')).not.toHaveText('');
      await expect(page.locator('html')).toHaveAttribute('data-busy', 'false');
      expect(await page.locator('#digit').evaluate((output) => output.textContent)).toBe(answer);
      expect(answer.replace('\n', ' '), 'what was drawn').toBe(basename(file).split(/[,.]/)[0]);
      const shown = await page.locator('#bars .percent').allTextContents();
      const shares = /** @type {number[]} */ (digits[0].probabilities);
      expect(shares.map((share) => text.percent(share))).toEqual(shown);
    });
  }
});

test('a picture gives way to the pen, and undo brings it back', async ({ page }) => {
  await open(page);
  await chooser(page).setInputFiles(await photograph(page, [2, 0]));
  await expect(page.locator('#digit')).toHaveText('20');
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
  await page.locator('#undo').click();
  await expect(page.locator('#digit')).toHaveText('20');
});
