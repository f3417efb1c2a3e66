/** Drives a browser by Playwright. */

const VIEWPORT = { width: 1280, height: 800 };

/**
 * @param {import('@playwright/test').BrowserType} type
 * @param {import('@playwright/test').LaunchOptions} [options]
 * @returns {Promise<import('./types.js').Visitor>}
 */
export async function withPlaywright(type, options) {
  // A window that keeps its data, as a visitor's does: in a private one, some have no service worker.
  const context = await type.launchPersistentContext('', { viewport: VIEWPORT, ...options });
  const [page] = context.pages();
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
    press: (key) => page.keyboard.press(key),
    upload: (selector, path) => page.locator(selector).first().setInputFiles(path),
    close: () => context.close(),
  };
}
