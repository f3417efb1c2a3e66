import { readFile } from 'node:fs/promises';
import { expectAccessibleInBothThemes } from '../../support/browser/accessibility.js';
import { boxes, draw, open } from '../../support/browser/page-driver.js';
import { onDesktopAndPhone } from '../../support/browser/screens.js';
import { keptOffline, test as servedTest } from '../../support/browser/served-test.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

test.describe.configure({ timeout: 240_000 });

/** @typedef {import('@playwright/test').Page} Page */

const lab = (/** @type {Page} */ page) => page.locator('.training');
const button = (/** @type {Page} */ page, /** @type {string} */ name) =>
  lab(page).getByRole('button', { name, exact: true });
const status = (/** @type {Page} */ page) => lab(page).getByRole('status');

/** Opens the training. @param {Page} page */
async function openLab(page) {
  await button(page, 'Open the training').click();
  await expect(button(page, 'Start')).toBeVisible({ timeout: 30_000 });
}

/** The share of unseen digits that are read correctly; 0 before the first report. @param {Page} page */
async function accuracy(page) {
  const text = await lab(page).locator('.score').textContent();
  return Number.parseFloat(text || '0') / 100;
}

/** @param {Page} page @param {number} share */
const reached = (page, share) =>
  expect.poll(() => accuracy(page), { timeout: 120_000 }).toBeGreaterThanOrEqual(share);

/** The picture of the patterns, as text. @param {Page} page */
const patterns = (page) =>
  lab(page)
    .locator('.patterns')
    .evaluate((/** @type {HTMLCanvasElement} */ canvas) => canvas.toDataURL());

