/** What `npm run bench` measures in a page: when it is ready, and how fast it answers. */

import { draw, strokesOf } from '../../tests/support/browser/page-driver.js';
import { quantile } from './figures.js';

const VISITS = 5;
const DRAWINGS = 60;
const SLOWER = 4; // a phone's processor, against this machine's

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Time from the start of navigation until `<html data-state>` is ready, in ms.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {boolean} isSlow as on a phone: 10 Mbit/s, 40 ms, a processor four times slower
 */
export async function timeToReady(browser, url, isSlow) {
  const times = [];
  for (let i = 0; i < VISITS; i++) {
    // Each with a cache of its own.
    const page = await browser.newPage();
    const client = await page.context().newCDPSession(page);
    if (isSlow) {
      await client.send('Network.enable');
      await client.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 40,
        downloadThroughput: 10e6 / 8,
        uploadThroughput: 10e6 / 8,
      });
      await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    }
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.documentElement?.dataset.state !== 'ready') return;
        Object.assign(window, { readyAt: performance.now() });
        observer.disconnect();
      }).observe(document, { attributes: true, subtree: true });
    });
    await page.goto(url);
    await page.locator('html[data-state="ready"]').waitFor();
    times.push(await page.evaluate(() => /** @type {any} */ (window).readyAt));
    await page.close();
  }
  return quantile(times, 0.5);
}

/**
 * Measures in a page of its own, as a visitor has it: what was measured before leaves nothing to be cleared away.
 * @template T
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {(page: Page) => Promise<T>} measure
 */
export async function inNewPage(browser, url, measure) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.goto(url);
    await page.locator('html[data-state="ready"]').waitFor();
    return await measure(page);
  } finally {
    await page.close();
  }
}

/**
 * Draws, and times each last pen-up until its answer stands on the page, in ms.
 *
 * @param {Page} page
 * @param {number[]} digits side by side
 */
export async function penUpToAnswer(page, digits) {
  await page.evaluate(() => {
    const bench = { times: /** @type {number[]} */ ([]), start: 0 };
    Object.assign(window, { bench });
    addEventListener('pointerup', () => (bench.start = performance.now()), true);
    addEventListener('pointerup', () => bench.times.push(performance.now() - bench.start));
  });
  const times = [];
  for (let i = 0; i < DRAWINGS; i++) {
    for (const [k, digit] of digits.entries()) {
      await draw(page, digit, {
        x: (k + 0.5) / digits.length,
        size: digits.length > 1 ? 0.3 : 0.6,
      });
    }
    times.push(await page.evaluate(() => /** @type {any} */ (window).bench.times.at(-1)));
    await page.keyboard.press('Escape');
  }
  return times;
}

/** The longest task while a digit is drawn at a hand's speed, in ms; tasks under 50 ms count as none. @param {Page} page */
export async function longestTask(page) {
  await page.evaluate(() => {
    const tasks = /** @type {number[]} */ ([]);
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  await drawSlowly(page);
  return page.evaluate(() => Math.max(0, .../** @type {any} */ (window).tasks));
}

/** Draws and clears a five, ten times, point by point. @param {Page} page */
async function drawSlowly(page) {
  for (let i = 0; i < 10; i++) {
    for (const [first, ...rest] of await strokesOf(page, 5)) {
      await page.mouse.move(first[0], first[1]);
      await page.mouse.down();
      for (const [x, y] of rest) await page.mouse.move(x, y);
      await page.mouse.up();
    }
    await page.keyboard.press('Escape');
  }
}

/**
 * Time of one answer of the network in ms, tensors left behind by many, and its weights.
 * @param {Page} page
 * @param {string} reader address of the page's reader, from the page
 * @param {number} count of answers
 */
export const answers = (page, reader, count) =>
  page.evaluate(
    async ({ url, count }) => {
      const { createReader } = await import(url);
      const { classifier } = await createReader('model/model.json');
      const image = new Float32Array(784).map((_, i) => (i % 5 ? 0 : 1));
      const before = classifier.tensorCount();
      const start = performance.now();
      for (let i = 0; i < count; i++) classifier.classify([image]);
      const ms = (performance.now() - start) / count;
      const leaked = classifier.tensorCount() - before;
      const weights = Object.values(classifier.weights).map((values) => Array.from(values));
      return { ms, leaked, weights };
    },
    { url: new URL(reader, page.url()).href, count },
  );
