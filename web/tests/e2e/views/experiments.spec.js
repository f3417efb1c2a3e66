import { expectAccessibleInBothThemes } from '../../support/browser/accessibility.js';
import {
  box,
  boxes,
  draw,
  drawNumber,
  open,
  rejectEverything,
} from '../../support/browser/page-driver.js';
import { onDesktopAndPhone } from '../../support/browser/screens.js';
import { expect, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Locator} Locator */
/** @typedef {import('@playwright/test').Page} Page */

const touch = (/** @type {Page} */ page) => page.locator('.touch');
const fool = (/** @type {Page} */ page) => page.locator('.fool');
const digit = (/** @type {Page} */ page) => page.locator('#digit');
const restore = (/** @type {Locator} */ view) =>
  view.getByRole('button', { name: 'Bring the drawing back' });

/** How much ink a canvas of squares shows, in squares. @param {Locator} canvas */
const ink = (canvas) =>
  canvas.evaluate(async (/** @type {HTMLCanvasElement} */ node) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const context = /** @type {CanvasRenderingContext2D} */ (node.getContext('2d'));
    const { data } = context.getImageData(0, 0, node.width, node.height);
    let sum = 0;
    for (let i = 3; i < data.length; i += 4) sum += data[i] / 255;
    return (sum / (node.width * node.height)) * 784;
  });

/** Sets a slider as a visitor does who drags it there. @param {Locator} slider @param {number} value */
const slide = (slider, value) => slider.fill(String(value));

