/** Pictures of digits, of the browser's own making, and how a visitor hands them to the page. */
import { STROKES } from './page-driver.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{name: string, mimeType: string, buffer: Buffer}} Upload */

/**
 * A photograph of a number, with light that falls off, as a file of the browser's own making.
 * @param {Page} page
 * @param {number[]} digits
 * @param {string} type
 * @returns {Promise<Upload>}
 */
export async function photograph(page, digits, type = 'image/png') {
  const base64 = await page.evaluate(
    async ([strokes, mimeType]) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 200 + 280 * strokes.length, height: 500 });
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const light = context.createLinearGradient(0, 0, canvas.width, 300);
      light.addColorStop(0, '#f4efe2');
      light.addColorStop(1, '#8d8878');
      context.fillStyle = light;
      context.fillRect(0, 0, canvas.width, canvas.height);
      Object.assign(context, { strokeStyle: '#2b2d45', lineWidth: 14, lineCap: 'round' });
      strokes.forEach((digit, place) => {
        for (const stroke of digit) {
          context.beginPath();
          for (const [x, y] of stroke) context.lineTo(120 + 280 * place + 190 * x, 110 + 270 * y);
          context.stroke();
        }
      });
      return canvas.toDataURL(mimeType).split(',')[1];
    },
    /** @type {const} */ ([digits.map((digit) => STROKES[digit]), type]),
  );
  const name = `number.${type.split('/')[1]}`;
  return { name, mimeType: type, buffer: Buffer.from(base64, 'base64') };
}

/**
 * A photograph of a sheet on a dark desk, turned a little, with rows of digits on ruled paper.
 * @param {Page} page
 * @param {number[][]} rows
 * @returns {Promise<Upload>}
 */
export async function sheet(page, rows) {
  const base64 = await page.evaluate(
    (numbers) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 1000, height: 800 });
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.fillStyle = '#2a2622';
      context.fillRect(0, 0, 1000, 800);
      context.translate(500, 400);
      context.rotate(0.08);
      context.translate(-400, -300);
      context.fillStyle = '#efe9dc';
      context.fillRect(0, 0, 800, 600);
      Object.assign(context, { strokeStyle: '#a9b8d8', lineWidth: 2 });
      for (let y = 40; y < 600; y += 60) context.strokeRect(0, y, 800, 0);
      Object.assign(context, { strokeStyle: '#22253a', lineWidth: 6, lineCap: 'round' });
      numbers.forEach((digits, row) =>
        digits.forEach((strokes, place) => {
          for (const stroke of strokes) {
            context.beginPath();
            for (const [x, y] of stroke) {
              context.lineTo(120 + 100 * place + 60 * x, 130 + 180 * row + 90 * y);
            }
            context.stroke();
          }
        }),
      );
      return canvas.toDataURL('image/png').split(',')[1];
    },
    rows.map((digits) => digits.map((digit) => STROKES[digit])),
  );
  return { name: 'sheet.png', mimeType: 'image/png', buffer: Buffer.from(base64, 'base64') };
}

/**
 * Hands a file over as a drop or a paste does, as soon as the page takes pictures.
 * @param {Page} page
 * @param {'drop' | 'paste'} way
 * @param {Upload} file
 */
export async function hand(page, way, { name, mimeType, buffer }) {
  await chooser(page).waitFor({ state: 'attached' });
  await page.evaluate(
    ([event, fileName, type, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], fileName, { type }));
      const init = { bubbles: true, cancelable: true };
      if (event === 'drop') {
        document.body.dispatchEvent(new DragEvent('dragover', { ...init, dataTransfer: data }));
        document.body.dispatchEvent(new DragEvent('drop', { ...init, dataTransfer: data }));
      } else {
        document.body.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }));
      }
    },
    /** @type {const} */ ([way, name, mimeType, buffer.toString('base64')]),
  );
}

export const chooser = (/** @type {Page} */ page) => page.getByLabel('Choose a picture');
export const toast = (/** @type {Page} */ page) => page.locator('.toast');
