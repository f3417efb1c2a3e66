/** The time that the page takes to read the largest pictures that it accepts, of the kinds that take it longest. */
import { STROKES } from '../../tests/support/browser/page-driver.js';
import { quantile } from './figures.js';

/** @typedef {import('@playwright/test').Page} Page */

const TIMES = 3; // that each kind is read
const SIZE = [8640, 5760]; // just below MAX_PIXELS, see `image-file.js`

/**
 * What lies on the paper. Sizes are for the whole picture: it is read at a few megapixels.
 * @type {Record<string, {columns?: number, lines?: number, specks?: number, grain?: number}>}
 *   columns: of digits, three rows for every four; lines: from top to bottom, and as far apart from left to right;
 *   specks: how many; grain: of every pixel, 0 to 1
 */
const KINDS = {
  noise: { grain: 1 },
  specks: { specks: 20_000 },
  'ruled paper': { columns: 28, lines: 60 },
  'a page of digits': { columns: 32 },
};

/**
 * @param {Page} page that is ready
 * @param {keyof typeof KINDS} kind
 * @param {number} [share] of the sides
 * @returns {Promise<number>} ms from the drop of the file to its answer or message
 */
async function timeOfPicture(page, kind, share = 1) {
  return page.evaluate(
    async ({ width, height, strokes, columns = 0, lines = 0, specks = 0, grain = 0 }) => {
      let state = 1;
      const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647; // Park and Miller 1988
      const canvas = new OffscreenCanvas(width, height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.fillStyle = '#eee';
      context.fillRect(0, 0, width, height);
      if (grain) {
        const tile = new ImageData(512, 512);
        new Uint32Array(tile.data.buffer).forEach((_, i, pixels) => {
          pixels[i] = 0xff000000 | (0x010101 * Math.floor(256 * random()));
        });
        for (let x = 0; x < width; x += 512)
          for (let y = 0; y < height; y += 512) context.putImageData(tile, x, y);
      }
      context.fillStyle = '#89a';
      const apart = height / lines;
      for (let at = apart; at < width; at += apart) {
        context.fillRect(at, 0, width / 1500, height);
        context.fillRect(0, at, width, width / 1500);
      }
      context.fillStyle = '#223';
      for (let i = 0; i < specks; i++) {
        context.fillRect(random() * width, random() * height, width / 500, width / 500);
      }
      const cell = width / columns;
      Object.assign(context, { strokeStyle: '#223', lineWidth: cell / 14, lineCap: 'round' });
      for (let i = 0; i < columns * Math.floor(height / cell); i++) {
        const [left, top] = [(i % columns) + 0.2, Math.floor(i / columns) + 0.1];
        for (const stroke of strokes[i % strokes.length]) {
          context.beginPath();
          for (const [x, y] of stroke)
            context.lineTo((left + 0.6 * x) * cell, (top + 0.8 * y) * cell);
          context.stroke();
        }
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.6 });
      canvas.width = 0;
      const data = new DataTransfer();
      data.items.add(new File([blob], 'picture.jpg', { type: blob.type }));
      const root = document.documentElement;
      const start = performance.now();
      const read = new Promise((resolve) => {
        let isBegun = false;
        new MutationObserver((_, observer) => {
          isBegun ||= root.dataset.busy === 'true';
          if (!isBegun || root.dataset.busy === 'true') return;
          observer.disconnect();
          resolve(undefined);
        }).observe(root, { attributeFilter: ['data-busy'] });
      });
      document.body.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }),
      );
      await read;
      return performance.now() - start;
    },
    {
      width: Math.round(SIZE[0] * share),
      height: Math.round(SIZE[1] * share),
      strokes: Object.values(STROKES),
      ...KINDS[kind],
    },
  );
}

/**
 * The middle of a few times of each kind.
 * @param {Page} page that is ready
 * @returns {Promise<import('./figures.js').Figure[]>}
 */
export async function pictureFigures(page) {
  await timeOfPicture(page, 'noise', 0.1); // fetches what reads pictures
  /** @type {import('./figures.js').Figure[]} */
  const figures = [];
  for (const kind of Object.keys(KINDS)) {
    const times = [];
    for (let i = 0; i < TIMES; i++) times.push(await timeOfPicture(page, kind));
    figures.push({
      name: `largest picture: ${kind}`,
      value: quantile(times, 0.5),
      unit: 'ms',
      limit: 2000,
    });
  }
  return figures;
}
