/**
 * The page to compare with: the whole `tf.min.js` and a float32 network, as most demos have it.
 */

import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { staticServer } from '../../tests/support/browser/static-server.js';

const PACKAGE = '@tensorflow/tfjs@4.22.0';
const MODEL = new URL('../../model/', import.meta.url);

const HTML = `<!doctype html><html data-state="loading"><title>Stock</title>
<link rel="icon" href="data:,"><script src="tf.min.js"></script><script src="page.js"></script></html>`;
const SCRIPT = `tf.setBackend('cpu').then(async () => {
  const model = await tf.loadLayersModel('model.json');
  const shape = model.inputs[0].shape.slice(1);
  window.answer = (picture) =>
    tf.tidy(() => model.predict(tf.tensor(picture, [1, ...shape])).dataSync());
  answer(new Float32Array(784));
  document.documentElement.dataset.state = 'ready';
});`;

/**
 * @param {string} folder an empty one
 * @param {number[][]} arrays the weights of the network
 * @throws when the package cannot be fetched
 */
export async function stockPage(folder, arrays) {
  const archive = execFileSync('npm', ['pack', '--silent', PACKAGE], {
    cwd: folder,
    stdio: 'pipe',
    encoding: 'utf8',
  });
  const script = 'package/dist/tf.min.js';
  execFileSync('tar', ['xzf', archive.trim(), script], { cwd: folder });
  const site = join(folder, 'site');
  await mkdir(site);
  const { model, weights } = await float32Model(arrays);
  const files = new Map([
    ['index.html', Buffer.from(HTML)],
    ['page.js', Buffer.from(SCRIPT)],
    ['tf.min.js', await readFile(join(folder, script))],
    ['model.json', Buffer.from(JSON.stringify(model))],
    ['weights.bin', weights],
  ]);
  for (const [name, bytes] of files) await writeFile(join(site, name), bytes);
  const server = await staticServer(site, '/', { gzips: true });
  return {
    url: server.url,
    close: server.close,
    /** Gzipped bytes of all its files. */
    bytes: () =>
      [...files.values()].reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0),
    /** Time of one answer, in ms. @param {import('@playwright/test').Browser} browser */
    async answerMs(browser) {
      const page = await browser.newPage();
      await page.goto(server.url);
      await page.locator('html[data-state="ready"]').waitFor();
      return page.evaluate(() => {
        const picture = new Float32Array(784).map((_, i) => (i % 5 ? 0 : 1));
        const start = performance.now();
        for (let i = 0; i < 1000; i++) /** @type {any} */ (window).answer(picture);
        return (performance.now() - start) / 1000;
      });
    },
  };
}

/**
 * The page's network with its weights written out in full.
 *
 * @param {number[][]} arrays the four arrays of weights; no two have the same length
 */
async function float32Model(arrays) {
  const model = JSON.parse(await readFile(new URL('model.json', MODEL), 'utf8'));
  /** @type {{name: string, shape: number[]}[]} */
  const specs = model.weightsManifest[0].weights;
  const values = specs.map(({ shape }) => {
    const length = shape.reduce((a, b) => a * b, 1);
    return Buffer.from(
      Float32Array.from(arrays.find((array) => array.length === length) ?? []).buffer,
    );
  });
  const weights = specs.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  return {
    model: { ...model, weightsManifest: [{ paths: ['weights.bin'], weights }] },
    weights: Buffer.concat(values),
  };
}
