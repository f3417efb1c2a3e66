/** Drives the page as a visitor does: opens it and draws digits with the mouse. */

import { expect } from '@playwright/test';
import { turnStrokes } from '../../../src/recognition/strokes.js';
import { seal } from '../network/seal.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box in pixels */

/** @param {Page} page @param {string} [path] */
export async function open(page, path = './') {
  await page.goto(path);
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
}

/** Strokes of digits in a box of 1 by 1, y down. */
export const STROKES = /** @type {Record<number, Stroke[]>} */ ({
  0: [arc(0.5, 0.5, 0.33, 0.48, -100, -455)],
  1: [polyline([0.5, 0.02], [0.47, 0.98])],
  2: [
    [...arc(0.5, 0.3, 0.3, 0.28, 190, 385), ...polyline([0.72, 0.48], [0.2, 0.97], [0.85, 0.97])],
  ],
  3: [[...arc(0.45, 0.27, 0.3, 0.25, 200, 440), ...arc(0.45, 0.74, 0.34, 0.24, -80, 150)]],
  4: [polyline([0.55, 0.02], [0.12, 0.62], [0.88, 0.62]), polyline([0.66, 0.3], [0.6, 0.98])],
  5: [
    [...polyline([0.25, 0.05], [0.22, 0.45]), ...arc(0.45, 0.68, 0.34, 0.28, 230, 510)],
    polyline([0.25, 0.05], [0.8, 0.04]),
  ],
  6: [[...polyline([0.66, 0.03], [0.3, 0.5]), ...arc(0.5, 0.72, 0.28, 0.25, 180, -185)]],
  7: [polyline([0.14, 0.06], [0.84, 0.04], [0.4, 0.97])],
});

/**
 * Where the strokes of a digit go on the page.
 *
 * @param {Page} page
 * @param {number} digit
 * @param {{x?: number, y?: number, size?: number, turn?: number}} [place] centre and height as shares of the pad, and
 *   degrees clockwise
 */
export async function strokesOf(page, digit, { x = 0.5, y = 0.5, size = 0.6, turn = 0 } = {}) {
  const pad = await box(page.locator('#pad'));
  const side = size * pad.height;
  const sized = STROKES[digit].map((stroke) =>
    stroke.map(([u, v]) => /** @type {[number, number]} */ ([0.75 * (u - 0.5), v - 0.5])),
  );
  return turnStrokes(sized, turn).map((stroke) =>
    stroke.map(([right, down]) => [
      pad.x + x * pad.width + right * side,
      pad.y + y * pad.height + down * side,
    ]),
  );
}

/**
 * Draws a digit with the mouse.
 * @param {Page} page
 * @param {number} digit
 * @param {Parameters<typeof strokesOf>[2] & {slowly?: boolean}} [how] slowly: each point is an event of its
 *   own. Else several arrive in one, as from a fast mouse, and the page asks for them: browsers tell them to
 *   secure pages only.
 */
export async function draw(page, digit, { slowly = false, ...where } = {}) {
  for (const [first, ...rest] of await strokesOf(page, digit, where)) {
    await page.mouse.move(first[0], first[1]);
    await page.mouse.down();
    if (slowly) for (const [x, y] of rest) await page.mouse.move(x, y);
    else await Promise.all(rest.map(([x, y]) => page.mouse.move(x, y)));
    await page.mouse.up();
  }
}

/**
 * Draws several digits side by side.
 * @param {Page} page
 * @param {number[]} digits
 * @param {number} [size] height of each, as a share of the pad
 */
export async function drawNumber(page, digits, size = 0.35) {
  for (const [i, digit] of digits.entries()) {
    await draw(page, digit, { x: (i + 0.5) / digits.length, size });
  }
}

/** Where each choice of the tools at the pad is found. */
const MENUS = {
  'Share link': 'Share',
  'Copy answer': 'Share',
  'Save picture': 'Save',
  'Download pen data': 'Save',
};