onDesktopAndPhone(() => {
  test('squares are painted and erased, and the answer follows', async ({ page, hasTouch }) => {
    await open(page);
    await draw(page, 1);
    await expect(digit(page)).toHaveText('1');
    const canvas = touch(page).locator('canvas');
    await canvas.scrollIntoViewIfNeeded();
    const { width, height } = await box(canvas);
    const before = await ink(canvas);
    const position = { x: (2.5 / 28) * width, y: (3.5 / 28) * height };
    const press = () => (hasTouch ? canvas.tap({ position }) : canvas.click({ position }));
    await press();
    await expect(touch(page)).toContainText('Now the network reads');
    expect((await ink(canvas)) - before).toBeGreaterThan(0.6);
    await press();
    await expect.poll(() => ink(canvas)).toBeCloseTo(before, 1);

    // A bar below the top makes a 7 of the 1.
    await expect(restore(touch(page))).toBeDisabled();
    const { x, y } = await box(canvas);
    for (const row of [3.5, 4.5]) {
      await page.mouse.move(x + (3.5 / 28) * width, y + (row / 28) * height);
      await page.mouse.down();
      await page.mouse.move(x + (16.5 / 28) * width, y + (row / 28) * height, { steps: 3 });
      await page.mouse.up();
    }
    await expect(digit(page)).toHaveText('7');
    await expect(touch(page)).toContainText('Now the network reads 7');
    await restore(touch(page)).click();
    await expect(digit(page)).toHaveText('1');
    await expect(restore(touch(page))).toBeDisabled();
    expect(await ink(canvas)).toBeCloseTo(before, 1);
  });

  test('sliders turn, shift, thicken and shrink the digit', async ({ page }) => {
    await open(page);
    await draw(page, 7);
    const canvas = touch(page).locator('canvas');
    await canvas.scrollIntoViewIfNeeded();
    const before = await ink(canvas);
    for (const [label, value, says, change] of /** @type {const} */ ([
      ['Thickness', 1, '1 thicker', 1.4],
      ['Thickness', -0.5, '0.5 thinner', 0.85],
      ['Size', 60, '60 %', 0.5],
      ['Left or right', 8, '8 right', 1.01],
      ['Up or down', -8, '8 up', 1.01],
      ['Turn', 45, '45°', 1.1],
    ])) {
      const slider = touch(page).getByRole('slider', { name: label });
      const neutral = await slider.inputValue();
      await slide(slider, value);
      await expect(slider).toHaveAttribute('aria-valuetext', says);
      await expect(touch(page)).toContainText('Now the network reads');
      const after = await ink(canvas);
      if (change > 1.2) expect(after / before, label).toBeGreaterThan(change);
      else expect(after / before, label).toBeLessThan(change);
      await slide(slider, Number(neutral));
      await expect(touch(page)).toContainText('The network reads 7');
    }
    await slide(touch(page).getByRole('slider', { name: 'Turn' }), -40);
    await page.evaluate(() => scrollTo(0, 0));
    await draw(page, 4, { x: 0.2, size: 0.3 });
    const slider = touch(page).getByRole('slider', { name: 'Turn' });
    await expect(slider, 'a new drawing puts the sliders back').toHaveValue('0');
  });

  test('without preparation a small digit in a corner is what the network was never shown', async ({
    page,
  }) => {
    await open(page);
    await draw(page, 3, { x: 0.15, y: 0.2, size: 0.25 });
    await expect(digit(page)).toHaveText('3');
    const canvas = touch(page).locator('canvas');
    await canvas.scrollIntoViewIfNeeded();
    const before = await ink(canvas);
    await touch(page).getByText('Scaled, centred and set upright first').click();
    await expect(touch(page).getByRole('switch')).not.toBeChecked();
    await expect(digit(page)).not.toHaveText('3');
    expect(await ink(canvas)).toBeLessThan(before / 2);
    await restore(touch(page)).click();
    await expect(digit(page)).toHaveText('3');
    await expect(touch(page).getByRole('switch')).toBeChecked();
  });

  test('the least change makes it another digit, and the slider leads back', async ({
    page,
    hasTouch,
  }) => {
    await open(page);
    await draw(page, 7);
    await expect(fool(page).getByRole('heading')).toHaveText(/makes this 7 another digit/);
    const make = fool(page).getByRole('button', { name: 'Make it a 9' });
    await make.scrollIntoViewIfNeeded();
    await (hasTouch ? make.tap() : make.click());
    await expect(fool(page)).toContainText(/squares of ink are enough/, { timeout: 30_000 });
    await expect(fool(page).getByRole('heading')).toHaveText(
      'What is the least that makes this 7 a 9?',
    );
    await expect(digit(page)).toHaveText('9');
    const [sum, added, removed, whole] =
      String(await fool(page).textContent())
        .match(/([\d.]+) squares/g)
        ?.map(parseFloat) ?? [];
    expect(added + removed).toBeCloseTo(sum, 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum, 'little beside the whole').toBeLessThan(whole / 3);

    const slider = fool(page).getByRole('slider');
    await expect(slider).toHaveValue('100');
    await slide(slider, 30);
    await expect(digit(page)).toHaveText('7');
    await expect(slider).toHaveAttribute('aria-valuetext', /reads 7/);
    await slide(slider, 100);
    await expect(digit(page)).toHaveText('9');

    await fool(page).getByText('and let the network be').click();
    await expect(fool(page)).toContainText(/reads 9, (9\d|over 99)\u00a0% sure/, {
      timeout: 30_000,
    });
    await restore(fool(page)).click();
    await expect(digit(page)).toHaveText('7');
    await expect(slider).toHaveValue('0');
    await page.evaluate(() => scrollTo(0, 0));
    await draw(page, 4, { x: 0.2, size: 0.3 });
    await expect(slider, 'another drawing, another question').toBeHidden();
  });

  test('axe finds nothing, and every target is at least 44 pixels', async ({ page }) => {
    await open(page);
    await draw(page, 7);
    await slide(touch(page).getByRole('slider', { name: 'Turn' }), 10);
    await fool(page).getByRole('button', { name: 'Make it a 9' }).click();
    await expect(fool(page).getByRole('slider')).toBeVisible({ timeout: 30_000 });
    await expectAccessibleInBothThemes(page, '.touch, .fool');
    const targets = page.locator(
      ':is(.touch, .fool) :is(button, label, input[type=range]):visible',
    );
    for (const { text, width, height } of await boxes(targets)) {
      expect(Math.min(width, height), text).toBeGreaterThanOrEqual(44);
    }
  });
});

