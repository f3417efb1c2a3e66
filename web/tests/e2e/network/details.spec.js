/** Where a number comes from: what opens below the picture of the network. */
import {
  exact,
  inked,
  numbersOf,
  press,
  pressSquare,
  shown,
  slider,
  sum,
  title,
} from '../../support/browser/network-view.js';
import { expectAccessibleInBothThemes } from '../../support/browser/accessibility.js';
import { box, boxes, draw, open, rejectEverything } from '../../support/browser/page-driver.js';
import { LAPTOP, onDesktopAndPhone } from '../../support/browser/screens.js';
import { expect, test } from '../../support/browser/watched-test.js';

onDesktopAndPhone(() => {
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
    const votes = await exact(details.locator('.votes data'));
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
    await expect(title(page)).toHaveText(/^Square in row 28, column 1: rising lines, 0\s%$/);
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
    await expect(page.locator('#network .softmax-details')).toContainText(/The 7 is ahead of the/);
  });

  test('axe finds nothing in it, whatever is chosen', async ({ page, hasTouch }) => {
    test.setTimeout(240_000);
    await open(page);
    await draw(page, 7);
    await expect(title(page)).toHaveText('Why 7?');
    await expectAccessibleInBothThemes(page, '#network');
    const steps = {
      contrast: () => press(page.getByRole('button', { name: 'and not 1' }), hasTouch),
      square: () => pressSquare(page, 'input-layer', 14, 6, 28, 28, hasTouch),
      neuron: () => pressSquare(page, 'hidden-layer', 2, 1, 16, 8, hasTouch),
      softmax: () => press(page.getByRole('button', { name: 'How sums become %' }), hasTouch),
      // A thousand cells, the same on every screen.
      ...(hasTouch && { tables: () => page.locator('#network .numbers summary').click() }),
    };
    for (const [step, choose] of Object.entries(steps)) {
      await test.step(step, async () => {
        await choose();
        await expectAccessibleInBothThemes(page, '#network .explanation, #network .numbers');
      });
    }
    const least = hasTouch ? 44 : 24;
    const targets = page.locator('#network :is(button, .area):visible');
    for (const { text, width, height } of await boxes(targets)) {
      expect(Math.min(width, height), text).toBeGreaterThanOrEqual(least);
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
}, LAPTOP);

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
