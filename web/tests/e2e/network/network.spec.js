/** The picture of the network: its layers, what is chosen in them, and the example. */
import { correct } from '../../support/browser/corrections-view.js';
import {
  exact,
  inked,
  isInItsColour,
  numbersOf,
  slider,
  sum,
  title,
} from '../../support/browser/network-view.js';
import { box, boxes, draw, drawNumber, open } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

test('squares, neurons and digits are chosen by arrow keys', async ({ page }) => {
  await open(page);
  await draw(page, 2);
  await expect(title(page)).toHaveText('Why 2?');
  const hidden = slider(page, 'hidden-layer');
  await hidden.focus();
  await page.keyboard.press('Home');
  await expect(hidden).toHaveAttribute('aria-valuenow', '1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(hidden).toHaveAttribute('aria-valuenow', '18');
  await expect(hidden).toHaveAttribute('aria-valuetext', /^neuron 18: (dark|lit, \d+\.\d)$/);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(hidden).toHaveAttribute('aria-valuenow', '128');
  await expect(title(page)).toHaveText(/^Neuron 128: /);

  const input = slider(page, 'input-layer');
  await input.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(input).toHaveAttribute('aria-valuetext', /^row 2, column 1: rising lines, 0\s%$/);
  await expect(title(page)).toHaveText(/^Square in row 2, column 1/);

  const digits = page.locator('#network .output-layer li button');
  await digits.nth(2).focus();
  await page.keyboard.press('ArrowDown');
  await expect(digits.nth(3)).toBeFocused();
  await expect(title(page)).toHaveText('Why 3?');
  await page.keyboard.press('End');
  await expect(digits.nth(9)).toBeFocused();
  await page.getByRole('button', { name: 'Back to the answer' }).press('Enter');
  await expect(title(page)).toBeFocused();
  await expect(title(page)).toHaveText('Why 2?');
});

test('a digit that lies far to one side is looked at again, and the picture says so', async ({
  page,
}) => {
  await open(page);
  const caption = page.locator('#network .input-layer .caption');
  await draw(page, 4);
  await expect(page.locator('#digit')).toHaveText('4');
  await expect(caption).toHaveText(/your digit, scaled, centred and upright$/);
  await page.locator('#clear').click();
  await draw(page, 4, { turn: 50 });
  await expect(page.locator('#digit')).toHaveText('4');
  await expect(caption).toHaveText(/your digit, turned by 10° for a second look$/);
  // What was corrected is read as it is, surely.
  await correct(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
  await expect(caption).toHaveText(/your digit, scaled, centred and upright$/);
});

test('a view out of sight is up to date, and painted only when it comes into sight', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await open(page);
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
  await expect(title(page)).toHaveText('Why 7?');
  const map = page.locator('#network .by-squares canvas');
  expect(await inked(map)).toBe(0);
  await map.scrollIntoViewIfNeeded();
  await expect.poll(() => inked(map)).toBeGreaterThan(300);
});

test('shows the digit of a number that was chosen', async ({ page }) => {
  await open(page);
  await drawNumber(page, [2, 0, 7]);
  await expect(title(page)).toHaveText('Why 7?');
  await page.locator('#digit button').first().click();
  await expect(title(page)).toHaveText('Why 2?');
  await expect(page.locator('#network .answer-digit .label').first()).toHaveText('2');
});

test('on 1280 x 720 the pad, the picture and what is chosen are whole, beside each other', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  await draw(page, 7);
  await expect(title(page)).toHaveText('Why 7?');
  const network = page.locator('#network');
  /** @type {Record<string, () => Promise<void>>} */
  const choices = {
    answer: async () => {},
    neuron: () => network.locator('.hidden-layer .area').click({ position: { x: 8, y: 8 } }),
    square: () => network.locator('.input-layer .area').click({ position: { x: 120, y: 60 } }),
    softmax: () => network.getByRole('button', { name: 'How sums become %' }).click(),
    sum: () => network.locator('.output-layer li button').nth(3).click(),
    contrast: () => network.getByRole('button', { name: 'and not 1', exact: true }).click(),
  };
  for (const [name, choose] of Object.entries(choices)) {
    await choose();
    for (const part of ['#pad', '#undo', '#network .picture', '#network .explanation']) {
      const { y, height } = await box(page.locator(part));
      expect(y, `${part}: ${name}`).toBeGreaterThanOrEqual(0);
      expect(y + height, `${part}: ${name}`).toBeLessThanOrEqual(720);
    }
    expect(await page.evaluate(() => scrollY)).toBe(0);
  }
  await expect(title(page)).toHaveText('Why 3 and not 1?');
  const pad = await box(page.locator('#pad'));
  expect((await box(page.locator('#network'))).x).toBeGreaterThan(pad.x + pad.width);
});