test('the squares are painted by keyboard', async ({ page }) => {
  await open(page);
  await draw(page, 1);
  // The answer is announced a moment after the pen is lifted: not among what is announced of squares.
  await expect(page.locator('#announcer')).toHaveText(/^1, /);
  const canvas = touch(page).locator('canvas');
  const before = await ink(canvas);
  await canvas.focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('#announcer')).toHaveText('Row 14, column 7: empty');
  await page.keyboard.press('Space');
  await expect(page.locator('#announcer')).toHaveText('Row 14, column 7: full');
  await canvas.scrollIntoViewIfNeeded();
  expect((await ink(canvas)) - before).toBeGreaterThan(0.6);
  await page.keyboard.press('Space');
  await expect(page.locator('#announcer')).toHaveText('Row 14, column 7: empty');
  await expect(touch(page)).toContainText('The network reads 1');
});

test('of several digits the one in focus is changed, the others stay', async ({ page }) => {
  await open(page);
  await drawNumber(page, [4, 7]);
  await expect(digit(page)).toHaveText('47');
  await fool(page).getByRole('button', { name: 'Make it a 9' }).click();
  await expect(digit(page)).toHaveText('49', { timeout: 30_000 });
  await digit(page).getByRole('button').first().click();
  await expect(digit(page), 'another digit in focus: nothing is tried any more').toHaveText('47');
  await expect(fool(page).getByRole('heading')).toHaveText(/makes this 4 another/);
});

test('what one experiment has made, the other goes on with', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await fool(page).getByRole('button', { name: 'Make it a 9' }).click();
  await expect(digit(page)).toHaveText('9', { timeout: 30_000 });
  await expect(touch(page)).toContainText('Now the network reads 9');
  await slide(touch(page).getByRole('slider', { name: 'Up or down' }), 1);
  await expect(fool(page).getByRole('slider')).toBeHidden();
  await restore(touch(page)).click();
  await expect(digit(page)).toHaveText('7');
});

test('an empty pad has nothing to change', async ({ page }) => {
  await open(page);
  await expect(touch(page)).toContainText('Draw a digit first.');
  await expect(touch(page).getByRole('slider').first()).toBeDisabled();
  await expect(restore(touch(page))).toBeDisabled();
  await expect(fool(page).getByRole('button', { name: 'Make it a 9' })).toBeDisabled();
});

test('the search leaves the page its frames', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await page.evaluate(() => {
    const seen = /** @type {string[]} */ ([]);
    const watch = () => {
      seen.push(String(document.querySelector('.fool')?.textContent?.includes('Looking for')));
      document.title = seen.filter((is) => is === 'true').length > 5 ? 'frames' : 'none';
      requestAnimationFrame(watch);
    };
    watch();
  });
  await fool(page).getByRole('button', { name: 'Make it a 0' }).click();
  await expect(page).toHaveTitle('frames');
  await expect(digit(page)).toHaveText('0', { timeout: 30_000 });
});

test('a pointer that a script made up paints nothing, and breaks nothing', async ({ page }) => {
  await open(page);
  await draw(page, 1);
  const canvas = touch(page).locator('canvas');
  await canvas.scrollIntoViewIfNeeded();
  const before = await ink(canvas);
  await canvas.evaluate((node) => {
    const { left, top } = node.getBoundingClientRect();
    const place = { clientX: left + 20, clientY: top + 20 };
    const init = { ...place, pointerId: 4711, isPrimary: true };
    node.dispatchEvent(new PointerEvent('pointerdown', init));
  });
  await canvas.hover();
  expect(await ink(canvas)).toBeCloseTo(before, 1);
  await expect(page.locator('.toast')).toBeHidden();
});

test('of what is no digit it says so, and not how sure it is', async ({ page }) => {
  await rejectEverything(page);
  await open(page);
  await draw(page, 7);
  await expect(touch(page)).toContainText('The network reads no digit.');
});
