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
import { chromium } from '@playwright/test';
import config from '../../playwright.config.js';
import { staticServer } from '../../tests/support/browser/static-server.js';
import { changedFiles, quantile, tableOf } from './figures.js';
import { floorPage } from './floor-page.js';
import { LAYOUTS, fewAndMany, workInLongStroke } from './frames.js';
import { answers, inNewPage, longestTask, penUpToAnswer, timeToReady } from './measures.js';
import { COMMITTED as SIZES, LIMITS, firstVisit, sums, total } from './sizes.js';
import { pictureFigures } from './slow-pictures.js';
import { stockPage } from './stock-page.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const FIGURES = new URL('figures.json', import.meta.url);
const ANSWERS = 10_000;

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./figures.js').Figure} Figure */

/** Address of the reader, from the page. */
const readerUrl = async () =>
  `assets/${(await readdir(join(DIST, 'assets'))).find((name) => name.startsWith('reader-'))}`;

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
  const reader = await readerUrl();
  const own = await measured((page) => answers(page, reader, ANSWERS));
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
      value: sums(sizes)['main script'] / 1000,
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
