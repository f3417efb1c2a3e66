import { open } from '../../support/browser/page-driver.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
/** The colour of the browser's own bar. @param {Page} page */
const barColour = (page) =>
  page.evaluate(
    () =>
      [.../** @type {NodeListOf<HTMLMetaElement>} */ (document.querySelectorAll('meta[name=theme-color]'))]
        .find(({ media }) => matchMedia(media).matches)?.content,
  ); // prettier-ignore
/** The colour of a stroke on the pad. @param {Page} page */
const inkColour = (page) =>
  page.locator('#pad').evaluate((/** @type {HTMLCanvasElement} */ pad) => {
    const context = /** @type {CanvasRenderingContext2D} */ (pad.getContext('2d'));
    const { data } = context.getImageData(0, 0, pad.width, pad.height);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] < 255) continue;
      const colour = data.slice(i, i + 3).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  });

const LIGHT = { page: 'rgb(245, 243, 236)', bar: '#f5f3ec', ink: '34,54,140' };
const DARK = { page: 'rgb(21, 24, 29)', bar: '#15181d', ink: '201,215,255' };

for (const [width, height] of [
  [1280, 800],
  [390, 844],
]) {
  test(`a theme is chosen, painted at once and kept, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page);
    const { x, y } = /** @type {{x: number, y: number}} */ (
      await page.locator('#pad').boundingBox()
    );
    await page.mouse.move(x + 150, y + 40);
    await page.mouse.down();
    await page.mouse.move(x + 140, y + 160, { steps: 5 });
    await page.mouse.up();
    const themes = page.getByRole('button', { name: /^Theme: / });
    for (const [name, look] of /** @type {const} */ ([
      ['Theme: system', LIGHT],
      ['Theme: light', LIGHT],
      ['Theme: dark', DARK],
    ])) {
      if (name !== 'Theme: system') await themes.click();
      await expect(themes).toHaveAccessibleName(name);
      expect(await background(page)).toBe(look.page);
      expect(await barColour(page)).toBe(look.bar);
      await expect.poll(() => inkColour(page)).toBe(look.ink);
    }
    await page.reload();
    await expect(themes).toHaveAccessibleName('Theme: dark');
    expect(await background(page)).toBe(DARK.page);
    await themes.click();
    await expect(themes).toHaveAccessibleName('Theme: system');
    expect(await background(page)).toBe(LIGHT.page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => background(page)).toBe(DARK.page);
    await expect.poll(() => inkColour(page)).toBe(DARK.ink);
  });
}

test('a chosen theme is there before the first paint', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('digits.theme', '"dark"'));
  await page.emulateMedia({ colorScheme: 'light' });
  // The page's own script never comes: what is seen is what stands before it.
  await page.route('**/assets/*.js', () => {});
  await page.goto('./', { waitUntil: 'commit' });
  await page.locator('footer').waitFor();
  await expect.poll(() => background(page)).toBe(DARK.page);
});

test('a theme chosen in one tab is shown in the others', async ({ page, context }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page);
  const other = await context.newPage();
  await open(other);
  await page.getByRole('button', { name: /^Theme: / }).click();
  await page.getByRole('button', { name: /^Theme: / }).click();
  await expect.poll(() => background(other)).toBe(DARK.page);
});

test('a theme that was edited by hand, or cannot be kept', async ({ page }) => {
  fault('The saved theme is none, or storage is blocked', 'The theme of the system is shown.');
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const value of ['"sepia"', '{', '{"a":1}']) {
    await page.addInitScript((saved) => localStorage.setItem('digits.theme', saved), value);
    await open(page);
    expect(await background(page)).toBe(DARK.page);
    await expect(page.getByRole('button', { name: 'Theme: system' })).toBeVisible();
  }
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new Error('blocked');
      },
    }),
  );
  await open(page);
  expect(await background(page)).toBe(DARK.page);
  await page.getByRole('button', { name: /^Theme: / }).click();
  expect(await background(page)).toBe(LIGHT.page);
});
