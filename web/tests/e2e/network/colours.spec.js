/** What the picture of the network is painted in. */
import { draw, open } from '../../support/browser/page-driver.js';
import { inked, isInItsColour } from '../../support/browser/network-view.js';
import { pixelsOf } from '../../support/browser/screenshot-pixels.js';
import { expect, test } from '../../support/browser/watched-test.js';

const LAYERS = ['#network .input-layer canvas', '#network .hidden-layer canvas'];

test('squares, neurons and evidence follow a theme that is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page);
  await draw(page, 7);
  const map = page.locator('#network .by-squares canvas');
  const blues = () =>
    map.evaluate((/** @type {HTMLCanvasElement} */ node) => {
      const context = /** @type {CanvasRenderingContext2D} */ (node.getContext('2d'));
      const { data } = context.getImageData(0, 0, node.width, node.height);
      const hex = getComputedStyle(node).getPropertyValue('--evidence-for').trim().slice(1);
      const wanted = [0, 2, 4].map((i) => parseInt(hex.slice(i, i + 2), 16)).join();
      return data.filter((_, i) => i % 4 === 3 && data.slice(i - 3, i).join() === wanted).length;
    });
  for (const theme of ['light', 'dark', 'light']) {
    await page.evaluate((detail) => {
      dispatchEvent(new CustomEvent('choosetheme', { detail }));
    }, theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const layer of LAYERS) {
      await expect.poll(() => isInItsColour(page.locator(layer)), `${layer} ${theme}`).toBe(true);
    }
    await expect.poll(blues, theme).toBeGreaterThan(20);
  }
});

test('the example that passes through is grey', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  const ink = page.locator(LAYERS[0]);
  await expect.poll(() => inked(ink)).toBeGreaterThan(50);
  // In the middle of its way, where it is seen best.
  await page.locator('#network .picture').evaluate((picture) => {
    for (const animation of picture.getAnimations({ subtree: true })) {
      animation.pause();
      animation.currentTime = 1700;
    }
  });
  const png = await page.locator('#network .input-layer .area').screenshot();
  const pixels = await pixelsOf(page, png);
  const darkest = Math.min(...pixels.map(([red]) => red));
  const mostColour = Math.max(...pixels.map((parts) => Math.max(...parts) - Math.min(...parts)));
  expect(darkest).toBeLessThan(150);
  expect(mostColour).toBeLessThan(30);
});

test('to follow the pen, the page asks the browser for no style', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1600 });
  await page.addInitScript(() => {
    const ask = window.getComputedStyle;
    Object.assign(window, { asked: 0 });
    window.getComputedStyle = (...of) => {
      Object.assign(window, { asked: /** @type {any} */ (window).asked + 1 });
      return ask(...of);
    };
  });
  await open(page);
  await page.locator('#network .picture').waitFor();
  await draw(page, 7, { x: 0.3, size: 0.4 });
  await expect(page.locator('#digit')).toHaveText('7');
  const asked = () => page.evaluate(() => /** @type {any} */ (window).asked);
  const before = await asked();
  expect(before).toBeGreaterThan(0);
  await draw(page, 2, { x: 0.7, size: 0.4, slowly: true });
  await expect(page.locator('#digit')).toHaveText('72');
  expect(await asked()).toBe(before);
  // Nor for the next drawing, with which what was hidden is shown again.
  await page.locator('#clear').click();
  await expect(page.locator('#digit')).toBeEmpty();
  await draw(page, 7, { slowly: true });
  await expect(page.locator('#network .explanation h3')).toHaveText('Why 7?');
  expect(await asked()).toBe(before);
});

test('to follow the pen, the numbers of the picture change in the nodes that they stand in', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  await draw(page, 7);
  await expect(page.locator('#network .explanation h3')).toHaveText('Why 7?');
  const changes = await page.evaluateHandle(() => {
    const seen = { added: 0, changed: 0 };
    new MutationObserver((records) => {
      for (const { type, addedNodes } of records) {
        if (type === 'characterData') seen.changed++;
        else seen.added += addedNodes.length;
      }
    }).observe(/** @type {Element} */ (document.getElementById('network')), {
      subtree: true,
      childList: true,
      characterData: true,
    });
    return seen;
  });
  await page.locator('#undo').click();
  await draw(page, 2, { slowly: true });
  await expect(page.locator('#network .explanation h3')).toHaveText('Why 2?');
  const { added, changed } = await changes.jsonValue();
  expect(changed).toBeGreaterThan(100);
  expect(added).toBe(0);
});
