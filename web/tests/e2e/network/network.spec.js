import AxeBuilder from '@axe-core/playwright';
import {
  box,
  draw,
  drawNumber,
  open,
  rejectEverything,
} from '../../support/browser/page-driver.js';
import { expect, test } from '../../support/browser/watched-test.js';

/** @typedef {import('@playwright/test').Locator} Locator */
/** @typedef {import('@playwright/test').Page} Page */

const DESKTOP = { name: 'desktop', use: { viewport: { width: 1280, height: 720 } } };
const PHONE = {
  name: 'phone',
  use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

const title = (/** @type {Page} */ page) => page.locator('#network .why h3');
const slider = (/** @type {Page} */ page, /** @type {string} */ layer) =>
  page.locator(`#network .${layer}`).getByRole('slider');

/** Clicks with the mouse, or taps where there is a finger. @param {Locator} target @param {boolean | undefined} hasTouch @param {{x: number, y: number}} [position] */
const press = (target, hasTouch, position) =>
  hasTouch ? target.tap({ position }) : target.click({ position });

/** Presses a square of a layer. @param {Page} page @param {string} layer @param {number} column from 0 @param {number} row @param {number} columns @param {number} rows @param {boolean | undefined} hasTouch */
async function pressSquare(page, layer, column, row, columns, rows, hasTouch) {
  const area = slider(page, layer);
  const { width, height } = await box(area);
  const position = { x: ((column + 0.5) / columns) * width, y: ((row + 0.5) / rows) * height };
  await press(area, hasTouch, position);
}

/** How many pixels of a canvas are not empty. @param {Locator} canvas */
const inked = (canvas) =>
  canvas.evaluate((/** @type {HTMLCanvasElement} */ node) => {
    const { data } = /** @type {CanvasRenderingContext2D} */ (node.getContext('2d')).getImageData(
      0,
      0,
      node.width,
      node.height,
    );
    return data.filter((value, i) => i % 4 === 3 && value > 0).length;
  });

/** The exact numbers of `<data>` elements. @param {Locator} data @returns {Promise<number[]>} */
const exact = (data) =>
  data.evaluateAll((nodes) =>
    nodes.map((node) => Number(/** @type {HTMLDataElement} */ (node).value)),
  );

/** The numbers as they are read. @param {Locator} data */
const shown = async (data) =>
  (await data.allTextContents()).map((text) => Number(text.replace('−', '-')));

const sum = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);

/** What the network says of the image that is shown, by the classifier's own arithmetic. @param {Page} page */
async function numbersOf(page) {
  const details = page.locator('#network details.numbers');
  if (!(await details.evaluate((node) => /** @type {HTMLDetailsElement} */ (node).open))) {
    await details.locator('summary').click();
  }
  const tables = details.locator('table');
  const rows = (/** @type {number} */ i) =>
    tables
      .nth(i)
      .locator('tbody tr')
      .evaluateAll((nodes) =>
        nodes.map((row) =>
          Array.from(row.children, (cell) =>
            parseFloat(String(cell.textContent).replace('−', '-')),
          ),
        ),
      );
  return { outputs: await rows(0), neurons: await rows(1), squares: await rows(2) };
}

