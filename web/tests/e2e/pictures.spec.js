import AxeBuilder from '@axe-core/playwright';
import { animatedGif, animatedPng, animatedWebp } from '../support/animated-image.js';
import { STROKES, draw, open } from '../support/page-driver.js';
import { penLines, photo } from '../support/synthetic-photo.js';
import { expect, fault, test } from '../support/watched-test.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{name: string, mimeType: string, buffer: Buffer}} Upload */

/**
 * A photograph of a number, with light that falls off, as a file of the browser's own making.
 * @param {Page} page
 * @param {number[]} digits
 * @param {string} type
 * @returns {Promise<Upload>}
 */
async function photograph(page, digits, type = 'image/png') {
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

/** Hands a file over as a drop or a paste does. @param {Page} page @param {'drop' | 'paste'} way @param {Upload} file */
async function hand(page, way, { name, mimeType, buffer }) {
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

/** How many frames the browser finds in a picture. @param {Page} page @param {string} type @param {Buffer} buffer */
const countFrames = (page, type, buffer) =>
  page.evaluate(
    async ([mimeType, base64]) => {
      const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const decoder = new ImageDecoder({ type: mimeType, data });
      await decoder.tracks.ready;
      await decoder.completed;
      return decoder.tracks.selectedTrack?.frameCount;
    },
    [type, buffer.toString('base64')],
  );

const chooser = (/** @type {Page} */ page) => page.getByLabel('Choose a picture');
const toast = (/** @type {Page} */ page) => page.locator('.toast');

for (const [name, use] of /** @type {const} */ ([
  ['desktop', { viewport: { width: 1280, height: 800 } }],
  ['phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
])) {
  test.describe(name, () => {
    test.use(use);

    test('a chosen picture is read, digit by digit', async ({ page }) => {
      await open(page);
      await chooser(page).setInputFiles(await photograph(page, [2, 0, 4, 7]));
      await expect(page.locator('#digit')).toHaveText('2047');
      await expect(page.locator('#digit'), 'the answer is in sight').toBeInViewport();
      await expect(toast(page)).toContainText('4 digits found.');
      await expect(page.getByRole('img', { name: 'a frame around each digit' })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
    });
  });
}

test('a phone offers its camera', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await open(page);
  const camera = page.getByLabel('Take a photograph');
  await expect(camera).toHaveAttribute('capture', 'environment');
  await camera.setInputFiles(await photograph(page, [7], 'image/jpeg'));
  await expect(page.locator('#digit')).toHaveText('7');
  await context.close();
});

test('a picture can be dropped or pasted', async ({ page }) => {
  await open(page);
  await hand(page, 'drop', await photograph(page, [4, 2]));
  await expect(page.locator('#digit')).toHaveText('42');
  await expect(page.getByText('Drop the picture to read it')).toBeHidden();
  await hand(page, 'paste', await photograph(page, [2, 7]));
  await expect(page.locator('#digit')).toHaveText('27');
});

test('JPEG, WebP and the first frame of an animation are read', async ({ page }) => {
  await open(page);
  await chooser(page).setInputFiles(await photograph(page, [2, 7], 'image/jpeg'));
  await expect(page.locator('#digit')).toHaveText('27');
  await chooser(page).setInputFiles(await photograph(page, [4, 0], 'image/webp'));
  await expect(page.locator('#digit')).toHaveText('40');
  const frames = (/** @type {string} */ type) =>
    Promise.all([photograph(page, [7], type), photograph(page, [4], type)]);
  const [png, secondPng] = await frames('image/png');
  const [webp, secondWebp] = await frames('image/webp');
  const seven = photo({ ink: penLines([[[110, 60], [200, 60], [140, 190]]], 12) }); // prettier-ignore
  for (const [mimeType, buffer] of /** @type {[string, Buffer][]} */ ([
    ['image/png', animatedPng(png.buffer, secondPng.buffer)],
    ['image/webp', animatedWebp(webp.buffer, secondWebp.buffer)],
    ['image/gif', animatedGif(seven, photo({}))],
  ])) {
    await test.step(`animated ${mimeType}`, async () => {
      expect(await countFrames(page, mimeType, buffer)).toBe(2);
      await page.keyboard.press('Escape');
      await expect(page.locator('#digit')).toHaveText('');
      await chooser(page).setInputFiles({ name: 'animation', mimeType, buffer });
      await expect(page.locator('#digit')).toHaveText('7');
    });
  }
});

test('a picture gives way to the pen, and undo brings it back', async ({ page }) => {
  await open(page);
  await chooser(page).setInputFiles(await photograph(page, [2, 0]));
  await expect(page.locator('#digit')).toHaveText('20');
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
  await page.locator('#undo').click();
  await expect(page.locator('#digit')).toHaveText('20');
});

/** A PNG that says that it is huge: 60,000 x 60,000. */
const hugePng = Buffer.from('89504e470d0a1a0a0000000d494844520000ea600000ea600806000000', 'hex');
test('a file that cannot be read gets a plain message, and the drawing stays', async ({ page }) => {
  fault(
    'A file is no picture, empty, huge or of a kind that the browser cannot open',
    'A message says which; the drawing stays.',
  );
  await open(page);
  await draw(page, 7);
  for (const [what, buffer, message] of /** @type {[string, Buffer, string][]} */ ([
    ['no picture', Buffer.from('hello'), 'not a picture that can be read'],
    [
      'a picture in name only',
      Buffer.from('\u0089PNG....', 'latin1'),
      'not a picture that can be read',
    ],
    ['empty', Buffer.alloc(0), 'This file is empty.'],
    ['huge', hugePng, 'too large'],
    [
      'HEIC, which Chromium cannot open',
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0'),
      'cannot open HEIC',
    ],
  ])) {
    await test.step(what, async () => {
      await chooser(page).setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer });
      await expect(toast(page)).toContainText(message);
      await expect(page.locator('#digit')).toHaveText('7');
      await toast(page).getByRole('button', { name: 'Close' }).click();
      await expect(toast(page)).toBeHidden();
    });
  }
});

test('a picture of nothing says so', async ({ page }) => {
  fault('A picture has no digit', 'A message says so.');
  await open(page);
  await chooser(page).setInputFiles(await photograph(page, []));
  await expect(toast(page)).toContainText('No digit was found');
  await expect(page.locator('#digit')).toHaveText('');
});
