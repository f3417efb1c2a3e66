/**
 * Modules of the page for Node, bundled as for the page. Vite's module runner, by which Vitest runs them too, looks up
 * each imported name whenever it is used: where they compute much, they take up to three times as long there.
 */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { slimTensorflow } from '../../vite/slim-tensorflow.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ENTRY = '\0entry';

/**
 * @param {...string} paths of modules, from `src/`; they share what they import
 * @returns {Promise<any>} all that they export
 */
export async function importBuilt(...paths) {
  const code = paths.map((path) => `export * from ${JSON.stringify(join(root, 'src', path))};`);
  const entry = {
    name: 'entry',
    resolveId: (/** @type {string} */ id) => (id === ENTRY ? id : null),
    load: (/** @type {string} */ id) => (id === ENTRY ? code.join('\n') : null),
  };
  const outputs = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [slimTensorflow(), entry],
    build: {
      ssr: true,
      write: false,
      minify: false,
      rollupOptions: { input: ENTRY, output: { codeSplitting: false } },
    },
    ssr: { noExternal: true },
  });
  const { output } = /** @type {import('vite').Rollup.RollupOutput} */ (outputs);
  // TensorFlow.js asks for it when it meets Node; the page meets neither.
  Object.assign(globalThis, { require: createRequire(import.meta.url) });
  const folder = await mkdtemp(join(tmpdir(), 'digits-built-'));
  try {
    const file = join(folder, 'modules.mjs');
    await writeFile(file, output[0].code);
    return await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}
