import {
  STROKES,
  box,
  draw,
  open,
  paintBox,
  rejectEverything,
  strokesOf,
} from '../../support/browser/page-driver.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

test.describe('with a mouse', () => {
  test('every digit is read', async ({ page }) => {
    await open(page);
    for (const digit of Object.keys(STROKES).map(Number)) {
      await test.step(`a drawn ${digit}`, async () => {
        await draw(page, digit);
        await expect(page.locator('#digit')).toHaveText(String(digit));
        await expect(page.locator('#status')).toHaveText(/% sure$/);
        await page.locator('#clear').click();
      });
    }
  });

  test('the answer stands at the end of the pen-up event', async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      addEventListener('pointerup', () => {
        const { busy } = document.documentElement.dataset;
        document.title = `${busy} ${document.querySelector('#digit')?.textContent}`;
      });
    });
    await draw(page, 7);
    await expect(page).toHaveTitle('false 7');
  });

  test('the answer comes while the pen is still down', async ({ page }) => {
    await open(page);
    const [[first, ...rest]] = await strokesOf(page, 7);
    await page.mouse.move(first[0], first[1]);
    await page.mouse.down();
    for (const [x, y] of rest) await page.mouse.move(x, y);
    await expect(page.locator('#digit')).toHaveText('7');
    await page.mouse.up();
  });

  test('a digit is read wherever it is drawn, large or small', async ({ page }) => {
    await open(page);
    for (const where of [
      { x: 0.15, y: 0.2, size: 0.2 },
      { x: 0.85, y: 0.8, size: 0.3 },
      { x: 0.5, y: 0.5, size: 0.95 },
    ]) {
      await draw(page, 3, where);
      await expect(page.locator('#digit')).toHaveText('3');
      await page.locator('#clear').click();
    }
  });

  test('the right button does not draw', async ({ page }) => {
    await open(page);
    await page.locator('#pad').click({ button: 'right' });
    await expect(page.locator('#digit')).toHaveText('');
    await expect(page.locator('#undo')).toBeDisabled();
  });

  test('a stroke goes on outside the pad', async ({ page }) => {
    await open(page);
    const pad = await box(page.locator('#pad'));
    await page.mouse.move(pad.x + pad.width - 40, pad.y + 60);
    await page.mouse.down();
    await page.mouse.move(pad.x + pad.width + 30, pad.y + 200, { steps: 8 });
    await page.mouse.move(pad.x + pad.width - 20, pad.y + 300, { steps: 8 });
    await page.mouse.up();
    await expect(page.locator('#digit')).not.toHaveText('');
    await page.locator('#undo').click();
    await expect(page.locator('#digit')).toHaveText('');
  });
});

test('under the threshold of the network it is not a digit', async ({ page }) => {
  fault('What is drawn is no digit', 'The answer is a question mark, and a sentence says so.');
  await rejectEverything(page);
  await open(page);
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('?');
  await expect(page.locator('#status')).toHaveText('Not like any digit I know; nearest: 7.');
  await expect(page.locator('#announcer')).toHaveText('Not like any digit I know; nearest: 7.');
});

test('undo, redo and clear, by buttons and keys', async ({ page }) => {
  await open(page);
  const digit = page.locator('#digit');
  await expect(page.locator('#undo')).toBeDisabled();
  await expect(page.locator('#clear')).toBeDisabled();
  await draw(page, 4);
  await expect(digit).toHaveText('4');
  await page.locator('#undo').click();
  await expect(digit).not.toHaveText('4');
  await page.locator('#redo').click();
  await expect(digit).toHaveText('4');
  await page.locator('#clear').click();
  await expect(digit).toHaveText('');
  await page.locator('#undo').click();
  await expect(digit).toHaveText('4');

  await page.locator('#clear').click();
  await draw(page, 7);
  for (const [key, expected] of [
    ['Control+z', ''],
    ['Control+y', '7'],
    ['Meta+z', ''],
    ['Control+Shift+z', '7'],
    ['Escape', ''],
    ['Control+z', '7'],
    ['Delete', ''],
  ]) {
    await page.keyboard.press(key);
    await expect(digit, key).toHaveText(expected);
  }
});

test.describe('by keyboard alone', () => {
  test('arrows move the pen, space puts it down and lifts it', async ({ page }) => {
    await open(page);
    // Only the three buttons of the header stand before the pad.
    for (let stops = 0; stops < 4; stops++) await page.keyboard.press('Tab');
    await expect(page.locator('#pad')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.locator('#announcer')).toHaveText('Pen down');
    for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(page.locator('#digit')).toHaveText('1');
    await expect(page.locator('#announcer')).toHaveText(/^1, .*% sure$/);
    await page.keyboard.press('Escape');
    await expect(page.locator('#digit')).toHaveText('');
  });

  test('two arrows at once go diagonally', async ({ page }) => {
    await open(page);
    await page.locator('#pad').focus();
    const press = async (/** @type {string} */ key, /** @type {number} */ times) => {
      for (let i = 0; i < times; i++) await page.keyboard.press(key);
    };
    await press('ArrowUp', 3);
    await press('ArrowLeft', 3);
    await page.keyboard.press('Space');
    await press('ArrowRight', 5);
    await page.keyboard.down('ArrowLeft');
    await page.keyboard.down('ArrowDown');
    for (let i = 0; i < 3; i++) await page.keyboard.down('ArrowDown');
    await page.keyboard.up('ArrowLeft');
    await page.keyboard.up('ArrowDown');
    await press('ArrowDown', 6);
    await page.keyboard.press('Space');
    await expect(page.locator('#digit')).toHaveText('7');
  });

  test('leaving the pad lifts the pen', async ({ page }) => {
    await open(page);
    await page.locator('#pad').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await expect(page.locator('#announcer')).toHaveText('Pen up');
  });
});

test('a drawing that does not fit a smaller pad is shown smaller, and read the same', async ({
  page,
}) => {
  await open(page);
  await draw(page, 3, { x: 0.85 });
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator('#digit')).toHaveText('3');
  const { right } = await paintBox(page.locator('#pad'));
  expect(right).toBeGreaterThan(0.5);
  expect(right).toBeLessThan(0.99);
});
