/**
 * Measures the built page: `npm run bench`; with `-- --save` the figures are committed to, as what the next run is
 * compared with (`figures.json`; sizes are in `sizes.json`).
 *
 * Sizes are gzipped, and so all is served. Times are of this machine, and only printed: believe ratios. "Floor" is a
 * page that does no more than load the same weights and multiply, in plain JavaScript; "stock" one that loads the
 * whole `tf.min.js` and a float32 network. The stock page is left out when the package registry cannot be reached.
 */

import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import config from '../../playwright.config.js';
import { draw, strokesOf } from '../../tests/support/browser/page-driver.js';
import { staticServer } from '../../tests/support/browser/static-server.js';
import { changedFiles, quantile, tableOf } from './figures.js';
import { floorPage } from './floor-page.js';
import { LAYOUTS, workInFrames, workInLongStroke } from './frames.js';
import { COMMITTED as SIZES, LIMITS, firstVisit, sums, total } from './sizes.js';
import { pictureFigures } from './slow-pictures.js';
import { stockPage } from './stock-page.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const FIGURES = new URL('figures.json', import.meta.url);
const VISITS = 5;
const DRAWINGS = 60;
const ANSWERS = 10_000;
const SLOWER = 4; // a phone's processor, against this machine's

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.js').Figure} Figure */

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
async function inNewPage(browser, url, measure) {
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

/**
 * Work in a frame with 10 and with 300 strokes on the pad, in ms of the processor.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {keyof typeof LAYOUTS} layout
 */
async function fewAndMany(browser, url, layout) {
  const [few, many] = [
    await workInFrames(browser, url, layout, 10),
    await workInFrames(browser, url, layout, 300),
  ].map((frames) => frames.map(({ script }) => script));
  const times = (/** @type {number} */ share) => quantile(many, share) / quantile(few, share);
  return { few: quantile(few, 0.95), half: times(0.5), most: times(0.95) };
}

/** @param {URL} file @returns {Promise<Record<string, number>>} */
const readJson = async (file) => JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));

const temporary = await mkdtemp(join(tmpdir(), 'digits-bench-'));
const folderOf = async (/** @type {string} */ name) => {
  const folder = join(temporary, name);
  await mkdir(folder);
  return folder;
};
const ours = await staticServer(DIST, '/', { gzips: true });
const floor = await floorPage(await folderOf('floor'));
const browser = await chromium.launch(config.use?.launchOptions);
try {
  /** @template T @param {(page: Page) => Promise<T>} measure */
  const measured = (measure) => inNewPage(browser, ours.url, measure);
  const own = await measured(answers);
  const stock = await stockPage(await folderOf('stock'), own.weights).catch((error) => {
    console.warn(`Without the stock page: ${error.message}`);
    return null;
  });
  const one = await measured((page) => penUpToAnswer(page, [5]));
  const twelve = await measured((page) =>
    penUpToAnswer(page, [1, 7, 1, 7, 1, 7, 1, 7, 1, 7, 1, 7]),
  );
  const task = await measured(longestTask);
  const pictures = await measured(pictureFigures);

  const sizes = await firstVisit();
  /** @type {Figure[]} */
  const figures = [
    {
      name: 'first visit, everything',
      value: total(sizes) / 1000,
      unit: 'kB',
      limit: LIMITS['first visit'] / 1000,
      floor: floor.bytes / 1000,
      stock: stock ? stock.bytes() / 1000 : undefined,
    },
    {
      name: 'weights',
      value: sums(sizes).weights / 1000,
      unit: 'kB',
      limit: LIMITS.weights / 1000,
    },
    {
      name: 'JavaScript before the first drawing',
      value: (await firstScript()) / 1000,
      unit: 'kB',
      limit: LIMITS['main script'] / 1000,
    },
    {
      name: 'one answer of the network',
      value: own.ms,
      unit: 'ms',
      stock: await stock?.answerMs(browser),
    },
    {
      name: 'pen up to answer, one digit, 95 of 100',
      value: quantile(one, 0.95),
      unit: 'ms',
      limit: 2,
    },
    {
      name: 'pen up to answer, twelve digits, 95 of 100',
      value: quantile(twelve, 0.95),
      unit: 'ms',
      limit: 6,
    },
    { name: 'longest task while drawing', value: task, unit: 'ms', limit: 50 },
    { name: `tensors left by ${ANSWERS} answers`, value: own.leaked, unit: '', limit: 0 },
    ...pictures,
  ];
  for (const isSlow of [false, true]) {
    const time = (/** @type {string} */ url) => timeToReady(browser, url, isSlow);
    const name = isSlow ? 'ready, slow phone' : 'ready';
    const [value, least] = [await time(ours.url), await time(floor.url)];
    figures.push({
      name,
      value,
      unit: 'ms',
      floor: least,
      stock: stock ? await time(stock.url) : undefined,
    });
    if (!isSlow) continue;
    figures.push({ name: `${name}: times the floor`, value: value / least, unit: 'x', limit: 1.3 });
  }
  for (const layout of /** @type {(keyof typeof LAYOUTS)[]} */ (Object.keys(LAYOUTS))) {
    const { few, half, most } = await fewAndMany(browser, ours.url, layout);
    figures.push(
      { name: `${layout}: work in a frame, 95 of 100`, value: few, unit: 'ms', limit: 4.2 },
      { name: `${layout}: 300 strokes against 10, half`, value: half, unit: 'x', limit: 2 },
      { name: `${layout}: 300 strokes against 10, 95 of 100`, value: most, unit: 'x', limit: 2 },
    );
  }
  const long = (await workInLongStroke(browser, ours.url, 10_000)).map(({ script }) => script);
  figures.push({
    name: 'stroke of 10,000 points: work in a frame, 95 of 100',
    value: quantile(long, 0.95),
    unit: 'ms',
    limit: 8,
  });
  console.table(tableOf(figures, await readJson(FIGURES)));
  const files = changedFiles(sizes, await readJson(SIZES));
  if (files.length) console.table(files);
  if (process.argv.includes('--save')) {
    const values = figures.map(({ name, value }) => [name, Number(value.toFixed(3))]);
    await writeFile(FIGURES, `${JSON.stringify(Object.fromEntries(values), null, 2)}\n`);
    await writeFile(SIZES, `${JSON.stringify(sizes, null, 2)}\n`);
  }
  await stock?.close();
} finally {
  await browser.close();
  await ours.close();
  await floor.close();
  await rm(temporary, { recursive: true });
}
