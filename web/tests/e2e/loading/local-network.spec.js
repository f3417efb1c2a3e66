/** A plain http:// address, as in a classroom: browsers withhold checksums and service workers there. */
import config from '../../../playwright.config.js';
import { draw, open } from '../../support/browser/page-driver.js';
import { expect, fault, test } from '../../support/browser/served-test.js';

const HOST = 'teacher.test';
const { launchOptions } = config.use ?? {};

test.use({
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  },
  baseURL: async ({ server }, use) => use(server.url.replace('127.0.0.1', HOST)),
});

test('it reads digits, and refuses a damaged network, as anywhere', async ({ page, server }) => {
  fault(
    'The address is plain HTTP, and the weights are damaged',
    'The network is refused there as well.',
  );
  await open(page);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await draw(page, 7, { slowly: true });
  await expect(page.locator('#digit')).toHaveText('7');
  await expect(page.locator('.share')).toBeVisible();
  await expect(page.locator('.notice')).toHaveCount(0);

  server.fail(/\.bin$/, { body: '\0'.repeat(101_770) });
  await page.reload();
  await expect(page.locator('#status')).toHaveText(/^The network cannot be trusted/);
});
