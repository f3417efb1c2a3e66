/** The page's own reader in Node, with the network of web/model/. */
import { readFile } from 'node:fs/promises';
import { importBuilt } from '../tests/support/import-built.js';

/**
 * Loads the page's reader as Vite builds it for the page.
 * @param {URL} [model] of a model.json, its weights beside it
 * @returns {Promise<import('../src/recognition/types.js').Reader>}
 */
export async function loadReader(model = new URL('../model/model.json', import.meta.url)) {
  /** @type {typeof import('../src/recognition/reader.js')} */
  const { createReader } = await importBuilt('recognition/reader.js');
  return createReader(
    model.href,
    async (url) => new Response(await readFile(new URL(String(url)))),
  );
}
