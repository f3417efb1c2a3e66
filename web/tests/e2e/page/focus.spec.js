import { draw, drawNumber, open, tool } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Page} Page */

const share = (/** @type {Page} */ page) =>
  page.getByRole('button', { name: 'Share', exact: true });
const why = (/** @type {Page} */ page) => page.locator('#network .explanation h3');
const digit = (/** @type {Page} */ page) => page.locator('#digit');
const toast = (/** @type {Page} */ page) => page.locator('.toast');

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('what is out of sight is up to date, and can be reached by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await open(page);
  await draw(page, 7);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  for (const name of /** @type {const} */ ([
    'Copy answer',
    'Share link',
    'Save picture',
    'Download pen data',
  ])) {
    await expect(await tool(page, name), name).toBeEnabled();
  }
  await page.keyboard.press('Escape');
  await expect(why(page)).toHaveText('Why 7?');
  await expect(page.locator('#network .by-squares dd').last()).toHaveText(/^[+−]\d+\.\d$/);
  await expect(page.locator('#network .output-layer [aria-pressed=true]')).toContainText('7');
  await page.locator('#clear').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Choose a picture')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(share(page)).toBeFocused();
  await page.keyboard.press('Tab');
  for (const part of ['.input-layer .area', '.hidden-layer .area', '[aria-pressed=true]']) {
    await page.keyboard.press('Tab');
    await expect(page.locator(`#network ${part}`).first()).toBeFocused();
  }
  await share(page).focus();
  for (const key of ['Enter', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  await expect(toast(page)).toContainText('Copied: 7');
});

test.describe('the focus stays on a button that has done its work:', () => {
  for (const [name, keys] of /** @type {const} */ ([
    ['Clear', ['Enter']],
    ['Undo', ['Enter']],
    ['Redo', ['Control+z', 'Enter']],
    ['Share', ['Control+z']],
    ['Erase', ['Control+z']],
    ['and not 1', ['Control+z']],
  ])) {
    test(name, async ({ page }) => {
      await open(page);
      await draw(page, 7);
      await expect(digit(page)).toHaveText('7');
      const button = page.getByRole('button', { name, exact: true });
      await button.focus();
      for (const key of keys) await page.keyboard.press(key);
      await expect(digit(page)).toHaveText(name === 'Redo' ? '7' : '');
      await expect(button).toBeFocused();
    });
  }

  test('a digit of the answer, or the pad when it is gone', async ({ page }) => {
    await open(page);
    await drawNumber(page, [2, 0, 7]);
    await digit(page).getByRole('button').last().focus();
    await page.keyboard.press('Control+z');
    await expect(digit(page)).toHaveText('20');
    await expect(digit(page).getByRole('button').first()).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(page.locator('#pad')).toBeFocused();
  });
});

test('single keys act on the pad and its answer only', async ({ page }) => {
  await open(page);
  await drawNumber(page, [2, 7]);
  await expect(digit(page)).toHaveText('27');
  for (const focus of [
    '.share button',
    '.contrast-digits button',
    '.hidden-layer .area',
    '#undo',
    'body',
  ]) {
    await test.step(focus, async () => {
      await page.evaluate((selector) => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();
      }, focus);
      for (const key of ['1', 'Escape', 'Delete']) await page.keyboard.press(key);
      await expect(digit(page)).toHaveText('27');
      await expect(why(page)).toHaveText('Why 7?');
    });
  }
  await page.keyboard.press('Control+z');
  await expect(digit(page), 'with Ctrl they act everywhere').toHaveText('2');
  await page.keyboard.press('Control+y');
  await page.locator('#pad').focus();
  await page.keyboard.press('1');
  await expect(why(page)).toHaveText(/and not 1\?$/);
  await digit(page).getByRole('button').first().focus();
  await page.keyboard.press('4');
  await expect(digit(page), 'on the answer a digit corrects it').toHaveText(/4/);
  await page.keyboard.press('Delete');
  await expect(digit(page)).toHaveText('');
});

test('Escape closes a message before it ends presenting or the tour', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  const leave = page.getByRole('button', { name: 'Leave' });
  await page.getByRole('button', { name: 'Present' }).click();
  await (await tool(page, 'Copy answer')).press('Enter');
  await expect(toast(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(toast(page)).toBeHidden();
  await expect(leave).toBeVisible();
  await page.locator('#pad').focus();
  await page.keyboard.press('Escape');
  await expect(leave).toBeHidden();
  await expect(digit(page)).toHaveText('7');

  await (await tool(page, 'Copy answer')).press('Enter');
  await page.getByRole('button', { name: 'Tour' }).click();
  const panel = page.locator('.tour-panel');
  await expect(panel).toBeVisible();
  await expect(toast(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(toast(page)).toBeHidden();
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('Escape closes a message before it clears the drawing', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  for (const focused of ['#pad', '.toast button']) {
    await (await tool(page, 'Copy answer')).press('Enter');
    await expect(toast(page)).toBeVisible();
    await page.locator(focused).focus();
    await page.keyboard.press('Escape');
    await expect(toast(page)).toBeHidden();
    await expect(digit(page)).toHaveText('7');
  }
  await expect(share(page), 'the focus is back').toBeFocused();
  await page.locator('#pad').focus();
  await page.keyboard.press('Escape');
  await expect(digit(page)).toHaveText('');
});
