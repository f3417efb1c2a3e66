/**
 * The script's work in a frame while a stroke is drawn on a pad that already holds some.
 */

import { STROKES, box } from '../../tests/support/browser/page-driver.js';
import { mulberry32 } from '../../tests/support/inputs/random.js';
import { quantile } from './figures.js';

/** @typedef {import('../../src/recognition/types.js').Stroke} Stroke */

const PASSES = 4; // of the stroke that is drawn and taken back
const LAST = 200; // points of a long stroke that are looked at; those before them come in batches
const TOGETHER = 50;
const COLUMNS = 20;
const ROWS = 12;

/** Digits of two strokes, so that half as many digits as strokes stand on the pad. */
const TWO_STROKES = [4, 5];

/**
 * Digits in a grid.
 * @param {number} size of a digit, as a share of its cell
 * @returns {(count: number, width: number, height: number) => Stroke[]}
 */
const grid = (size) => (count, width, height) => {
  const [cellX, cellY] = [width / COLUMNS, height / ROWS];
  const side = size * Math.min(cellX, cellY);
  return Array.from({ length: count / 2 }, (_, i) => {
    const [x, y] = [(i % COLUMNS) + 0.5, Math.floor(i / COLUMNS) + 0.5];
    return STROKES[TWO_STROKES[i % 2]].map((stroke) =>
      stroke.map(
        ([u, v]) =>
          /** @type {[number, number]} */ ([
            x * cellX + (u - 0.5) * side * 0.75,
            y * cellY + (v - 0.5) * side,
          ]),
      ),
    );
  }).flat();
};

/** What lies on the pad: a drawing of so many strokes on a pad of such a size. */
export const LAYOUTS = {
  rows: grid(0.7),
  dense: grid(1.15),
  /** @type {(count: number, width: number, height: number) => Stroke[]} */
  scribble(count, width, height) {
    const random = mulberry32(1);
    return Array.from({ length: count }, () => {
      let [x, y] = [width * random(), height * random()];
      let angle = 2 * Math.PI * random();
      return Array.from({ length: 30 }, () => {
        angle += random() - 0.5;
        x = Math.min(Math.max(x + 6 * Math.cos(angle), 2), width - 2);
        y = Math.min(Math.max(y + 6 * Math.sin(angle), 2), height - 2);
        return /** @type {[number, number]} */ ([x, y]);
      });
    });
  },
};

/** What the main thread does in a frame: script, and what the browser does with what it has changed. */
const SCRIPT = ['FireAnimationFrame', 'EventDispatch'];
const RENDERING = ['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit'];

/**
 * @typedef {{name: string, ph: string, ts: number, tdur?: number, dur?: number, pid: number, tid: number}} TraceEvent
 *   of Chromium; times in microseconds, `tdur` of the processor
 */

/**
 * Processor time of the script and of all work in each frame: what lies between two beginnings of frames.
 * @param {TraceEvent[]} events
 * @returns {{script: number, all: number}[]} ms; frames in which the page did nothing are left out
 */
export function framesOf(events) {
  const begun = events.filter(({ name }) => name === 'FireAnimationFrame');
  const { pid, tid } = begun[0] ?? {};
  /** @type {{script: number, all: number}[]} */
  const frames = [];
  let frame = { script: 0, all: 0 };
  let isAnimated = false;
  let hasPainted = false;
  let end = 0; // of the work counted last: what it contains is not counted twice
  for (const event of events
    .filter((each) => each.pid === pid && each.tid === tid)
    .sort((x, y) => x.ts - y.ts)) {
    const isScript = SCRIPT.includes(event.name);
    if ((!isScript && !RENDERING.includes(event.name)) || event.ph !== 'X' || event.ts < end)
      continue;
    end = event.ts + (event.dur ?? 0);
    // A frame is over when script runs after its painting.
    if (isScript && hasPainted) {
      if (frame.script > 0) frames.push(frame);
      frame = { script: 0, all: 0 };
      hasPainted = false;
      isAnimated = false;
    }
    const ms = (event.tdur ?? 0) / 1000;
    isAnimated ||= event.name === 'FireAnimationFrame';
    if (isScript) frame.script += ms;
    else hasPainted ||= isAnimated && event.name === 'PrePaint';
    frame.all += ms;
  }
  if (frame.script > 0) frames.push(frame);
  return frames;
}

const SCREEN = { viewport: { width: 1280, height: 1600 }, deviceScaleFactor: 2 };

/** @param {import('@playwright/test').Page} page */
async function ready(page) {
  await page.locator('html[data-state="ready"]').waitFor();
  await page.locator('#network .picture').waitFor();
}

/**
 * Draws a stroke, round and round, and looks at the frames of its last points.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {number} count of its points
 * @returns {Promise<ReturnType<typeof framesOf>>}
 */
export async function workInLongStroke(browser, url, count) {
  const page = await browser.newPage(SCREEN);
  try {
    await page.goto(url);
    await ready(page);
    const { x, y, width, height } = await box(page.locator('#pad'));
    const move = (/** @type {number} */ i) => {
      const radius = 0.2 + (0.25 * i) / count; // of the sides; a point where it was is none
      return page.mouse.move(
        x + width * (0.5 + radius * Math.cos(i / 20)),
        y + height * (0.5 + radius * Math.sin(i / 20)),
      );
    };
    await move(0);
    await page.mouse.down();
    for (let i = 1; i < count - LAST; i += TOGETHER) {
      await Promise.all(Array.from({ length: TOGETHER }, (_, k) => move(i + k)));
    }
    await browser.startTracing(page, { categories: ['devtools.timeline'] });
    for (let i = count - LAST; i < count; i++) await move(i);
    const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
    await page.mouse.up();
    return framesOf(traceEvents);
  } finally {
    await page.close();
  }
}

/**
 * Draws a digit of two strokes, some times, on a pad that holds strokes, with all views that follow the pen in sight.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {keyof typeof LAYOUTS} layout
 * @param {number} count of strokes on the pad
 * @returns {Promise<ReturnType<typeof framesOf>>}
 */
async function workInFrames(browser, url, layout, count) {
  const page = await browser.newPage(SCREEN);
  try {
    await page.goto(url);
    await ready(page);
    const { x, y, width, height } = await box(page.locator('#pad'));
    const strokes = LAYOUTS[layout](count + 2, width, height);
    await page.evaluate(
      (kept) => sessionStorage.setItem('digits.drawing', JSON.stringify(kept)),
      strokes.slice(0, count),
    );
    await page.reload();
    await ready(page);
    const frames = [];
    for (let pass = 0; pass < PASSES; pass++) {
      await browser.startTracing(page, { categories: ['devtools.timeline'] });
      for (const [first, ...rest] of strokes.slice(count)) {
        await page.mouse.move(x + first[0], y + first[1]);
        await page.mouse.down();
        for (const point of rest) await page.mouse.move(x + point[0], y + point[1]);
        await page.mouse.up();
      }
      const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
      frames.push(...framesOf(traceEvents));
      for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
    }
    return frames;
  } finally {
    await page.close();
  }
}

/**
 * Work in a frame with 10 and with 300 strokes on the pad, in ms of the processor.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {keyof typeof LAYOUTS} layout
 */
export async function fewAndMany(browser, url, layout) {
  const [few, many] = [
    await workInFrames(browser, url, layout, 10),
    await workInFrames(browser, url, layout, 300),
  ].map((frames) => frames.map(({ script }) => script));
  const times = (/** @type {number} */ share) => quantile(many, share) / quantile(few, share);
  return { few: quantile(few, 0.95), half: times(0.5), most: times(0.95) };
}
