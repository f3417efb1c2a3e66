/** For a lecture: presenting in large text, and a printed sheet. */
import { expectAccessible } from '../../support/browser/accessibility.js';
import { areApart, box, boxes, draw, open } from '../../support/browser/page-driver.js';
import { title } from '../../support/browser/network-view.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

/** @param {import('@playwright/test').Page} page */
const textSize = (page) =>
  page.locator('#status').evaluate((node) => parseFloat(getComputedStyle(node).fontSize));

test('presenting fills the screen with large text until Escape', async ({ page }) => {
  // axe goes through the whole page, at 1920 by 1080.
  test.slow();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page);
  await draw(page, 7);
  const before = await textSize(page);
  await page.getByRole('button', { name: 'Present' }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
  // On the way to the full screen the window has other widths.
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1920);
  await expect.poll(() => textSize(page)).toBeGreaterThan(1.5 * before);
  await expect(page.locator('#digit')).toHaveText('7');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1920);
  await expectAccessible(page);
  await page.locator('#pad').focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => textSize(page)).toBe(before);
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  await expect(page.locator('#digit'), 'Escape clears nothing').toHaveText('7');
});

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
]) {
  test(`presenting shows everything whole at ${width} x ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await draw(page, 7);
    await page.getByRole('button', { name: 'Present' }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
    await expect
      .poll(() => page.evaluate(() => [innerWidth, innerHeight]))
      .toEqual([width, height]);
    const pad = await box(page.locator('#pad'));
    const tools = await boxes(page.locator('.tools > :visible, #pad-tools button:visible'));
    for (const tool of tools) {
      expect(tool.x + tool.width, tool.text).toBeLessThanOrEqual(pad.x + pad.width + 0.5);
      expect(tool.y + tool.height, tool.text).toBeLessThanOrEqual(height);
    }
    const explanation = page.locator('#network .explanation');
    const softmax = page.getByRole('button', { name: 'How sums become %' });
    const whole = async () => {
      await expect(page.locator('#network .picture')).toBeInViewport({ ratio: 1 });
      await expect(explanation).toBeInViewport({ ratio: 1 });
    };
    await expect(title(page)).toHaveText('Why 7?');
    await whole();
    await softmax.click();
    await expect(title(page)).toHaveText('How sums become percentages');
    await whole();
    const chosen = await box(softmax);
    for (const layer of ['.hidden-layer .area', '.output-layer ol']) {
      const other = await box(page.locator(`#network ${layer}`));
      expect(areApart(chosen, other), layer).toBe(true);
    }
    await page.locator('#network .hidden-layer .area').click();
    await expect(title(page)).toHaveText(/^Neuron/);
    await whole();
  });
}

test('the button leaves, too', async ({ page }) => {
  await open(page);
  const before = await textSize(page);
  await page.getByRole('button', { name: 'Present' }).click();
  const leave = page.getByRole('button', { name: 'Leave' });
  await expect(leave).toHaveAttribute('aria-pressed', 'true');
  await leave.click();
  await expect(page.getByRole('button', { name: 'Present' })).toBeVisible();
  expect(await textSize(page)).toBe(before);
});

test('without a full screen the text is large', async ({ page }) => {
  fault('The browser lends no full screen', 'The text is large; Escape makes it small again.');
  await page.addInitScript(() => {
    Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('not allowed'));
  });
  await open(page);
  const before = await textSize(page);
  await page.getByRole('button', { name: 'Present' }).click();
  expect(await textSize(page)).toBeGreaterThan(before);
  await page.keyboard.press('Escape');
  expect(await textSize(page)).toBe(before);
});

test('a note that is opened while presenting is in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page);
  await draw(page, 7);
  await page.getByRole('button', { name: 'Present' }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
  for (const word of ['neuron', 'weight', 'bias', 'MNIST']) {
    const note = page.locator('.note', {
      hasText: `What is ${word === 'MNIST' ? '' : 'a '}${word}?`,
    });
    await note.locator('summary').press('Enter');
    const meaning = note.locator('p');
    await expect(meaning, word).toBeInViewport({ ratio: 1 });
  }
  await page.locator('#sure summary').press('Enter');
  await expect(page.locator('#sure p')).toBeInViewport({ ratio: 1 });
});

for (const format of ['A4', 'Letter']) {
  for (const width of [1280, 390]) {
    test(`what is printed is one sheet of ${format}, from ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await open(page);
      await draw(page, 7);
      await expect(page.locator('#network .explanation')).toContainText('Why 7?');
      const sheet = await page.pdf({ format, preferCSSPageSize: false });
      expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      // Paper is light, the screen is what it was.
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    });
  }
}

test('the sheet shows drawing, answer and why, and nothing to press', async ({ page }) => {
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await draw(page, 7);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const part of ['#pad', '#digit', '#bars', '#network .picture', '#network .explanation']) {
    await expect(page.locator(part)).toBeVisible();
  }
  for (const part of ['#header-tools', '#undo', '.mistakes', '.about', 'footer']) {
    await expect(page.locator(part)).toBeHidden();
  }
  const { width } = await box(page.locator('body'));
  expect(width).toBeLessThanOrEqual(794);
});
