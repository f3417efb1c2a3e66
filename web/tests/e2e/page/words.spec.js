/** Words that not everybody knows are explained where they first stand. */
import { expectAccessible } from '../../support/browser/accessibility.js';
import { box, draw, drawNumber, open } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';
import { LAPTOP, onDesktopAndPhone } from '../../support/browser/screens.js';

onDesktopAndPhone(() => {
  test('"sure" says that it is the network’s own number', async ({ page, hasTouch }) => {
    await open(page);
    const note = page.locator('#sure p');
    const word = page.locator('#sure summary');
    await expect(word).toBeHidden();
    await drawNumber(page, [7, 2], 0.4);
    await expect(word).toHaveAccessibleName(/^Digit 2 of 2: .* sure$/);
    const { width, height } = await box(word);
    if (hasTouch) expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    const pad = await box(page.locator('#pad'));
    const status = await box(page.locator('#status'));
    const middle = [status.x + status.width / 2, status.y + status.height / 2];
    if (hasTouch) await page.touchscreen.tap(middle[0], middle[1]);
    else await page.mouse.click(middle[0], middle[1]);
    await expect(note).toBeVisible();
    await expect(note).toContainText('the network’s own number');
    const open_ = await box(note);
    expect(open_.x).toBeGreaterThanOrEqual(0);
    expect(open_.x + open_.width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
    expect(await box(page.locator('#pad')), 'nothing moves').toEqual(pad);
    await expectAccessible(page, '.answer');
    await word.press('Enter');
    await expect(note).toBeHidden();
  });
}, LAPTOP);

test('the note on "sure" goes with the digit, and when one draws', async ({ page }) => {
  await open(page);
  await draw(page, 7, { x: 0.3, size: 0.4 });
  const sure = page.locator('#sure');
  await sure.locator('summary').press('Enter');
  await expect(sure.locator('p')).toBeVisible();
  await draw(page, 2, { x: 0.7, size: 0.4 });
  await expect(sure.locator('p')).toBeHidden();
  await sure.locator('summary').press('Enter');
  await page.locator('#clear').click();
  await expect(sure).toBeHidden();
  await draw(page, 7);
  await expect(sure.locator('summary')).toBeVisible();
  await expect(sure.locator('p')).toBeHidden();
});

test('MNIST and the tools are explained beside them', async ({ page }) => {
  await open(page);
  for (const [term, meaning] of /** @type {const} */ ([
    ['What is MNIST?', /70,000 handwritten digits/],
    ['What are Keras and TensorFlow.js?', /Free tools/],
  ])) {
    const note = page.locator('.about .note', { hasText: term });
    await note.locator('summary').click();
    await expect(note.locator('p')).toBeVisible();
    await expect(note.locator('p')).toHaveText(meaning);
  }
});
