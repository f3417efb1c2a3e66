/** Files that are pictures, and files that are none. */
import { draw, open } from '../../support/browser/page-driver.js';
import { chooser, photograph, toast } from '../../support/browser/pictures.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';
import { animatedGif, animatedPng, animatedWebp } from '../../support/inputs/animated-image.js';
import { penLines, photo } from '../../support/inputs/synthetic-photo.js';

/** @typedef {import('@playwright/test').Page} Page */

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
      Buffer.from('\0\0\0\x10ftypheic\0\0\0\0' + '\0\0\0\x18metaispe\0\0\0\0\0\0\0\x40\0\0\0\x40'),
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

test('a file that may not be read says so', async ({ page }) => {
  fault('A picture is deleted after it was chosen, or may not be read', 'A message says so.');
  await open(page);
  await page.evaluate(() => {
    File.prototype.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
  });
  await chooser(page).setInputFiles(await photograph(page, [2]));
  await expect(toast(page)).toContainText('This file cannot be read');
});

test('a picture of nothing says so', async ({ page }) => {
  fault('A picture has no digit', 'A message says so.');
  await open(page);
  await chooser(page).setInputFiles(await photograph(page, []));
  await expect(toast(page)).toContainText('No digit was found');
  await expect(page.locator('#digit')).toHaveText('');
});
