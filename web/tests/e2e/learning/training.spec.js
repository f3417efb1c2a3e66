import { readFile } from 'node:fs/promises';
import { expectAccessibleInBothThemes } from '../../support/browser/accessibility.js';
import { boxes, draw, open } from '../../support/browser/page-driver.js';
import { onDesktopAndPhone } from '../../support/browser/screens.js';
import {
  accuracy,
  button,
  lab,
  openLab,
  reached,
  status,
} from '../../support/browser/training-view.js';
import { keptOffline, test as servedTest } from '../../support/browser/served-test.js';
import { expect, fault, test } from '../../support/browser/watched-test.js';

test.describe.configure({ timeout: 240_000 });

/** @typedef {import('@playwright/test').Page} Page */

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
    const own = lab(page).locator('.own-drawing');
    await expect(own).toContainText('Start, and watch the ten bars of your digit');
    await button(page, 'Start').click();
    await reached(page, 0.9);
    await expect(own).toContainText('It reads 7');
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

test('ten trainings leave no worker, no tensor and no listener behind', async ({ page }) => {
  await open(page);
  await openLab(page);
  await lab(page).getByRole('combobox', { name: 'Hidden neurons' }).selectOption('8');
  const client = await page.context().newCDPSession(page);
  const listeners = async () => {
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Memory.getDOMCounters')).jsEventListeners;
  };
  const tensors = new Set();
  let before = 0; // after the first two, when all is there
  for (let i = 0; i < 10; i++) {
    await button(page, i ? 'Start over' : 'Start').click();
    await expect(lab(page).locator('.clock')).not.toContainText(/, 0 digits seen/, {
      timeout: 30_000,
    });
    await button(page, 'Pause').click();
    await button(page, 'Read with this network').click();
    await expect(page.locator('#network-badge')).toBeVisible();
    tensors.add(await lab(page).getAttribute('data-tensors'));
    if (i === 1) before = await listeners();
  }
  expect([...tensors]).toEqual(['4']);
  await expect.poll(listeners).toBe(before);
  // The browser tells a moment later that a worker has ended.
  await expect.poll(() => page.workers().length).toBe(1);
});
