/** The page in each browser: what a visitor does on a first visit, and on the next one without a network. */
import { writeFile } from 'node:fs/promises';
import { animatedGif } from '../support/inputs/animated-image.js';
import { STROKES } from '../support/browser/page-driver.js';
import { penLines, photo } from '../support/inputs/synthetic-photo.js';
import { toFragment } from '../../src/sharing/link.js';
import { expect, test } from './visited-test.js';

/** @typedef {import('./visited-test.js').Visitor} Visitor */

test('draws, shares, comes back and asks why', async ({ visitor, server }, info) => {
  test.setTimeout(90_000);
  const answer = () => textOf(visitor, '#digit');

  await test.step('a digit and a number by mouse', async () => {
    await open(visitor, server.url);
    await draw(visitor, [7]);
    await expect.poll(answer).toBe('7');
    await click(visitor, '#clear');
    await expect.poll(answer).toBe('');
    await draw(visitor, [2, 0, 4, 7]);
    await expect.poll(answer).toBe('2047');
  });

  await test.step('a reload keeps it', async () => {
    await visitor.reload();
    await expect.poll(answer).toBe('2047');
  });

  await test.step('why it is this digit', async () => {
    await reveal(visitor, '#network .explanation');
    await expect.poll(() => textOf(visitor, '#network .explanation h3')).toBe('Why 7?');
    await visitor.evaluate(() => scrollTo(0, 0));
  });

  await test.step('by keyboard', async () => {
    await visitor.evaluate(() => document.querySelector('canvas')?.focus());
    await visitor.press('Escape');
    await expect.poll(answer).toBe('');
    const down = Array.from({ length: 10 }, () => 'ArrowDown');
    for (const key of ['Space', ...down, 'Space']) await visitor.press(key);
    await expect.poll(answer).toBe('1');
  });

  await test.step('a picture', async () => {
    const seven = photo({ ink: penLines([[[110, 60], [200, 60], [140, 190]]], 12) }); // prettier-ignore
    const file = info.outputPath('seven.gif');
    await writeFile(file, animatedGif(seven, photo({})));
    await visitor.upload('input[type=file]', file);
    await expect.poll(answer).toBe('7');
  });

  await test.step('a link', async () => {
    const fragment = await toFragment(STROKES[4]);
    await visitor.evaluate((hash) => void (location.hash = hash), fragment);
    await expect.poll(answer).toBe('4');
    await expect.poll(() => visitor.evaluate(() => location.hash)).toBe('');
  });

  await test.step('without a network', async () => {
    await expect
      .poll(() => textOf(visitor, '#offline'), { timeout: 20_000 })
      .toBe('Ready to work offline.');
    await server.close();
    await open(visitor, `${server.url}?from=home-screen`);
    await expect.poll(answer).toBe('4');
    await click(visitor, '#clear');
    await draw(visitor, [3]);
    await expect.poll(answer).toBe('3');
  });
});

/** @param {Visitor} visitor @param {string} url */
async function open(visitor, url) {
  await visitor.goto(url);
  const state = () => visitor.evaluate(() => document.documentElement.dataset.state);
  await expect.poll(state, { timeout: 15_000 }).toBe('ready');
}

/** @param {Visitor} visitor @param {string} selector */
const textOf = (visitor, selector) =>
  visitor.evaluate((css) => document.querySelector(css)?.textContent ?? '', selector);

/** @param {Visitor} visitor @param {string} selector */
const reveal = (visitor, selector) =>
  visitor.evaluate((css) => document.querySelector(css)?.scrollIntoView(), selector);

/** @param {Visitor} visitor @param {string} selector */
const boxOf = (visitor, selector) =>
  visitor.evaluate((css) => {
    const { left, top, width, height } = /** @type {Element} */ (
      document.querySelector(css)
    ).getBoundingClientRect();
    return { left, top, width, height };
  }, selector);

/** @param {Visitor} visitor @param {string} selector */
async function click(visitor, selector) {
  const { left, top, width, height } = await boxOf(visitor, selector);
  await visitor.drag([[left + width / 2, top + height / 2]]);
}

/** Draws digits side by side with the mouse. @param {Visitor} visitor @param {number[]} digits */
async function draw(visitor, digits) {
  const pad = await boxOf(visitor, '#pad');
  const side = 0.35 * pad.height;
  for (const [place, digit] of digits.entries()) {
    const left = pad.left + ((place + 0.5) / digits.length) * pad.width - 0.375 * side;
    const top = pad.top + 0.5 * (pad.height - side);
    for (const stroke of STROKES[digit]) {
      await visitor.drag(stroke.map(([u, v]) => [left + u * side * 0.75, top + v * side]));
    }
  }
}
