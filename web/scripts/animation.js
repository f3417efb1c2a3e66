/** The short animation in the README: a digit is drawn and read, and where the number of a neuron comes from. */

import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { open, strokesOf } from '../tests/support/browser/page-driver.js';
import { animatedWebp } from './animated-webp.js';

const PAGE = { width: 1280, height: 720 };
/** Of the page's size. */
const SCALE = 0.625;
const QUALITY = 0.55;
/** Points of the stroke between two frames, and times in ms. */
const POINTS = 4;
const PEN_MS = 130;
const HOLD_MS = 2200;

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} baseURL
 * @param {string} path of the file
 */
export async function animate(browser, baseURL, path) {
  const page = await browser.newPage({ viewport: PAGE, deviceScaleFactor: SCALE, baseURL });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await page.locator('#network .picture').waitFor();
  /** @type {{png: Buffer, ms: number}[]} */
  const shots = [];
  const shoot = async (/** @type {number} */ ms) =>
    shots.push({ png: await page.screenshot({ scale: 'device' }), ms });

  await shoot(600);
  const [stroke] = await strokesOf(page, 3);
  await page.mouse.move(stroke[0][0], stroke[0][1]);
  await page.mouse.down();
  for (const [i, [x, y]] of stroke.entries()) {
    await page.mouse.move(x, y);
    if (i % POINTS === POINTS - 1) await shoot(PEN_MS);
  }
  await page.mouse.up();
  await expect(page.locator('#digit')).toHaveText('3');
  await shoot(HOLD_MS);
  await page.locator('#network .contributors button:visible').first().press('Enter');
  await expect(page.locator('#network .explanation h3')).toHaveText(/^Neuron/);
  await page.mouse.move(0, 0);
  await shoot(HOLD_MS);
  await page.close();

  const size = { width: PAGE.width * SCALE, height: PAGE.height * SCALE };
  const encoder = await browser.newPage();
  const frames = [];
  for (const { png, ms } of shots) {
    const bytes = await encoder.evaluate(toWebp, { png: png.toString('base64'), quality: QUALITY });
    frames.push({ bytes: Uint8Array.from(bytes), ms });
  }
  await encoder.close();
  await writeFile(path, animatedWebp(frames, size.width, size.height));
}

/** In the browser. @param {{png: string, quality: number}} picture base64 */
async function toWebp({ png, quality }) {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d')).drawImage(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
  return [...new Uint8Array(await blob.arrayBuffer())];
}
