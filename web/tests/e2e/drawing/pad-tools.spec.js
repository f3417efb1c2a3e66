import { expectAccessible } from '../../support/browser/accessibility.js';
import { box, draw, drawNumber, open, strokesOf } from '../../support/browser/page-driver.js';
import { onDesktopAndPhone } from '../../support/browser/screens.js';
import { expect, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Page} Page */

const digit = (/** @type {Page} */ page) => page.locator('#digit');
const status = (/** @type {Page} */ page) => page.locator('#status');
const eraser = (/** @type {Page} */ page) => page.locator('#erase');

/** A place on the ink of the digit that `drawNumber` has drawn there. @param {Page} page @param {number} which @param {number} place @param {number} of digits */
async function inkOf(page, which, place, of) {
  const [stroke] = await strokesOf(page, which, { x: (place + 0.5) / of, size: 0.35 });
  return stroke[Math.floor(stroke.length / 2)];
}

/** Taps with a finger, or clicks. @param {Page} page @param {number[]} point @param {boolean | undefined} hasTouch */
const tap = (page, [x, y], hasTouch) =>
  hasTouch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y);

/** How many strokes lie on the pad. @param {Page} page */
const strokeCount = (page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('digits.drawing') ?? '[]').length);

onDesktopAndPhone((name) => {
  test('a tap on a digit shows its details, and draws nothing', async ({ page, hasTouch }) => {
    await open(page);
    await drawNumber(page, [2, 0, 7]);
    await expect(digit(page)).toHaveText('207');
    await expect(status(page)).toContainText('3 of 3');
    await tap(page, await inkOf(page, 2, 0, 3), hasTouch);
    await expect(status(page)).toContainText('1 of 3');
    await tap(page, await inkOf(page, 0, 1, 3), hasTouch);
    await expect(status(page)).toContainText('2 of 3');
    await expect(digit(page)).toHaveText('207');
    await expect.poll(() => strokeCount(page)).toBe(3);
  });

  test('the eraser takes the digits that it touches, and undo brings each back whole', async ({
    page,
    hasTouch,
  }) => {
    await open(page);
    await expect(eraser(page)).toBeDisabled();
    await drawNumber(page, [2, 4, 7]);
    await expect(digit(page)).toHaveText('247');
    // The answer is told a moment after it is shown.
    await expect(page.locator('#announcer')).toContainText('2 4 7');
    await eraser(page).click();
    await expect(eraser(page)).toHaveAttribute('aria-pressed', 'true');
    await expect(page.locator('#announcer')).toContainText('Eraser on');
    await expectAccessible(page, '.answer, .pad-area');
    await tap(page, await inkOf(page, 4, 1, 3), hasTouch);
    await expect(digit(page)).toHaveText('27');
    await expect(page.locator('#announcer')).toHaveText('4 erased');
    await page.locator('#undo').click();
    await expect(digit(page), 'both strokes of the 4').toHaveText('247');

    // Across all three.
    const { x, y, width, height } = await box(page.locator('#pad'));
    await page.mouse.move(x + 2, y + 0.55 * height);
    await page.mouse.down();
    await page.mouse.move(x + width - 2, y + 0.55 * height, { steps: 4 });
    await page.mouse.up();
    await expect(digit(page)).toHaveText('');
    await expect(eraser(page), 'an empty pad is there to be drawn on').toHaveAttribute(
      'aria-pressed',
      'false',
    );
    for (const expected of ['7', '47', '247']) {
      await page.locator('#undo').click();
      await expect(digit(page)).toHaveText(expected);
    }
    await page.locator('#clear').click();
    await draw(page, 3);
    await expect(digit(page)).toHaveText('3');
  });

  test('all tools fit beneath the pad, each at least 44 pixels', async ({ page }) => {
    await open(page);
    const pad = await box(page.locator('#pad'));
    const tools = page.locator('.tools :is(button, .button):visible');
    await expect(tools).toHaveCount(name === 'phone' ? 8 : 7);
    for (const each of await tools.all()) {
      const { x, width, height } = await box(each);
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
      expect(x).toBeGreaterThanOrEqual(pad.x - 1);
      expect(x + width).toBeLessThanOrEqual(pad.x + pad.width + 1);
      expect(await each.evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThan(2);
    }
  });
});

test('a tap draws a dot: on paper, in a loop, and on the digit that is in focus', async ({
  page,
}) => {
  await open(page);
  await drawNumber(page, [0, 7]);
  await expect(status(page)).toContainText('2 of 2');
  const { x, y, width, height } = await box(page.locator('#pad'));
  for (const [what, point] of /** @type {[string, number[]][]} */ ([
    ['on paper', [x + 0.5 * width, y + 0.66 * height]],
    ['in the loop of a 0', [x + 0.25 * width, y + 0.5 * height]],
  ])) {
    await page.mouse.click(point[0], point[1]);
    await expect.poll(() => strokeCount(page), what).toBe(3);
    await page.keyboard.press('Control+z');
  }
  await tap(page, await inkOf(page, 7, 1, 2), false);
  await expect.poll(() => strokeCount(page), 'in focus').toBe(3);
  await page.keyboard.press('Control+z');
  // Elsewhere the first tap chooses, and the second draws.
  const zero = await inkOf(page, 0, 0, 2);
  await tap(page, zero, false);
  await expect(status(page)).toContainText('1 of 2');
  await expect.poll(() => strokeCount(page)).toBe(2);
  await tap(page, zero, false);
  await expect.poll(() => strokeCount(page)).toBe(3);
});

test('a stroke that begins on another digit is drawn from its first point', async ({ page }) => {
  await open(page);
  await drawNumber(page, [4, 7]);
  const [x, y] = await inkOf(page, 4, 0, 2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const step of [1, 2, 3, 20, 40, 60]) await page.mouse.move(x, y + step);
  await page.mouse.up();
  const last = () =>
    page.evaluate(() => JSON.parse(localStorage.getItem('digits.drawing') ?? '[]').at(-1));
  const { x: left, y: top } = await box(page.locator('#pad'));
  await expect.poll(() => strokeCount(page)).toBe(4);
  const stroke = await last();
  expect(stroke[0][0]).toBeCloseTo(x - left - 1, 0);
  expect(stroke[0][1]).toBeCloseTo(y - top - 1, 0);
  expect(stroke.at(-1)[1]).toBeCloseTo(y + 60 - top - 1, 0);
});

test('by keyboard: Backspace erases the digit in focus, and the eraser goes by arrows and space', async ({
  page,
}) => {
  await open(page);
  await drawNumber(page, [2, 4, 7]);
  await page.locator('#pad').focus();
  await page.keyboard.press('Backspace');
  await expect(digit(page), 'the newest').toHaveText('24');
  await expect(page.locator('#announcer')).toHaveText('7 erased');
  await page.keyboard.press('Control+z');
  await expect(digit(page)).toHaveText('247');
  await digit(page).getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await expect(digit(page), 'the chosen one').toHaveText('47');
  await page.locator('#undo').focus();
  await page.keyboard.press('Backspace');
  await expect(digit(page), 'not from elsewhere').toHaveText('47');

  await eraser(page).focus();
  await page.keyboard.press('Enter');
  await page.locator('#pad').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(digit(page)).toHaveText('7');
  await page.keyboard.press('Control+z');
  await expect(digit(page)).toHaveText('47');
  await page.keyboard.press('Escape');
  await expect(eraser(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(digit(page), 'Escape only put the eraser away').toHaveText('47');
});

test('a pen that is turned over erases', async ({ page }) => {
  await open(page);
  await drawNumber(page, [2, 7]);
  const [clientX, clientY] = await inkOf(page, 2, 0, 2);
  await page.locator('#pad').evaluate(
    (pad, init) => {
      pad.dispatchEvent(new PointerEvent('pointerdown', { ...init, button: 5, buttons: 32 }));
      pad.dispatchEvent(new PointerEvent('pointerup', init));
    },
    { clientX, clientY, pointerId: 1, pointerType: 'pen', bubbles: true },
  );
  await expect(digit(page)).toHaveText('7');
});

test('of digits that one stroke joins, erasing one leaves the others', async ({ page }) => {
  await open(page);
  const strokes = [
    ...(await strokesOf(page, 2, { x: 0.3, size: 0.25 })),
    ...(await strokesOf(page, 2, { x: 0.6, size: 0.25 })),
  ].flat();
  await page.mouse.move(strokes[0][0], strokes[0][1]);
  await page.mouse.down();
  for (const [x, y] of strokes) await page.mouse.move(x, y);
  await page.mouse.up();
  await expect(digit(page)).toHaveText('22');
  await expect.poll(() => strokeCount(page)).toBe(1);
  await eraser(page).click();
  await page.mouse.click(strokes[10][0], strokes[10][1]);
  await expect(digit(page)).toHaveText('2');
});
