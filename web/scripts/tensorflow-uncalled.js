/**
 * Finds out which functions of TensorFlow.js the page never calls: `npm run tensorflow-uncalled`.
 *
 * Loads the network in a browser, as it was exported and in the ways that Keras may write such a network, reads
 * digits, and writes what was not called into `vite/tensorflow-uncalled.json`, see `vite/uncalled.js`.
 */

import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import config from '../playwright.config.js';
import { staticServer } from '../tests/support/browser/static-server.js';
import { seal } from '../tests/support/network/seal.js';
import { recordCalls } from '../vite/uncalled.js';
import { slimTensorflow } from '../vite/slim-tensorflow.js';

const root = new URL('..', import.meta.url).pathname;
const LIST = new URL('../vite/tensorflow-uncalled.json', import.meta.url);

const INITIALIZERS = [
  ...['Zeros', 'Ones', 'Constant', 'RandomNormal', 'RandomUniform', 'TruncatedNormal'],
  ...['GlorotNormal', 'GlorotUniform', 'HeNormal', 'HeUniform', 'LeCunNormal', 'LeCunUniform'],
]; // prettier-ignore

/** Ways to write the network of 784-128-10 that answer the same. @param {string} text of model.json */
function variants(text) {
  const all = [text];
  /** @param {(layers: any[]) => void} change */
  const add = (change) => {
    const model = JSON.parse(text);
    change(model.modelTopology.model_config.config.layers);
    all.push(seal(model));
  };
  for (const class_name of INITIALIZERS) {
    add((layers) => {
      for (const { config } of layers.slice(2))
        config.kernel_initializer = { class_name, config: { value: 0 } };
    });
  }
  for (const class_name of ['L1L2']) {
    add(
      (layers) =>
        (layers[2].config.kernel_regularizer = { class_name, config: { l1: 0.01, l2: 0.01 } }),
    );
  }
  add((layers) =>
    layers.splice(3, 0, { class_name: 'Dropout', config: { name: 'drop', rate: 0.5 } }),
  );
  add((layers) => {
    layers[0].config.batch_input_shape = [null, 784];
    layers.splice(1, 1);
  });
  return all;
}

const folder = await mkdtemp(join(tmpdir(), 'digits-calls-'));
/** @type {Map<string, string[]>} */
const functions = new Map();
await build({
  root,
  configFile: false,
  base: './',
  logLevel: 'error',
  plugins: [slimTensorflow(), recordCalls((file, names) => functions.set(file, names))],
  build: {
    outDir: folder,
    emptyOutDir: true,
    minify: false,
    target: 'es2022',
    lib: { entry: 'src/recognition/reader.js', formats: ['es'], fileName: 'reader' },
  },
});
const model = join(root, 'model');
for (const name of await readdir(model)) {
  if (/[.](json|bin)$/.test(name))
    await writeFile(join(folder, name), await readFile(join(model, name)));
}
await writeFile(join(folder, 'index.html'), '<!doctype html><link rel="icon" href="data:,">');
const server = await staticServer(folder);
const browser = await chromium.launch(config.use?.launchOptions);
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  const called = await page.evaluate(
    async (texts) => {
      const url = './reader.js';
      const { createReader } = await import(url);
      for (const text of texts) {
        const request = async (/** @type {string} */ name) =>
          name === 'model.json' ? new Response(text) : fetch(name);
        const { classifier } = await createReader('model.json', request);
        for (const count of [1, 2, 12]) {
          classifier.classify(Array.from({ length: count }, () => new Float32Array(784).fill(0.5)));
        }
        classifier.tensorCount();
        classifier.dispose();
      }
      return [.../** @type {any} */ (globalThis).called];
    },
    variants(await readFile(join(model, 'model.json'), 'utf8')),
  );
  const known = new Set(called);
  const uncalled = [...functions]
    .map(([file, names]) => [file, names.filter((name) => !known.has(`${file} ${name}`))])
    .filter(([, names]) => names.length)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // A line a file.
  const lines = uncalled.map(
    ([file, names]) => `  ${JSON.stringify(file)}: ${JSON.stringify(names)}`,
  );
  await writeFile(LIST, `{\n${lines.join(',\n')}\n}\n`);
  console.log(
    `${known.size} functions are called, ${uncalled.flatMap(([, names]) => names).length} are not.`,
  );
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}