test('on a phone the drawing and the answer stay in sight, small', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await draw(page, 7);
  await page.locator('#network .explanation').scrollIntoViewIfNeeded();
  const copy = page.locator('.small-copy');
  await expect(copy).toBeInViewport({ ratio: 1 });
  await expect(copy).toHaveText('7');
  await expect.poll(() => inked(copy.locator('canvas'))).toBeGreaterThan(50);
  await expect(page.locator('#pad')).not.toBeInViewport();
});

test('an example passes through an empty picture once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  const picture = page.locator('#network .picture');
  const ink = page.locator('#network .input-layer canvas');
  await expect(picture).toHaveClass(/example/);
  await expect.poll(() => inked(ink)).toBeGreaterThan(50);
  await expect(page.locator('#digit')).toHaveText('');
  await expect(picture).not.toHaveClass(/example/, { timeout: 10_000 });
  expect(await inked(ink)).toBe(0);
  await draw(page, 7);
  // The example is grey; what one draws has the colour of the network.
  await expect.poll(() => isInItsColour(ink)).toBe(true);
  await page.locator('#clear').click();
  await expect(picture).not.toHaveClass(/example/);
});

test('the example does not come where nothing shall move, and goes at the first ink', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  const picture = page.locator('#network .picture');
  await expect(picture).toBeVisible();
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await expect(picture).not.toHaveClass(/example/);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.reload();
  await expect(picture).toHaveClass(/example/);
  await draw(page, 7);
  await expect(picture).not.toHaveClass(/example/);
});

test('nothing sticks out of the picture, whatever its size', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  for (const [width, height] of [
    [320, 568],
    [390, 844],
    [844, 390],
    [820, 1180],
    [1100, 700],
    [1280, 720],
    [1920, 1080],
  ]) {
    await page.setViewportSize({ width, height });
    const { x, width: own } = await box(page.locator('#network'));
    const parts = page.locator('#network :is(.layer, button, canvas, dl, ul):visible');
    for (const inner of await boxes(parts)) {
      expect(inner.x, `${width} x ${height}`).toBeGreaterThanOrEqual(x - 17);
      expect(inner.x + inner.width, `${width} x ${height}`).toBeLessThanOrEqual(x + own + 1);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test('an input that the visitor has changed is followed, and called so', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await expect(title(page)).toHaveText('Why 7?');
  const before = await exact(page.locator('.output-layer .sum-value'));
  await page.getByRole('slider', { name: 'Turn' }).fill('40');
  await expect(page.locator('#network .input-layer')).toContainText('as you changed it');
  await expect.poll(() => exact(page.locator('.output-layer .sum-value'))).not.toEqual(before);
  const [total] = (await exact(page.locator('#network .by-squares dd:visible data'))).slice(-1);
  const logits = await exact(page.locator('.output-layer .sum-value'));
  expect(Math.abs(total - Math.max(...logits))).toBeLessThan(1e-4);
});

test('a network of another size, trained in the page, is shown', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await draw(page, 7);
  const lab = page.locator('.training');
  const button = (/** @type {string} */ name) => lab.getByRole('button', { name, exact: true });
  await button('Open the training').click();
  await lab.getByRole('combobox', { name: 'Hidden neurons' }).selectOption('8');
  await button('Start').click();
  await expect(lab.locator('.clock')).not.toContainText(/, 0 digits seen/, { timeout: 60_000 });
  await button('Pause').click();
  await button('Read with this network').click();
  await expect(page.locator('#network .hidden-layer .caption')).toHaveText(/^8 neurons/);
  await expect(slider(page, 'hidden-layer')).toHaveAttribute('aria-valuemax', '8');
  await slider(page, 'hidden-layer').focus();
  await page.keyboard.press('End');
  await expect(title(page)).toHaveText(/^Neuron 8: /);
  const { neurons } = await numbersOf(page);
  expect(neurons).toHaveLength(8);
  await page.getByRole('button', { name: 'Back to the answer' }).click();
  const parts = await exact(page.locator('#network .output .contributors li:visible data'));
  expect(Math.abs(sum(parts.slice(0, -1)) - Number(parts.at(-1)))).toBeLessThan(1e-4);
});
