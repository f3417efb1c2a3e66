/** The page's own reader in Node, with the network of web/model/. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { slimTensorflow } from '../vite/slim-tensorflow.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Loads the page's reader as Vite builds it for the page.
 * @param {URL} [model] of a model.json, its weights beside it
 * @returns {Promise<import('../src/recognition/types.js').Reader>}
 */
export async function loadReader(model = new URL('../model/model.json', import.meta.url)) {
  // TensorFlow.js asks for these when it meets Node; the page meets neither.
  Object.assign(globalThis, { require: createRequire(import.meta.url) });
  const { fetch } = globalThis;
  globalThis.fetch = async (url) => new Response(await readFile(new URL(String(url))));
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    plugins: [slimTensorflow()],
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    ssr: { noExternal: [/@tensorflow/] },
  });
  try {
    const { createReader } = await server.ssrLoadModule('/src/recognition/reader.js');
    return await createReader(model.href);
  } finally {
    await server.close();
    globalThis.fetch = fetch;
  }
}
