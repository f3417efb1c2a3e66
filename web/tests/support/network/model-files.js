/** Serves the files of web/model/ to `fetch`, in tests without a browser. */
import { readFileSync } from 'node:fs';
import { vi } from 'vitest';

/** @param {string} name of a file in web/model/ */
export const readModelFile = (name) =>
  readFileSync(new URL(`../../../model/${name}`, import.meta.url));

/** `model.json`, to be changed. @returns {any} */
export const readModel = () => JSON.parse(readModelFile('model.json').toString());

/** Name of the weight file. @type {string} */
export const WEIGHTS = readModel().weightsManifest[0].paths[0];

/**
 * Stubs `fetch`; `vi.unstubAllGlobals` takes the stub away.
 * @returns {Map<string, Response | Error>} by name, what is answered instead of a file; an error is
 *   a request that fails
 */
export function stubModelFetch() {
  /** @type {Map<string, Response | Error>} */
  const instead = new Map();
  vi.stubGlobal('fetch', async (/** @type {string} */ url) => {
    const name = url.slice(url.lastIndexOf('/') + 1);
    const answer = instead.get(name) ?? new Response(new Uint8Array(readModelFile(name)));
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return instead;
}
