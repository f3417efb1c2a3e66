/** What a correction says has room: it covers nothing, and moves nothing. */
import { areApart, box, boxes, draw, drawNumber, open } from '../../support/browser/page-driver.js';
import { correct, digit } from '../../support/browser/corrections-view.js';
import { expect, test } from '../../support/browser/watched-test.js';

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [844, 390],
  [1280, 720],
]) {
  test(`what a correction did covers nothing, at ${width} x ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await draw(page, 7);
    await correct(page, 4);
    await expect(page.locator('.because')).toBeVisible();
    const parts = page.locator(
      '#digit button, #status, #network-badge, #correct, #correct-area [role=status], .because, #bars, #pad',
    );
    const there = (await boxes(parts)).filter((part) => part.height);
    for (const [i, one] of there.entries()) {
      for (const other of there.slice(i + 1)) {
        const apart = areApart(one, other, { x: 1, y: 1 });
        expect(apart, `“${one.text}” and “${other.text}”`).toBe(true);
      }
    }
    // On a desktop all that explains the answer stays on the first screen.
    const details = await box(page.locator('#network .explanation'));
    if (width >= 1100) expect(details.y + details.height).toBeLessThanOrEqual(height);
  });
}

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [600, 900],
  [820, 1180],
  [844, 390],
  [1024, 768],
  [1280, 720],
]) {
  test(`a correction moves nothing, at ${width} x ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const parts = ['#digit', '#status', '#correct', '#pad', '#undo', '#pad-tools', '#network'];
    const places = () =>
      Promise.all(
        parts.map(async (part) => {
          const { x, y } = await box(page.locator(part));
          return [part, Math.round(x), Math.round(y)];
        }),
      );
    for (const digits of [[7], [2, 0]]) {
      await drawNumber(page, digits, 0.3);
      // On a wide pad they are two numbers.
      await expect(digit(page)).toHaveText(new RegExp(`^${digits.join(' ?')}$`));
      const before = await places();
      await correct(page, 4);
      await expect(page.locator('.corrected')).toBeInViewport({ ratio: 1 });
      expect(await places(), digits.join('')).toEqual(before);
      // What is drawn next is read by what was learned, and says so in sight.
      await page.locator('#clear').click();
      await drawNumber(page, digits, 0.3);
      await expect(digit(page)).toContainText('4');
      await expect(page.locator('#network-badge')).toBeInViewport({ ratio: 1 });
      expect(await places(), `${digits.join('')}, drawn again`).toEqual(before);
      await page.locator('#clear').click();
    }
  });
}

test('a corrected answer has room above the network, and its percentages make 100', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  await draw(page, 7);
  await correct(page, 4);
  const because = page.locator('.because');
  await expect(because).toBeVisible();
  const shares = () =>
    page
      .locator('#network .percentage')
      .evaluateAll((all) =>
        all.reduce((sum, each) => sum + Number(/** @type {HTMLDataElement} */ (each).value), 0),
      );
  await expect.poll(shares).toBeCloseTo(1, 3);
  const network = await box(page.locator('#network'));
  for (const part of [because, page.locator('#runner-up')]) {
    const { y, height } = await box(part);
    expect(y + height).toBeLessThanOrEqual(network.y);
  }
  expect((await box(page.locator('#status'))).y).toBeGreaterThan(
    (await box(page.locator('main'))).y,
  );
});
