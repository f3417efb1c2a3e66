import { expectAccessibleInBothThemes } from '../../support/browser/accessibility.js';
import { box, boxes, draw, open } from '../../support/browser/page-driver.js';
import { LAPTOP, onDesktopAndPhone } from '../../support/browser/screens.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

const STEPS = 6;

/** @param {import('@playwright/test').Page} page */
const inTour = (page) => ({
  panel: page.getByRole('region', { name: 'Tour' }),
  button: (/** @type {string} */ name) =>
    page.getByRole('region', { name: 'Tour' }).getByRole('button', { name, exact: true }),
});

onDesktopAndPhone(() => {
  test('goes through six steps, with an example that it takes away again', async ({
    page,
    hasTouch,
  }) => {
    const press = (/** @type {import('@playwright/test').Locator} */ target) =>
      hasTouch ? target.tap() : target.click();
    await open(page);
    await press(page.getByRole('button', { name: 'Tour' }));
    const { panel, button } = inTour(page);
    const sentences = new Set();
    for (let step = 1; step <= STEPS; step++) {
      await expect(panel).toContainText(`Step ${step} of ${STEPS}`);
      await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#tour=${step}`);
      sentences.add(await panel.locator('.sentence').textContent());
      await expect(page.locator('#digit')).toHaveText(step > 1 ? '7' : '');
      await press(button(step < STEPS ? 'Next' : 'Done'));
    }
    expect(sentences.size).toBe(STEPS);
    await expect(panel).toHaveCount(0);
    await expect(page.locator('#digit')).toBeEmpty();
    expect(await page.evaluate(() => location.hash)).toBe('');
    await expect(page.getByRole('button', { name: 'Tour' })).toBeFocused();
  });

  test('lights up the part that it speaks of, which can be used meanwhile', async ({ page }) => {
    await open(page, './#tour=1');
    const light = page.locator('.spotlight');
    const pad = page.locator('.pad-area .paper');
    await expect(light).toBeVisible();
    const around = async () => {
      const [part, frame] = await Promise.all([box(pad), box(light)]);
      const sides = [frame.x - part.x, frame.y - part.y];
      return [...sides, frame.width - part.width, frame.height - part.height].map(Math.round);
    };
    await expect.poll(around).toEqual([-8, -8, 16, 16]);
    await draw(page, 4, { y: 0.4, size: 0.5 });
    await expect(page.locator('#digit')).toHaveText('4');
    // The drawing is the visitor's: it stays.
    const { button } = inTour(page);
    await button('Next').click();
    await button('Leave the tour').click();
    await expect(page.locator('#digit')).toHaveText('4');
  });

  test('axe finds nothing in the tour, and every target is at least 44 pixels', async ({
    page,
  }) => {
    await open(page, './#tour=2');
    const { panel } = inTour(page);
    await expectAccessibleInBothThemes(page, '.tour-panel');
    for (const { text, width, height } of await boxes(panel.getByRole('button'))) {
      expect(Math.min(width, height), text).toBeGreaterThanOrEqual(44);
    }
  });
}, LAPTOP);

test('a link opens a step, and survives a reload', async ({ page }) => {
  await open(page, './#tour=3');
  const { panel, button } = inTour(page);
  await expect(panel).toContainText('Step 3 of 6');
  await expect(page.locator('#digit')).toHaveText('7');
  await page.waitForTimeout(1000); // by now the example is kept, as a drawing is
  await page.reload();
  await expect(panel).toContainText('Step 3 of 6');
  await expect(page.locator('#digit')).toHaveText('7');
  await page.evaluate(() => void (location.hash = '#tour=5'));
  await expect(panel).toContainText('Step 5 of 6');
  await button('Leave the tour').click();
  await expect(page.locator('#digit')).toBeEmpty();
});

test('a link opens a part that is still to be loaded, and shows it above the tour', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: 'no-preference' }); // a scroll takes its time
  await open(page, './#tour=6');
  const { panel } = inTour(page);
  const part = page.locator('.fool');
  await expect(part.getByRole('button', { name: '4' })).toBeVisible();
  const cut = async () => {
    const [shown, below] = await Promise.all([box(part), box(panel)]);
    return Math.max(-shown.y, shown.y + Math.min(shown.height, 400) - below.y);
  };
  await expect.poll(cut).toBeLessThanOrEqual(1);
  await page.waitForTimeout(1000); // the scroll is over
  // Who scrolls, or draws, is not taken back.
  await page.mouse.move(200, 200);
  await page.mouse.wheel(0, -600);
  await expect.poll(cut).toBeGreaterThan(100);
  await page.evaluate(() => (document.body.style.paddingBottom = '50px'));
  await page.waitForTimeout(300);
  expect(await cut()).toBeGreaterThan(100);
});

test('arrow keys and Escape steer it, but not from the pad', async ({ page }) => {
  await open(page);
  await draw(page, 2);
  await page.getByRole('button', { name: 'Tour' }).focus();
  await page.keyboard.press('Enter');
  const { panel } = inTour(page);
  await expect(panel).toContainText('Step 1 of 6');
  await page.keyboard.press('ArrowLeft');
  await expect(panel, 'there is nothing before').toContainText('Step 1 of 6');
  for (const step of [2, 3, 4, 5, 6, 6]) {
    await page.keyboard.press(step % 2 ? 'ArrowRight' : 'PageDown');
    await expect(panel).toContainText(`Step ${step} of 6`);
  }
  await page.keyboard.press('ArrowLeft');
  await expect(panel).toContainText('Step 5 of 6');
  await page.locator('#pad').focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel, 'there the keys are the pen').toContainText('Step 5 of 6');
  await inTour(page).button('Back').focus();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(page.locator('#digit')).toHaveText('2');
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => location.hash)).toBe('');
});

test('a step whose part is missing says its sentence', async ({ page }) => {
  fault('A part that the tour speaks of has failed', 'The tour goes on, and nothing is shaded.');
  await page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () => {
      document.querySelector('.pad-area .paper')?.classList.replace('paper', 'gone');
    }),
  );
  await open(page, './#tour=1');
  await expect(inTour(page).panel).toContainText('Step 1 of 6');
  await expect(page.locator('.spotlight')).toBeHidden();
});

test('links that name no step', async ({ page }) => {
  fault('A link into the tour names no step that there is', 'The nearest step, or no tour.');
  await open(page, './#tour=99');
  await expect(inTour(page).panel).toContainText('Step 6 of 6');
  await page.goto('about:blank');
  await open(page, './#tour=0');
  await expect(inTour(page).panel).toContainText('Step 1 of 6');
  await page.goto('about:blank');
  await open(page, './#tour=x');
  await expect(inTour(page).panel).toHaveCount(0);
});

test.describe('once it was opened', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the tour works without a network', async ({ page, context }) => {
    fault('There is no network when the tour is started', 'It works.');
    await open(page);
    await expect(page.locator('#offline')).toHaveText('Ready to work offline.', {
      timeout: 20_000,
    });
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('button', { name: 'Tour' }).click();
    await expect(inTour(page).panel).toContainText('Step 1 of 6');
  });
});

test('nothing sticks out in the tour at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await open(page, './#tour=4');
  await expect(inTour(page).panel).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const { y, height } = await box(inTour(page).panel);
  expect(y + height).toBeLessThanOrEqual(568);
});
