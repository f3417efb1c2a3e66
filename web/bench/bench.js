/**
 * Measures the built page against its budgets: `npm run bench`.
 *
 * Sizes are gzipped, as a server sends them. Times are of this machine; the column "stock" is what a
 * page takes that loads the whole `tf.min.js` and a float32 network, and answers with
 * `model.predict`. It is left out when the package registry cannot be reached.
 */

import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import config from '../playwright.config.js';
import { draw, strokesOf } from '../tests/support/browser/page-driver.js';
import { staticServer } from '../tests/support/browser/static-server.js';
import { stockPage } from './stock-page.js';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const DRAWINGS = 60;
const ANSWERS = 10_000;
const SLOWER = 4; // a phone's processor, against this machine's

/** @typedef {import('@playwright/test').Page} Page */

/** @param {number[]} values @param {number} share */
const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

/** Gzipped bytes of all that the page and its service worker fetch at the first visit. */
async function firstVisit() {
  const worker = await readFile(join(DIST, 'sw.js'), 'utf8');
  const kept = [...worker.matchAll(/url:"([^"]+)"/g)].map(([, url]) => url);
  const runtime = (await readdir(DIST)).filter((name) => /^workbox-.*\.js$/.test(name));
  return gzipped(DIST, [...kept, ...runtime, 'sw.js', 'manifest.webmanifest']);
}

/** @param {string} folder @param {string[]} names */
async function gzipped(folder, names) {
  const files = await Promise.all([...new Set(names)].map((name) => readFile(join(folder, name))));
  return files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0);
}

/** The page's own script, which one can draw with. */
async function firstScript() {
  const html = await readFile(join(DIST, 'index.html'), 'utf8');
  return gzipped(
    DIST,
    [...html.matchAll(/<script[^>]+src="\.\/([^"]+)"/g)].map(([, name]) => name),
  );
}

/**
 * Time from the start of navigation until `<html data-state>` is ready, in ms.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {boolean} isSlow as on a phone: 10 Mbit/s, 40 ms, a processor four times slower
 */
async function timeToReady(browser, url, isSlow) {
  const times = [];
  for (let i = 0; i < 5; i++) {
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
 * Draws, and times each last pen-up until its answer stands on the page, in ms.
 *
 * @param {Page} page
 * @param {number[]} digits side by side
 */
async function penUpToAnswer(page, digits) {
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

/**
 * The script's work in each frame while a digit is drawn and all views that follow the pen are in
 * sight, in ms.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 */
async function workInFrames(browser, url) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 1600 },
    deviceScaleFactor: 2,
  });
  await page.addInitScript(() => {
    const work = /** @type {Map<number, number>} */ (new Map());
    Object.assign(window, { work });
    const ask = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      ask((time) => {
        const start = performance.now();
        callback(time);
        work.set(time, (work.get(time) ?? 0) + performance.now() - start);
      });
  });
  await page.goto(url);
  await page.locator('html[data-state="ready"]').waitFor();
  await page.locator('#network .picture').waitFor();
  await page.evaluate(() => /** @type {any} */ (window).work.clear());
  await drawSlowly(page);
  const work = await page.evaluate(() => [.../** @type {any} */ (window).work.values()]);
  await page.close();
  return work;
}

/** The longest task while a digit is drawn at a hand's speed, in ms; tasks under 50 ms count as none. */
async function longestTask(/** @type {Page} */ page) {
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

/** Time of one answer of the network, tensors left behind by many, and its weights. @param {Page} page */
async function answers(page) {
  const name = (await readdir(join(DIST, 'assets'))).find((name) => name.startsWith('reader-'));
  return page.evaluate(
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
    { url: new URL(`assets/${name}`, page.url()).href, count: ANSWERS },
  );
}

const temporary = await mkdtemp(join(tmpdir(), 'digits-bench-'));
const ours = await staticServer(DIST);
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(ours.url);
  await page.locator('html[data-state="ready"]').waitFor();
  const own = await answers(page);
  const stock = await stockPage(temporary, own.weights).catch((error) => {
    console.warn(`Without the stock page: ${error.message}`);
    return null;
  });
  const one = await penUpToAnswer(page, [5]);
  const five = await penUpToAnswer(page, [1, 7, 1, 7, 1]);
  const task = await longestTask(page);
  await page.close();

  const kb = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const ms = (/** @type {number} */ time) => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
  /** @type {Record<string, string>[]} */
  const rows = [];
  /**
   * @param {string} what
   * @param {number} value
   * @param {(value: number) => string} format
   * @param {number} [budget]
   * @param {number} [other] of the stock page
   */
  const row = (what, value, format, budget, other) =>
    rows.push({
      what,
      page: format(value),
      budget: budget === undefined ? '' : format(budget),
      kept: budget === undefined ? '' : value <= budget ? 'yes' : 'NO',
      stock: other === undefined ? '' : format(other),
      ratio: other === undefined ? '' : (value / other).toFixed(2),
    });

  row('first visit, everything', await firstVisit(), kb, 230_000, await stock?.bytes());
  row('JavaScript before the first drawing', await firstScript(), kb, 15_000);
  for (const isSlow of [false, true]) {
    row(
      isSlow ? 'ready, slow phone' : 'ready',
      await timeToReady(browser, ours.url, isSlow),
      ms,
      undefined,
      stock ? await timeToReady(browser, stock.url, isSlow) : undefined,
    );
  }
  row('one answer of the network', own.ms, ms, undefined, await stock?.answerMs(browser));
  row('pen up to answer, one digit, 95 of 100', quantile(one, 0.95), ms, 8);
  row('pen up to answer, five digits, 95 of 100', quantile(five, 0.95), ms, 16);
  row('longest task while drawing', task, ms, 50);
  const work = quantile(await workInFrames(browser, ours.url), 0.95);
  row('work in a frame with all views, 95 of 100', work, ms, 1000 / 60 / SLOWER);
  row(`tensors left by ${ANSWERS} answers`, own.leaked, String, 0);
  console.table(rows);
  await stock?.close();
} finally {
  await browser.close();
  await ours.close();
  await rm(temporary, { recursive: true });
}