/**
 * A choice of the tools at the pad, in its open menu.
 * @param {Page} page
 * @param {keyof typeof MENUS} name
 */
export async function tool(page, name) {
  const menu = page.getByRole('button', { name: MENUS[name], exact: true });
  if ((await menu.getAttribute('aria-expanded')) === 'false') await menu.click();
  return page.getByRole('button', { name });
}

/**
 * Lets the network take everything for no digit. Before the page is opened.
 * @param {Page} page
 */
export const rejectEverything = (page) =>
  page.route('**/model.json', async (route) => {
    const model = await (await route.fetch()).json();
    model.userDefinedMetadata.scoreThreshold = 1000;
    await route.fulfill({ contentType: 'application/json', body: seal(model) });
  });

/**
 * Holds back what the page asks for.
 * @param {Page} page
 * @param {string} url pattern
 * @returns {Promise<() => void>} lets it through
 */
export async function holdBack(page, url) {
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(url, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** @param {import('@playwright/test').Locator} locator */
export async function box(locator) {
  const bounds = await locator.boundingBox();
  if (!bounds) throw new Error('not visible');
  return bounds;
}

/**
 * Where all the elements are that a locator finds, with their text: in one look, which is as long as `box` takes for one.
 * @param {import('@playwright/test').Locator} locator
 * @throws {Error} when there are none
 */
export async function boxes(locator) {
  const found = await locator.evaluateAll((nodes) =>
    nodes.map((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return { x, y, width, height, text: String(node.textContent) };
    }),
  );
  if (!found.length) throw new Error('none there');
  return found;
}

/**
 * Whether two boxes do not overlap.
 * @param {Box} one
 * @param {Box} other
 * @param {{ x?: number, y?: number }} slack by how many pixels they may, across and down
 */
export const areApart = (one, other, { x = 0, y = 0 } = {}) =>
  one.x + one.width <= other.x + x ||
  other.x + other.width <= one.x + x ||
  one.y + one.height <= other.y + y ||
  other.y + other.height <= one.y + y;

/**
 * Where the paint of a canvas begins and ends, as shares of its width and height.
 * @param {import('@playwright/test').Locator} canvas
 */
export const paintBox = (canvas) =>
  canvas.evaluate(async (/** @type {HTMLCanvasElement} */ node) => {
    // What was to be painted at the next frame is there after two.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const { width, height } = node;
    const context = /** @type {CanvasRenderingContext2D} */ (node.getContext('2d'));
    const { data } = context.getImageData(0, 0, width, height);
    const paint = { left: 1, top: 1, right: 0, bottom: 0 };
    for (let i = 3; i < data.length; i += 4) {
      if (!data[i]) continue;
      const x = (((i - 3) / 4) % width) / width;
      const y = Math.floor((i - 3) / 4 / width) / height;
      paint.left = Math.min(paint.left, x);
      paint.right = Math.max(paint.right, x);
      paint.top = Math.min(paint.top, y);
      paint.bottom = Math.max(paint.bottom, y);
    }
    return paint;
  });

/** @param {[number, number][]} corners @returns {Stroke} */
function polyline(...corners) {
  const steps = 12;
  return corners.slice(1).flatMap(([x, y], i) => {
    const [x0, y0] = corners[i];
    return Array.from({ length: steps + 1 }, (_, k) => {
      const share = k / steps;
      return /** @type {[number, number]} */ ([x0 + (x - x0) * share, y0 + (y - y0) * share]);
    });
  });
}

/**
 * @param {number} x centre
 * @param {number} y
 * @param {number} radiusX
 * @param {number} radiusY
 * @param {number} from degrees, clockwise from the right
 * @param {number} to
 * @returns {Stroke}
 */
function arc(x, y, radiusX, radiusY, from, to) {
  const steps = 24;
  return Array.from({ length: steps + 1 }, (_, k) => {
    const angle = ((from + ((to - from) * k) / steps) * Math.PI) / 180;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
  });
}
