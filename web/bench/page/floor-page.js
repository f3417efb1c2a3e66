/**
 * The floor: the least that a page can do to read a digit with this network. It fetches the same weights, and
 * multiplies in plain loops. What our page takes longer is the price of all that it does more.
 */

import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { staticServer } from '../../tests/support/browser/static-server.js';

const MODEL = new URL('../../model/', import.meta.url);

const SCRIPT = `const model = await (await fetch('model.json')).json();
const [{ paths, weights: specs }] = model.weightsManifest;
const bytes = await (await fetch(paths[0])).arrayBuffer();
let offset = 0;
const arrays = specs.map(({ shape, quantization: { dtype, scale = 1, min = 0 } = {} }) => {
  const Type = dtype === 'uint8' ? Uint8Array : dtype === 'uint16' ? Uint16Array : Float32Array;
  const length = shape.reduce((a, b) => a * b, 1);
  const size = length * Type.BYTES_PER_ELEMENT;
  const values = Float32Array.from(
    new Type(bytes.slice(offset, offset + size)),
    (value) => value * scale + min,
  );
  offset += size;
  return values;
});
const dense = (input, kernel, bias) =>
  bias.map((sum, unit) => {
    for (let i = 0; i < input.length; i++) sum += input[i] * kernel[i * bias.length + unit];
    return sum;
  });
const [hiddenKernel, hiddenBias, outputKernel, outputBias] = [784 * 128, 128, 1280, 10].map(
  (length) => arrays.find((array) => array.length === length),
);
window.answer = (picture) => {
  const hidden = dense(picture, hiddenKernel, hiddenBias).map((value) => Math.max(0, value));
  const logits = dense(hidden, outputKernel, outputBias);
  const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  return powers.map((power) => power / powers.reduce((a, b) => a + b));
};
answer(new Float32Array(784));
document.documentElement.dataset.state = 'ready';
`;

/** @param {string} weights name of the file */
const html = (weights) => `<!doctype html><html data-state="loading"><title>Floor</title>
<link rel="icon" href="data:,"><script type="module" src="page.js"></script>
<link rel="preload" as="fetch" href="model.json" crossorigin="anonymous">
<link rel="preload" as="fetch" href="${weights}" crossorigin="anonymous"></html>`;

/** @param {string} folder an empty one */
export async function floorPage(folder) {
  const model = JSON.parse(await readFile(new URL('model.json', MODEL), 'utf8'));
  const [weights] = model.weightsManifest[0].paths;
  await writeFile(join(folder, 'index.html'), html(weights));
  await writeFile(join(folder, 'page.js'), SCRIPT);
  for (const name of ['model.json', weights])
    await copyFile(new URL(name, MODEL), join(folder, name));
  const server = await staticServer(folder, '/', { gzips: true });
  const names = ['index.html', 'page.js', 'model.json', weights];
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return {
    url: server.url,
    close: server.close,
    /** Gzipped bytes of all its files. */
    bytes: files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0),
  };
}
