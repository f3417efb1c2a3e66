/** Drives the system's Firefox by WebDriver BiDi, which Playwright's Firefox does not speak. */
import puppeteer from 'puppeteer-core';

/**
 * @param {string} executablePath of Firefox
 * @returns {Promise<import('./types.js').Visitor>}
 */
export async function withPuppeteer(executablePath) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath,
    headless: true,
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  return {
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate: (run, argument) =>
      page.evaluate(/** @type {any} */ (run), /** @type {any} */ (argument)),
    drag: async ([first, ...rest]) => {
      await page.mouse.move(...first);
      await page.mouse.down();
      for (const point of rest) await page.mouse.move(...point);
      await page.mouse.up();
    },
    press: (key) =>
      page.keyboard.press(
        /** @type {import('puppeteer-core').KeyInput} */ (key === 'Space' ? ' ' : key),
      ),
    upload: async (selector, path) => {
      const input = await page.$(selector);
      await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
        input
      ).uploadFile(path);
    },
    close: () => browser.close(),
  };
}