onDesktopAndPhone(() => {
  test('train to 90 of 100, pause, use, go back', async ({ page }) => {
    await open(page);
    await draw(page, 7);
    await openLab(page);
    await button(page, 'Start').click();
    await reached(page, 0.9);
    await expect(lab(page).locator('.own-drawing')).toContainText('It reads 7');
    await button(page, 'Pause').click();
    await expect(status(page)).toHaveText('Paused.');
    await expect(lab(page).locator('.clock')).toContainText(/ s of training, .* a second, epoch/);
    const paused = await accuracy(page);
    const curve = lab(page).getByRole('img', { name: /^Correct, of 1,000 unseen digits: from / });
    await expect(curve).toBeVisible();

    await button(page, 'Read with this network').click();
    const badge = page.locator('#network-badge');
    await expect(badge).toContainText('Read by the network that you trained.');
    await expect(page.locator('#digit')).toHaveText('7');
    await page.locator('#pad').scrollIntoViewIfNeeded();
    await page.locator('#clear').click();
    await draw(page, 1);
    await expect(page.locator('#digit')).toHaveText(/^[1?]$/);
    expect(await accuracy(page), 'while it is paused nothing changes').toBe(paused);

    await badge.getByRole('button', { name: 'Use the original' }).click();
    await expect(badge).toBeHidden();
    await expect(page.locator('#digit')).toHaveText('1');
  });

  test('axe finds nothing, targets are 44 pixels, nothing sticks out', async ({ page }) => {
    await open(page);
    await openLab(page);
    await button(page, 'One step').click();
    await expect(lab(page).locator('.score')).toContainText('of 1,000 unseen digits');
    await lab(page).getByText('What do the words mean?').click();
    await expectAccessibleInBothThemes(page, '.training');
    const targets = lab(page).locator(':is(button, label, select, summary):visible');
    for (const { text, height } of await boxes(targets)) {
      expect(height, text).toBeGreaterThanOrEqual(44);
    }
    const { width } = /** @type {{width: number}} */ (page.viewportSize());
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});

test('step by step: patterns change, and the clock runs only then', async ({ page }) => {
  await open(page);
  await openLab(page);
  await button(page, 'One step').click();
  await expect(lab(page).locator('.clock')).toContainText(' 32 digits seen');
  const first = await patterns(page);
  await button(page, 'One step').click();
  await expect(lab(page).locator('.clock')).toContainText(' 64 digits seen');
  await expect.poll(() => patterns(page)).not.toBe(first);
});

test('two runs are compared: 8 hidden neurons beside 128', async ({ page }) => {
  await open(page);
  await openLab(page);
  const hidden = lab(page).getByRole('combobox', { name: 'Hidden neurons' });
  await hidden.selectOption('8');
  await button(page, 'Start').click();
  await reached(page, 0.5);
  await hidden.selectOption('128');
  await button(page, 'Start over').click();
  await expect(
    lab(page).getByRole('img', { name: 'The patterns of 128 hidden neurons' }),
  ).toBeVisible({ timeout: 30_000 });
  const runs = lab(page).locator('.runs li');
  await expect(runs).toHaveText([/^128 hidden neurons: /, /^8 hidden neurons: /]);
});

test('saved as files, and opened again; other files get a clear message', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await openLab(page);
  await lab(page).getByRole('combobox', { name: 'Hidden neurons' }).selectOption('16');
  await button(page, 'Start').click();
  await reached(page, 0.9);
  await button(page, 'Pause').click();
  /** @type {import('@playwright/test').Download[]} */
  const downloads = [];
  page.on('download', (download) => downloads.push(download));
  await button(page, 'Download it').click();
  await expect.poll(() => downloads.length).toBe(2);
  const files = await Promise.all(
    downloads.map(async (download) => ({
      name: download.suggestedFilename(),
      mimeType: 'application/octet-stream',
      buffer: await readFile(await download.path()),
    })),
  );
  const [model, weights] = files;
  expect([model.name, weights.name]).toEqual(['model.json', 'weights.bin']);
  expect(weights.buffer).toHaveLength(4 * (784 * 16 + 16 + 160 + 10));

  const input = lab(page).locator('input[type=file]');
  const badge = page.locator('#network-badge');
  await input.setInputFiles(files);
  await expect(status(page)).toHaveText('The network from your files reads now.');
  await expect(badge).toContainText('that you trained');
  await expect(page.locator('#digit')).toHaveText('7');

  fault(
    'The files of a network are opened one without the other',
    'A message says to choose both.',
  );
  await input.setInputFiles([model]);
  await expect(status(page)).toContainText('Choose both files together');
  fault(
    'The files of a trained network are damaged',
    'A message says so; the network before reads on.',
  );
  const damaged = Buffer.from(weights.buffer);
  damaged[9] ^= 4;
  await input.setInputFiles([model, { ...weights, buffer: damaged }]);
  await expect(status(page)).toContainText('These files are damaged');
  fault('A file of another network is opened', 'A message says which shape is needed.');
  const other = JSON.parse(model.buffer.toString());
  other.modelTopology.model_config.config.layers[3].config.units = 4;
  other.weightsManifest[0].weights[2].shape = [16, 4];
  other.weightsManifest[0].weights[3].shape = [4];
  await input.setInputFiles([
    { ...model, buffer: Buffer.from(JSON.stringify(other)) },
    { ...weights, buffer: weights.buffer.subarray(0, 4 * (784 * 16 + 16 + 64 + 4)) },
  ]);
  await expect(status(page)).toContainText('not a network of the right shape');
  await expect(badge).toContainText('that you trained');
  await expect(page.locator('#digit')).toHaveText('7');
});

servedTest('it works offline, once it was opened', async ({ page, server }) => {
  fault('There is no network when the training is opened again', 'It trains as before.');
  await open(page);
  await keptOffline(page);
  await openLab(page);
  await button(page, 'One step').click();
  await expect(lab(page).locator('.score')).not.toBeEmpty({ timeout: 30_000 });
  await server.close();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready');
  await openLab(page);
  await button(page, 'One step').click();
  await expect(lab(page).locator('.score')).not.toBeEmpty({ timeout: 30_000 });
});

test('a worker that fails to start leaves a message, and the next start helps', async ({
  page,
}) => {
  fault('The worker that trains does not start', 'A message says so; another start tries again.');
  await open(page);
  await openLab(page);
  await page.route('**/training-worker-*.js', (route) =>
    route.fulfill({ status: 404, body: 'no' }),
  );
  await button(page, 'Start').click();
  await expect(status(page)).toContainText('could not be started');
  await page.unroute('**/training-worker-*.js');
  await button(page, 'Start').click();
  await expect(lab(page).locator('.score')).not.toBeEmpty({ timeout: 30_000 });
  await expect(status(page)).not.toContainText('could not be started');
});

test('digits that cannot be fetched leave a message, and a new try helps', async ({
  page,
  watched,
}) => {
  fault('The digits to train with cannot be fetched', 'A message with “Try again” stands below.');
  await open(page);
  await openLab(page);
  await page.route('**/digits-*.bin', (route) => route.fulfill({ status: 404, body: 'no' }));
  await button(page, 'Start').click();
  await expect(lab(page)).toContainText('The digits to train with could not be fetched.');
  watched.expectErrors(/404/);
  await page.unroute('**/digits-*.bin');
  await button(page, 'Try again').click();
  await expect(lab(page).locator('.score')).not.toBeEmpty({ timeout: 30_000 });
});

test('a network that does not come before its training ends keeps nobody from using the next', async ({
  page,
}) => {
  fault(
    'A training ends before its worker has given its network',
    'Nothing is said to be in use; the next network can be used.',
  );
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    let isLost = true;
    Worker.prototype.postMessage = function (/** @type {any} */ command) {
      if (command.type !== 'files' || !isLost) return postMessage.call(this, command);
      isLost = false;
    };
  });
  await open(page);
  await draw(page, 7);
  await openLab(page);
  const badge = page.locator('#network-badge');
  await button(page, 'One step').click();
  await expect(lab(page).locator('.score')).toContainText('of 1,000 unseen digits');
  await button(page, 'Read with this network').click();
  await button(page, 'Start over').click();
  await expect(lab(page)).toHaveAttribute('data-training', 'running');
  await expect(badge).toBeHidden();
  await expect(status(page)).not.toContainText('From now on this network reads');
  await button(page, 'Read with this network').click();
  await expect(badge).toContainText('Read by the network that you trained.');
});

