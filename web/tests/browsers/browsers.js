/**
 * The browsers that the tour is made in, and how each is driven.
 *
 * Playwright's own builds of Firefox and WebKit come first (`npx playwright install firefox webkit`). Where they cannot
 * be had, it is the system's Firefox by WebDriver BiDi, and WebKitGTK's small browser by WebDriver, as Debian packs them
 * (`apt install firefox-esr webkit2gtk-driver xvfb`).
 *
 * `node tests/browsers/browsers.js` names those that are not to be had, one a line.
 */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as playwright from '@playwright/test';
import config from '../../playwright.config.js';
import { withPlaywright } from './with-playwright.js';
import { withPuppeteer } from './with-puppeteer.js';
import { withWebDriver } from './with-webdriver.js';

/** @typedef {import('./types.js').BrowserName} BrowserName */
/** @typedef {import('./types.js').Visitor} Visitor */

/** A program by its name. */
const onPath = (/** @type {string} */ name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** The small browser that comes with WebKitGTK; Debian's folder names the processor and the version. */
function miniBrowser() {
  const list = (/** @type {string} */ folder) =>
    existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  return list('/usr/lib')
    .filter((folder) => folder.endsWith('-linux-gnu'))
    .flatMap(list)
    .map((folder) => join(folder, 'MiniBrowser'))
    .find((path) => existsSync(path));
}

/**
 * How a browser is started here.
 *
 * @param {BrowserName} name
 * @returns {(() => Promise<Visitor>) | null} null when it is not to be had
 */
export function findBrowser(name) {
  const type = playwright[name];
  const options = name === 'chromium' ? config.use?.launchOptions : {};
  if (existsSync(options?.executablePath ?? type.executablePath())) {
    return () => withPlaywright(type, options);
  }
  if (name === 'firefox') {
    const path = [
      process.env.FIREFOX_PATH,
      onPath('firefox-esr'),
      onPath('firefox'),
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ].find((path) => path && existsSync(path));
    return path ? () => withPuppeteer(path) : null;
  }
  const [driver, display, binary] = [onPath('WebKitWebDriver'), onPath('xvfb-run'), miniBrowser()];
  const hasWebKit = name === 'webkit' && driver && display && binary;
  return hasWebKit ? () => withWebDriver(driver, display, binary) : null;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const name of /** @type {const} */ (['firefox', 'webkit'])) {
    if (!findBrowser(name)) console.log(name);
  }
}
