/**
 * Takes the pictures of the page: `npm run screenshots`.
 *
 * Those in `public/` the system shows when the page is installed, see `vite/offline.js`; the README
 * shows them too, and those in `docs/`.
 */

import { fileURLToPath } from 'node:url';
import { chromium, expect } from '@playwright/test';
import config from '../playwright.config.js';
import { drawNumber, open } from '../tests/support/browser/page-driver.js';
import { staticServer } from '../tests/support/browser/static-server.js';
import { animate } from './animation.js';

const WEB = fileURLToPath(new URL('../', import.meta.url));
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true };

const server = await staticServer(`${WEB}dist`);
const browser = await chromium.launch(config.use?.launchOptions);
try {
  for (const { file, size, digits, height = 0.55, colorScheme, part } of [
    // With room between them, and to the edge of the pad.
    { file: 'public/screenshots/wide.png', size: DESKTOP, digits: [2, 0, 4, 7], height: 0.22 },
    { file: 'public/screenshots/narrow.png', size: PHONE, digits: [4, 2], height: 0.32 },
    { file: 'docs/dark.png', size: PHONE, digits: [3], colorScheme: /** @type {const} */ ('dark') },
    { file: 'docs/why.png', size: DESKTOP, digits: [7], part: '#network .explanation' },
  ]) {
    const page = await browser.newPage({ ...size, colorScheme, baseURL: server.url });
    await open(page);
    await drawNumber(page, digits, height);
    await expect(page.locator('#digit')).toHaveText(digits.join(''));
    await (part ? page.locator(part) : page).screenshot({ path: WEB + file });
    await page.close();
  }
  await animate(browser, server.url, `${WEB}docs/network.webp`);
} finally {
  await browser.close();
  await server.close();
}
