/**
 * Draws the app's icons from icon.svg: `npm run icons`.
 *
 * The maskable icon has no round corners of its own, because the system cuts its shape out of it.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import config from '../playwright.config.js';

const folder = new URL('../public/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
const square = svg.replace(/ rx="\d+"/, '');

const browser = await chromium.launch(config.use?.launchOptions);
const page = await browser.newPage();
for (const { name, size, source } of [
  { name: 'icon-192.png', size: 192, source: svg },
  { name: 'icon-512.png', size: 512, source: svg },
  { name: 'icon-maskable-192.png', size: 192, source: square },
  { name: 'icon-maskable-512.png', size: 512, source: square },
  { name: 'apple-touch-icon.png', size: 180, source: square },
]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${source}`);
  writeFileSync(new URL(name, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
