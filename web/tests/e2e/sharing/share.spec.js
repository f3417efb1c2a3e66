import { readFileSync } from 'node:fs';
import { expectAccessible } from '../../support/browser/accessibility.js';
import { box, draw, open, tool } from '../../support/browser/page-driver.js';
import { onDesktopAndPhone } from '../../support/browser/screens.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Page} Page */

const PERMISSIONS = { permissions: ['clipboard-read', 'clipboard-write'] };
const clipboard = (/** @type {Page} */ page) => page.evaluate(() => navigator.clipboard.readText());
const NAMES = /** @type {const} */ ([
  'Share link',
  'Copy answer',
  'Save picture',
  'Download pen data',
]);
const toast = (/** @type {Page} */ page) => page.locator('.toast');

/** @param {Page} page */
async function draw27(page) {
  await draw(page, 2, { x: 0.3, size: 0.4 });
  await draw(page, 7, { x: 0.7, size: 0.4 });
  await expect(page.locator('#digit')).toHaveText('27');
}

/** @param {Page} page @param {'Save picture' | 'Download pen data'} name */
async function download(page, name) {
  const choice = await tool(page, name);
  const [saved] = await Promise.all([page.waitForEvent('download'), choice.click()]);
  return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
}

onDesktopAndPhone(() => {
  test.use(PERMISSIONS);

  test('the answer is copied, the picture and the strokes are saved', async ({ page }) => {
    await open(page);
    for (const each of NAMES) {
      await expect(await tool(page, each), 'nothing to take from an empty pad').toBeDisabled();
    }
    await page.keyboard.press('Escape');
    await draw27(page);
    await (await tool(page, 'Copy answer')).click();
    await expect(toast(page)).toContainText('Copied: 27');
    expect(await clipboard(page)).toBe('27');
    await expectAccessible(page, '.pad-area, .toast');

    const picture = await download(page, 'Save picture');
    expect(picture.name).toBe('digits-27.png');
    expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
    const strokes = await download(page, 'Download pen data');
    expect(strokes.name).toBe('digits-27.jsonl');
    const [line, rest] = strokes.bytes.toString().split('\n');
    expect(rest).toBe('');
    const coordinates = JSON.parse(line).strokes.flat(2);
    expect(Math.min(...coordinates)).toBe(0);
    expect(Math.max(...coordinates)).toBe(1);
  });
});

test.describe('a link', () => {
  test.use(PERMISSIONS);

  /** @param {Page} page */
  async function share(page) {
    await open(page);
    await draw27(page);
    await (await tool(page, 'Share link')).click();
    await expect(toast(page)).toContainText('The link is copied.');
    return clipboard(page);
  }

  test('opens the drawing elsewhere, and leaves the address clean', async ({ page, browser }) => {
    const url = await share(page);
    expect(url).toMatch(/#ink=[pz][\w-]+$/);
    const elsewhere = await browser.newPage();
    await open(elsewhere, url);
    await expect(elsewhere.locator('#digit')).toHaveText('27');
    await expect(toast(elsewhere)).toContainText('came with the link');
    expect(elsewhere.url()).not.toContain('#');
    await elsewhere.close();
  });

  test('opens in the same window too, and undo brings the old drawing back', async ({ page }) => {
    const url = await share(page);
    await page.locator('#clear').click();
    // Beneath the message, the button may have been scrolled to.
    await page.evaluate(() => scrollTo(0, 0));
    await draw(page, 4);
    await expect(page.locator('#digit')).toHaveText('4');
    await page.evaluate((hash) => (location.hash = hash), new URL(url).hash);
    await expect(page.locator('#digit')).toHaveText('27');
    await page.locator('#undo').click();
    await expect(page.locator('#digit')).toHaveText('4');
  });
});

test('a hostile link gets a plain message, and the drawing stays', async ({ page }) => {
  fault('A link is damaged, cut off or made up', 'A message says so; the drawing stays.');
  await open(page);
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
  for (const hash of [
    '#ink=',
    '#ink=p',
    '#ink=zAAAA',
    '#ink=q0000',
    '#ink=p%3Cscript%3Ealert(1)%3C/script%3E',
    `#ink=p${'A'.repeat(100_000)}`,
  ]) {
    await test.step(hash.slice(0, 24), async () => {
      await page.evaluate((fragment) => (location.hash = fragment), hash);
      await expect(toast(page)).toContainText('cannot be opened');
      await expect(page.locator('#digit')).toHaveText('7');
      expect(page.url()).not.toContain('#');
      await toast(page).getByRole('button', { name: 'Close' }).click();
    });
  }
});

test('without a clipboard the answer is shown to copy by hand', async ({ page }) => {
  fault('The browser gives no clipboard', 'The answer is shown to copy by hand.');
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { get: () => undefined }),
  );
  await open(page);
  await draw27(page);
  await (await tool(page, 'Copy answer')).click();
  await expect(toast(page).getByRole('textbox', { name: 'Copy it from here:' })).toHaveValue('27');
});

test('a drawing that is too long for a link says so', async ({ page }) => {
  fault('A drawing is too long for a link', 'A message says so.');
  await page.addInitScript(() => {
    const noise = Array.from({ length: 6000 }, () => [300 * Math.random(), 200 * Math.random()]);
    localStorage.setItem('digits.drawing', JSON.stringify([noise]));
  });
  await open(page);
  await (await tool(page, 'Share link')).click();
  await expect(toast(page)).toContainText('No link: this drawing is too long for a link.');
});

test.describe('a menu of the tools', () => {
  test('closes with Escape, on a choice, and when the pad is drawn on', async ({ page }) => {
    await open(page);
    await draw(page, 7, { x: 0.65, size: 0.4 });
    const share = page.getByRole('button', { name: 'Share', exact: true });
    const choices = page.getByRole('group', { name: 'Share' });
    await expect(choices).toBeHidden();
    await share.focus();
    await page.keyboard.press('Enter');
    await expect(share).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Share link' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(choices).toBeHidden();
    await expect(share).toBeFocused();
    await expect(page.locator('#digit'), 'Escape cleared nothing').toHaveText('7');

    await share.click();
    await page.keyboard.press('Shift+Tab');
    await expect(choices, 'the focus has left it').toBeHidden();
    await share.click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(choices, 'one at a time').toBeHidden();
    await expect(page.getByRole('group', { name: 'Save' })).toBeVisible();
    await draw(page, 4, { x: 0.2, y: 0.3, size: 0.3 });
    await expect(page.getByRole('group', { name: 'Save' })).toBeHidden();
    await expect(page.locator('#digit')).toHaveText('47');
  });

  test('lies on the page, at 320 pixels too', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 568 });
    await open(page);
    for (const name of /** @type {const} */ (['Copy answer', 'Download pen data'])) {
      const choice = await tool(page, name);
      const { x, width } = await box(choice);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(320);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
