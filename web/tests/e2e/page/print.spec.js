/** What the printed sheet shows, and what it leaves out. */
import { draw, drawNumber, open } from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

test('the sheet shows the network once, on white, and no buttons', async ({ page }) => {
  // As wide as A4 between its margins: a phone's layout, with its small copy of the drawing.
  await page.setViewportSize({ width: 703, height: 1030 });
  await open(page);
  await draw(page, 7);
  await expect(page.locator('.small-copy')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const part of ['#pad', '#digit', '#bars', '#network .picture', '#network .details.output']) {
    await expect(page.locator(part)).toBeVisible();
  }
  await expect(page.locator('.small-copy')).toBeHidden();
  await expect(page.getByRole('button', { name: 'How sums become %' })).toBeHidden();
  const caption = page.locator('#network .caption').first();
  await expect(caption).toHaveCSS('text-shadow', /^rgb\(255, 255, 255\)/);
  await expect(page.locator('#status')).toHaveCSS('text-decoration-line', 'none');
});

test('a sheet is painted for its own shape, in lines, and nothing covers anything', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page);
  await drawNumber(page, [2, 0, 4], 0.3);
  await expect(page.locator('#digit')).toHaveText('204');
  await page.evaluate(() => {
    /** In a PDF the one is a white plate, the other a picture as coarse as the screen. @type {string[]} */
    const calls = [];
    const { prototype } = CanvasRenderingContext2D;
    for (const name of /** @type {const} */ (['clearRect', 'drawImage'])) {
      const method = /** @type {Function} */ (prototype[name]);
      prototype[name] = function (/** @type {unknown[]} */ ...args) {
        if (matchMedia('print').matches && this.canvas.clientWidth) calls.push(name);
        return method.apply(this, args);
      };
    }
    matchMedia('print').addEventListener('change', ({ matches }) => {
      if (!matches) return;
      const sheet = ['#pad', '#network .lines'].map((name) => {
        const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector(name));
        const { width, height, clientWidth, clientHeight } = canvas;
        const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
        const { data } = context.getImageData(0, 0, width, height);
        const isPainted = (/** @type {number} */ i) => data[4 * i + 3] > 0;
        const isOnEdge = Array.from(data.slice(0, width), (_, i) => i).some(
          (x) => isPainted(x) || isPainted((height - 1) * width + x),
        );
        return {
          shape: [width - clientWidth, height - clientHeight],
          isPainted: data.some((value) => value > 0),
          isOnEdge,
        };
      });
      Object.assign(window, { printed: { sheet, calls } });
    });
  });
  await page.pdf();
  const whole = { shape: [0, 0], isPainted: true, isOnEdge: false };
  expect(await page.evaluate(() => Reflect.get(window, 'printed'))).toEqual({
    sheet: [whole, whole],
    calls: [],
  });
  await expect(page.locator('#digit')).toHaveText('204');
});

test.describe('where one draws with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 820, height: 1180 } });

  test('it is one sheet, whatever is chosen', async ({ page }) => {
    await open(page);
    await draw(page, 7);
    const choices = {
      answer: async () => {},
      neuron: () => page.locator('.hidden-layer .area').click({ position: { x: 8, y: 8 } }),
      softmax: () => page.getByRole('button', { name: 'How sums become %' }).click(),
    };
    for (const [name, choose] of Object.entries(choices)) {
      await choose();
      const pdf = await page.pdf({ format: 'A4' });
      expect(String(pdf).match(/\/Type \/Page\b/g), name).toHaveLength(1);
    }
  });
});