test('steps that are too large end the training with a message', async ({ page }) => {
  fault('The training diverges', 'It ends, says why, and the page reads on.');
  await open(page);
  await openLab(page);
  // What a learning rate far too large comes to, at once.
  await lab(page)
    .getByRole('combobox', { name: 'Learning rate' })
    .evaluate((select) => {
      const option = /** @type {HTMLSelectElement} */ (select).options[5];
      option.value = '1e30';
      option.selected = true;
    });
  await button(page, 'Start').click();
  await expect(status(page)).toContainText('The training ran away', { timeout: 30_000 });
  await expect(button(page, 'Read with this network')).toBeDisabled();
  await page.locator('#pad').scrollIntoViewIfNeeded();
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
});

test('a tab out of sight waits, and goes on when it is back', async ({ page }) => {
  fault('The tab is hidden while it trains', 'The training waits, says so, and goes on by itself.');
  await open(page);
  await openLab(page);
  await button(page, 'Start').click();
  await reached(page, 0.5);
  const turn = (/** @type {boolean} */ isHidden) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
  await turn(true);
  await expect(status(page)).toContainText('waited while this tab was out of sight');
  await page.waitForTimeout(1500);
  const before = await lab(page).locator('.clock').textContent();
  await page.waitForTimeout(1500);
  expect(await lab(page).locator('.clock').textContent()).toBe(before);
  await turn(false);
  await expect(lab(page).locator('.clock')).not.toHaveText(String(before));
});

test('ten trainings leave no worker and no tensor behind', async ({ page }) => {
  await open(page);
  await openLab(page);
  await lab(page).getByRole('combobox', { name: 'Hidden neurons' }).selectOption('8');
  const tensors = new Set();
  for (let i = 0; i < 10; i++) {
    await button(page, i ? 'Start over' : 'Start').click();
    await expect(lab(page).locator('.clock')).not.toContainText(/, 0 digits seen/, {
      timeout: 30_000,
    });
    await button(page, 'Pause').click();
    await button(page, 'Read with this network').click();
    await expect(page.locator('#network-badge')).toBeVisible();
    tensors.add(await lab(page).getAttribute('data-tensors'));
  }
  expect([...tensors]).toEqual(['4']);
  // The browser tells a moment later that a worker has ended.
  await expect.poll(() => page.workers().length).toBe(1);
});
