import AxeBuilder from '@axe-core/playwright';
import { loadReader } from '../../../bench/page-modules.js';
import { readPicture } from '../../../bench/read-picture.js';
import { animatedGif, animatedPng, animatedWebp } from '../../support/inputs/animated-image.js';
import { text } from '../../../src/shell/text.js';
import { STROKES, box, draw, open } from '../../support/browser/page-driver.js';
import { penLines, photo } from '../../support/inputs/synthetic-photo.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

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

/**
 * A photograph of a sheet on a dark desk, turned a little, with rows of digits on ruled paper.
 * @param {Page} page
 * @param {number[][]} rows
 * @returns {Promise<Upload>}
 */
async function sheet(page, rows) {
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

/** The pixels of a file, decoded by the browser. @param {Page} page @param {Upload} file */
async function pixelsOf(page, { mimeType, buffer }) {
  const { width, height, base64 } = await page.evaluate(
    async ([type, text]) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type }));
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let letters = '';
      for (const byte of data) letters += String.fromCharCode(byte);
      return { width: canvas.width, height: canvas.height, base64: btoa(letters) };
    },
    [mimeType, buffer.toString('base64')],
  );
  return { width, height, data: new Uint8ClampedArray(Buffer.from(base64, 'base64')) };
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

/** How many pixels of the pad have the colour of the frames. @param {Page} page */
const frameColours = (page) =>
  page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('pad'));
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const probe = document.createElement('canvas').getContext('2d');
    if (!probe) return 0;
    probe.fillStyle = getComputedStyle(canvas).getPropertyValue('--network');
    probe.fillRect(0, 0, 1, 1);
    const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
      const off =
        Math.abs(data[i] - red) + Math.abs(data[i + 1] - green) + Math.abs(data[i + 2] - blue);
      if (off < 12) count++;
    }
    return count;
  });

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
      await expect.poll(() => frameColours(page), 'a frame around each digit').toBeGreaterThan(100);
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
      await page.locator('#clear').click();
      await expect(page.locator('#digit')).toHaveText('');
      await chooser(page).setInputFiles({ name: 'animation', mimeType, buffer });
      await expect(page.locator('#digit')).toHaveText('7');
    });
  }
});

test('rows of digits are read row by row, and marked on the picture', async ({ page }) => {
  await open(page);
  await chooser(page).setInputFiles(await sheet(page, [[2, 0, 4], [7, 5]])); // prettier-ignore
  await expect(page.locator('#digit')).toHaveText(/^204\s*75$/);
  expect(await page.locator('#digit').textContent()).toContain('\n');
  const before = await page.locator('#pad').screenshot();
  await page.locator('#digit').getByRole('button').nth(3).click();
  await expect(page.locator('#status')).toContainText('4 of 5');
  await expect.poll(async () => before.equals(await page.locator('#pad').screenshot())).toBe(false);
  await page.locator('#clear').click();
  await expect(page.locator('#digit')).toHaveText('');
  await page.locator('#undo').click();
  await expect(page.locator('#digit')).toHaveText(/^204\s*75$/);
  await expect.poll(() => frameColours(page)).toBeGreaterThan(100);
});

test('a digit of a picture is chosen and erased where it lies', async ({ page }) => {
  await open(page);
  await chooser(page).setInputFiles(await sheet(page, [[2, 0, 4], [7, 5]])); // prettier-ignore
  await expect(page.locator('#digit')).toHaveText(/^204\s*75$/);
  const pad = await box(page.locator('#pad'));
  const scale = Math.min(pad.width / 1000, pad.height / 800);
  /** Clicks in the middle of a digit of the sheet. @param {number} row @param {number} place */
  const press = async (row, place) => {
    const [x, y] = [120 + 100 * place + 30 - 400, 130 + 180 * row + 45 - 300];
    const [cos, sin] = [Math.cos(0.08), Math.sin(0.08)];
    await page.mouse.click(
      pad.x + pad.width / 2 + scale * (cos * x - sin * y),
      pad.y + pad.height / 2 + scale * (sin * x + cos * y),
    );
  };
  await press(1, 0);
  await expect(page.locator('#status')).toContainText('4 of 5');
  await expect(page.locator('#digit'), 'the picture is still there').toHaveText(/^204\s*75$/);
  await press(0, 1);
  await expect(page.locator('#status')).toContainText('2 of 5');
  await page.locator('#erase').click();
  await press(0, 1);
  await expect(page.locator('#digit')).toHaveText(/^24\s*75$/);
  await press(1, 1);
  await expect(page.locator('#digit')).toHaveText(/^24\s*7$/);
  await page.locator('#undo').click();
  await expect(page.locator('#digit')).toHaveText(/^24\s*75$/);
});

test('digits predict reads a picture as the page does', async ({ page }) => {
  const reader = await loadReader();
  await open(page);
  for (const rows of [
    [
      [2, 0, 4],
      [7, 5],
    ],
    [[3, 6]],
  ]) {
    const file = await sheet(page, rows);
    await page.locator('#clear').evaluate((button) => /** @type {HTMLElement} */ (button).click());
    await chooser(page).setInputFiles(file);
    await expect(page.locator('#digit')).toHaveText(
      new RegExp(`^${rows.map((row) => row.join('')).join('\\s*')}$`),
    );
    const { text: answer, digits } = readPicture(await pixelsOf(page, file), reader);
    expect(answer).toBe(await page.locator('#digit').evaluate((output) => output.textContent));
    const shown = await page.locator('#bars .percent').allTextContents();
    expect(digits[0].probabilities.map((share) => text.percent(share))).toEqual(shown);
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