for (const { name, use } of [DESKTOP, PHONE]) {
  test.describe(name, () => {
    test.use(use);

    test('says why, and why not another digit', async ({ page, hasTouch }) => {
      await open(page);
      await expect(title(page)).toHaveText('Why?');
      await draw(page, 7);
      await expect(title(page)).toHaveText('Why 7?');
      const map = page.locator('#network .by-squares canvas');
      await map.scrollIntoViewIfNeeded();
      await expect.poll(() => inked(map)).toBeGreaterThan(300);

      const one = page.getByRole('button', { name: 'and not 1' });
      await press(one, hasTouch);
      await expect(title(page)).toHaveText('Why 7 and not 1?');
      await expect(one).toHaveAttribute('aria-pressed', 'true');
      const logits = await exact(page.locator('.output-layer .sum-value'));
      for (const list of ['.by-squares dd data', '.output .contributors li:visible data']) {
        await test.step(list, async () => {
          const parts = page.locator(`#network ${list}`);
          const rounded = await shown(parts);
          expect(sum(rounded.slice(0, -1)), 'to the eye').toBeCloseTo(Number(rounded.at(-1)), 6);
          const values = await exact(parts);
          expect(Math.abs(sum(values.slice(0, -1)) - Number(values.at(-1)))).toBeLessThan(1e-4);
          expect(Math.abs(Number(values.at(-1)) - (logits[7] - logits[1]))).toBeLessThan(1e-4);
        });
      }
      await page.reload();
      await expect(title(page), 'survives a reload').toHaveText('Why 7 and not 1?');
      await press(one, hasTouch);
      await expect(title(page)).toHaveText('Why 7?');
    });

    test('shows where the number of a neuron comes from', async ({ page, hasTouch }) => {
      await open(page);
      await draw(page, 7);
      await expect(title(page)).toHaveText('Why 7?');
      // The strongest of those that are named.
      const named = page.locator('#network .output .contributors button').first();
      const neuron = Number((await named.textContent())?.match(/\d+/));
      await press(named, hasTouch);
      await expect(title(page)).toHaveText(new RegExp(`^Neuron ${neuron}: lit, \\d+\\.\\d$`));
      await expect(slider(page, 'hidden-layer')).toHaveAttribute('aria-valuenow', String(neuron));

      const details = page.locator('#network .details.neuron');
      await details.scrollIntoViewIfNeeded();
      for (const picture of await details.locator('canvas').all()) {
        await expect.poll(() => inked(picture)).toBeGreaterThan(100);
      }
      const [products, bias, total] = await exact(details.locator('.sum data'));
      expect(Math.abs(products + bias - total)).toBeLessThan(1e-4);
      const [activation] = await exact(details.locator('.relu data'));
      expect(Math.abs(Math.max(0, total) - activation)).toBeLessThan(1e-4);
      const { neurons } = await numbersOf(page);
      expect(neurons).toHaveLength(128);
      expect(Math.abs(neurons[neuron - 1][1] - activation)).toBeLessThan(1e-4);
      const votes = await exact(details.locator('.ballots data'));
      expect(votes).toHaveLength(10);
      expect(Math.abs(votes[7] - neurons[neuron - 1][2])).toBeLessThan(1e-4);

      await page.reload();
      await expect(title(page), 'survives a reload').toHaveText(new RegExp(`^Neuron ${neuron}: `));
      await press(page.getByRole('button', { name: 'Back to the answer' }), hasTouch);
      await expect(title(page)).toHaveText('Why 7?');
    });

    test('a square, a neuron and a digit are chosen by pointer', async ({ page, hasTouch }) => {
      await open(page);
      await draw(page, 7);
      await expect(title(page)).toHaveText('Why 7?');
      await pressSquare(page, 'input-layer', 0, 27, 28, 28, hasTouch);
      await expect(title(page)).toHaveText(/^Square in row 28, column 1: 0\s% ink$/);
      await expect(page.locator('#network .square')).toContainText('has learned nothing');
      await pressSquare(page, 'hidden-layer', 2, 1, 16, 8, hasTouch);
      await expect(title(page)).toHaveText(/^Neuron 19: /);
      await press(page.locator('#network .output-layer li button').nth(4), hasTouch);
      await expect(title(page)).toHaveText('Why 4?');
      const [total] = (await exact(page.locator('#network .by-squares dd data'))).slice(-1);
      const logits = await exact(page.locator('.output-layer .sum-value'));
      expect(Math.abs(total - logits[4])).toBeLessThan(1e-4);
      await page.locator('#undo').click();
      await expect(title(page), 'a sum is asked about for one drawing').toHaveText('Why?');
    });

    test('ten sums become ten percentages', async ({ page, hasTouch }) => {
      await open(page);
      await draw(page, 7);
      await press(page.getByRole('button', { name: 'How sums become %' }), hasTouch);
      await expect(title(page)).toHaveText('How sums become percentages');
      const rows = page.locator('#network .powers tbody tr');
      await expect(rows).toHaveCount(10);
      const values = await exact(rows.locator('data'));
      const cells = Array.from({ length: 10 }, (_, i) => values.slice(3 * i, 3 * i + 3));
      const all = sum(cells.map(([, power]) => power));
      const most = Math.max(...cells.map(([logit]) => logit));
      const { outputs } = await numbersOf(page);
      for (const [digit, [logit, power, share]] of cells.entries()) {
        expect(power).toBeCloseTo(Math.exp(logit - most), 9);
        expect(Math.abs(power / all - share)).toBeLessThan(1e-4);
        expect(Math.abs(logit - outputs[digit][1])).toBeLessThan(1e-4);
        expect(Math.abs(100 * share - outputs[digit][2])).toBeLessThan(1e-2);
      }
      await expect(page.locator('#network .softmax-details')).toContainText(
        /The 7 is ahead of the/,
      );
    });

    test('axe finds nothing in it, whatever is chosen', async ({ page, hasTouch }) => {
      test.setTimeout(240_000);
      await open(page);
      await draw(page, 7);
      await expect(title(page)).toHaveText('Why 7?');
      const steps = {
        contrast: () => press(page.getByRole('button', { name: 'and not 1' }), hasTouch),
        square: () => pressSquare(page, 'input-layer', 14, 6, 28, 28, hasTouch),
        neuron: () => pressSquare(page, 'hidden-layer', 2, 1, 16, 8, hasTouch),
        softmax: () => press(page.getByRole('button', { name: 'How sums become %' }), hasTouch),
        tables: () => page.locator('#network .numbers summary').click(),
      };
      for (const [step, choose] of Object.entries(steps)) {
        await choose();
        for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
          await test.step(`${step}, ${colorScheme}`, async () => {
            await page.emulateMedia({ colorScheme });
            const { violations } = await new AxeBuilder({ page }).include('#network').analyze();
            expect(violations).toEqual([]);
          });
        }
      }
      const least = hasTouch ? 44 : 24;
      for (const target of await page.locator('#network :is(button, .area):visible').all()) {
        const { width, height } = await box(target);
        const name = String(await target.textContent());
        expect(Math.min(width, height), name).toBeGreaterThanOrEqual(least);
      }
    });

    test('follows the pen while one draws', async ({ page }) => {
      await open(page);
      const { x, y, width, height } = await box(page.locator('#pad'));
      const to = (/** @type {number} */ u, /** @type {number} */ v) =>
        page.mouse.move(x + u * width, y + v * height, { steps: 8 });
      await to(0.5, 0.2);
      await page.mouse.down();
      await to(0.4, 0.7);
      await expect(title(page)).toHaveText('Why 1?');
      await to(0.75, 0.7);
      await to(0.75, 0.2);
      await to(0.5, 0.2);
      await expect(title(page)).toHaveText('Why 0?');
      await page.mouse.up();
    });
  });
}

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
  await expect(input).toHaveAttribute('aria-valuetext', /^row 2, column 1: 0\s% ink$/);
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

