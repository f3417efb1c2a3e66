/** Each part keeps its place, however much the answer has to say, on small screens and large. */
import { areApart, box, boxes, draw, drawNumber, open } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Locator} Locator */

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [640, 360],
  [844, 390],
  [600, 900],
  [820, 1180],
]) {
  test(`with four digits nothing moves or overlaps at ${width} x ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const parts = ['#pad', '#bars', '#undo', '#clear', '#network .input-layer'];
    const places = () => Promise.all(parts.map((part) => box(page.locator(part))));
    const empty = await places();
    const size = Math.min(0.3, (0.22 * empty[0].width) / empty[0].height);
    await drawNumber(page, [2, 0, 1, 7], size);
    await expect(page.locator('#digit')).toHaveText('2017');
    expect(await places()).toEqual(empty);
    const names = ['#digit', '#status', '#correct', '#bars', '.paper', '#undo', '#clear'];
    const boxes = await Promise.all(names.map((name) => box(page.locator(name))));
    for (const [i, a] of boxes.entries()) {
      for (const [k, b] of boxes.entries()) {
        if (i >= k) continue;
        expect(areApart(a, b, { y: 1 }), `${names[i]} and ${names[k]}`).toBe(true);
      }
    }
    // Pad and tools are in the first screen.
    expect(boxes[6].y + boxes[6].height).toBeLessThanOrEqual(height);
  });
}

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [844, 390],
  [1280, 720],
]) {
  test(`two rows of digits take the room of one at ${width} x ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const places = () =>
      Promise.all(['#pad', '#clear', '#network'].map((part) => box(page.locator(part))));
    const empty = await places();
    for (const y of [0.25, 0.75]) {
      for (const x of [0.4, 0.6]) await draw(page, 7, { x, y, size: 0.3 });
    }
    await expect(page.locator('#digit .row')).toHaveCount(2);
    await expect(page.locator('#digit button')).toHaveCount(4);
    const now = await places();
    expect(now.map(({ x, y }) => [x, y])).toEqual(empty.map(({ x, y }) => [x, y]));
    for (const { text, width: wide, height: high } of await boxes(page.locator('#digit button'))) {
      expect(Math.min(wide, high), text).toBeGreaterThanOrEqual(24);
    }
  });
}

test('the words on the keys are in sight and leave the pad free', async ({ page }) => {
  for (const [width, height] of [
    [320, 640],
    [640, 360],
    [844, 390],
    [1280, 720],
    [1920, 1080],
  ]) {
    await page.setViewportSize({ width, height });
    await open(page);
    await page.locator('#pad').press('ArrowUp');
    const help = page.locator('#pad-help');
    await expect(help).toHaveCSS('clip-path', 'none');
    const { x, y, width: wide, height: high } = await box(help);
    const pad = await box(page.locator('#pad'));
    expect(x + wide).toBeLessThanOrEqual(width);
    expect(y + high).toBeLessThanOrEqual(height);
    expect(y).toBeGreaterThanOrEqual(pad.y + pad.height);
    // The tools that lie under them come back to a mouse.
    await page.locator('#undo').hover();
    await expect(help).toHaveCSS('clip-path', 'inset(50%)');
  }
});

test('what is looked at stays where it is while the explanation above it grows', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await draw(page, 7);
  const seen = page.locator('.fool h2');
  await seen.scrollIntoViewIfNeeded();
  const before = await box(seen);
  const height = () => box(page.locator('#network')).then((bounds) => bounds.height);
  const long = await height();
  await page.evaluate(() => document.getElementById('clear')?.click());
  await expect(page.locator('#digit')).toHaveText('');
  await expect.poll(height).toBeLessThan(long - 100);
  // The browser anchors it to whole pixels.
  await expect.poll(async () => Math.abs((await box(seen)).y - before.y)).toBeLessThanOrEqual(1);
});

for (const [width, height] of [
  [390, 844],
  [844, 390],
]) {
  test(`what the tour shows is not under the small copy of the drawing at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await draw(page, 7);
    const copy = page.locator('.small-copy');
    for (const [step, part] of /** @type {const} */ ([
      [3, '#network .hidden-layer .caption'],
      [5, '#network .explanation h3'],
    ])) {
      await page.evaluate((hash) => (location.hash = hash), `tour=${step}`);
      await expect(page.locator('.tour-panel')).toContainText(`Step ${step} of 6`);
      const covered = async () => {
        const { y, height: high } = await box(copy);
        return y + high - (await box(page.locator(part))).y;
      };
      await expect.poll(covered, part).toBeLessThanOrEqual(0);
    }
  });
}
