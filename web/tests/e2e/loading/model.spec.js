import { draw, holdBack } from '../../support/browser/page-driver.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

const WEIGHTS = '**/group1-shard1of1.*.bin';
const MODEL = '**/model.json';

test('one can draw before the network has loaded; the answer follows', async ({ page }) => {
  fault('The network takes long to arrive', 'One can draw at once; the answer follows.');
  const release = await holdBack(page, WEIGHTS);
  await page.goto('./', { waitUntil: 'domcontentloaded' });
  await draw(page, 7);
  await expect(page.locator('html')).toHaveAttribute('data-state', 'loading');
  await expect(page.locator('#status')).toHaveText('Loading the network …');
  await expect(page.locator('#digit')).toHaveText('');
  release();
  await expect(page.locator('#digit')).toHaveText('7');
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
});

/** @typedef {import('@playwright/test').Route} Route */

for (const { name, url, answer, says, logs } of [
  {
    name: 'model.json is missing',
    url: MODEL,
    answer: (/** @type {Route} */ route) => route.fulfill({ status: 404, body: 'not here' }),
    says: /^The network is not where it should be\./,
    logs: /404/,
  },
  {
    name: 'the weights are missing',
    url: WEIGHTS,
    answer: (/** @type {Route} */ route) => route.fulfill({ status: 404, body: 'not here' }),
    says: /^The network is not where it should be\./,
    logs: /404/,
  },
  {
    name: 'model.json is truncated',
    url: MODEL,
    answer: async (/** @type {Route} */ route) => {
      const text = await (await route.fetch()).text();
      await route.fulfill({ contentType: 'application/json', body: text.slice(0, 500) });
    },
    says: /^The network arrived incomplete\./,
    logs: /^$/,
  },
  {
    name: 'the weights are truncated',
    url: WEIGHTS,
    answer: async (/** @type {Route} */ route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({ body: body.subarray(0, 1000) });
    },
    says: /^The network arrived incomplete\./,
    logs: /^$/,
  },
  {
    name: 'the network has another shape',
    url: MODEL,
    answer: async (/** @type {Route} */ route) => {
      const text = await (await route.fetch()).text();
      const body = text.replaceAll(/"units": ?128/g, '"units": 64');
      await route.fulfill({ contentType: 'application/json', body });
    },
    says: /^This file is not the network that the page needs\./,
    logs: /^$/,
  },
  {
    name: 'model.json is another file',
    url: MODEL,
    answer: (/** @type {Route} */ route) => route.fulfill({ json: ['a', 'list'] }),
    says: /^This file is not the network that the page needs\./,
    logs: /^$/,
  },
  {
    name: 'the server has trouble',
    url: MODEL,
    answer: (/** @type {Route} */ route) => route.fulfill({ status: 503, body: 'no' }),
    says: /^The server has a problem and cannot send the network\./,
    logs: /503/,
  },
  {
    name: 'a bit of the weights is flipped',
    url: WEIGHTS,
    answer: async (/** @type {Route} */ route) => {
      const body = await (await route.fetch()).body();
      body[50_000] ^= 1;
      await route.fulfill({ body });
    },
    says: /^The network cannot be trusted: its files differ from their checksums\./,
    logs: /^$/,
  },
  {
    name: 'the weights are listed in another order',
    url: MODEL,
    answer: async (/** @type {Route} */ route) => {
      const model = await (await route.fetch()).json();
      model.weightsManifest[0].weights.reverse();
      await route.fulfill({ json: model });
    },
    says: /^The network cannot be trusted: its files differ from their checksums\./,
    logs: /^$/,
  },
  {
    name: 'the weights are blocked',
    url: WEIGHTS,
    answer: (/** @type {Route} */ route) => route.abort('blockedbyclient'),
    says: /^The network could not be fetched\. Are you connected\?/,
    logs: /ERR_BLOCKED_BY_CLIENT/,
  },
]) {
  test(`when ${name}: a message, the drawing stays, a new try helps`, async ({ page, watched }) => {
    fault(name, 'A message says what is wrong; the drawing stays; a new try helps.');
    await page.route(url, answer);
    await page.goto('./');
    await expect(page.locator('html')).toHaveAttribute('data-state', 'error');
    await expect(page.locator('#status')).toHaveText(says);
    await expect(page.locator('#status')).toContainText('Your drawing is kept.');
    await draw(page, 7);
    await expect(page.locator('html')).toHaveAttribute('data-busy', 'false');
    await expect(page.locator('#status')).toHaveText(says);
    watched.expectErrors(logs);

    await page.unroute(url);
    await page.locator('#retry').click();
    await expect(page.locator('#digit')).toHaveText('7');
    await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
    await expect(page.locator('#retry')).toBeHidden();
  });
}

test('when a new try fails too, it says so again', async ({ page, watched }) => {
  fault('The server fails again at a new try', 'The message stands again, with its button.');
  await page.route(MODEL, (route) => route.fulfill({ status: 500, body: 'no' }));
  await page.goto('./');
  await page.locator('#retry').click();
  await expect(page.locator('#retry')).toBeVisible();
  await expect(page.locator('#status')).toHaveText(/^The server has a problem/);
  watched.expectErrors(/500/);
});

test('when the code of the reader is blocked, a new try helps as well', async ({
  page,
  watched,
}) => {
  fault(
    'the code of the reader is blocked',
    'A message says that it could not be fetched; a new try helps.',
  );
  await page.route('**/reader-*.js', (route) => route.abort());
  await page.goto('./');
  await draw(page, 7);
  await expect(page.locator('#status')).toHaveText(/^The network could not be fetched\./);
  watched.expectErrors(/ERR_FAILED/);
  await page.unroute('**/reader-*.js');
  await page.locator('#retry').click();
  await expect(page.locator('#digit')).toHaveText('7');
});