test('typing the digit that one expected asks why it is another', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await expect(title(page)).toHaveText('Why 7?');
  await page.keyboard.press('1');
  await expect(title(page)).toHaveText('Why 7 and not 1?');
  await expect(page.locator('#announcer')).toHaveText('Why 7 and not 1?');
  await page.keyboard.press('1');
  await expect(title(page)).toHaveText('Why 7?');
});

test('what is no digit is compared with the nearest', async ({ page }) => {
  await rejectEverything(page);
  await open(page);
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('?');
  await expect(title(page)).toHaveText('Not a digit. Why nearest to 7?');
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
  for (const part of ['#pad', '#undo', '#network .picture', '#network .why']) {
    const { y, height } = await box(page.locator(part));
    expect(y, part).toBeGreaterThanOrEqual(0);
    expect(y + height, part).toBeLessThanOrEqual(720);
  }
  const pad = await box(page.locator('#pad'));
  expect((await box(page.locator('#network'))).x).toBeGreaterThan(pad.x + pad.width);
});

test('on a phone the drawing and the answer stay in sight, small', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await draw(page, 7);
  await page.locator('#network .why').scrollIntoViewIfNeeded();
  const copy = page.locator('.small-copy');
  await expect(copy).toBeInViewport({ ratio: 1 });
  await expect(copy).toHaveText('7');
  await expect.poll(() => inked(copy.locator('canvas'))).toBeGreaterThan(50);
  await expect(page.locator('#pad')).not.toBeInViewport();
});

test('an example passes through an empty picture once', async ({ page }) => {
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
  await page.locator('#clear').click();
  await expect(picture).not.toHaveClass(/example/);
});

test('the example does not come where nothing shall move, and goes at the first ink', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
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
    for (const part of await page
      .locator('#network :is(.layer, button, canvas, dl, ul):visible')
      .all()) {
      const inner = await box(part);
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
  await expect(page.locator('#network .input-layer')).toContainText('as you changed them');
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
