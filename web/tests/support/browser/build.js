/** Builds the page into a temporary folder. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * @param {import('vite').Plugin[]} [plugins]
 * @returns {Promise<string>} the folder
 */
export async function buildPage(plugins = []) {
  const outDir = await mkdtemp(join(tmpdir(), 'digits-build-'));
  await build({ root, logLevel: 'error', plugins, build: { outDir, emptyOutDir: true } });
  return outDir;
}

/** Builds a next version: every script is another one, and the title says so. */
export const buildNextVersion = () =>
  buildPage([
    {
      name: 'next-version',
      enforce: 'post',
      transform: (code, id) =>
        /\/src\/.*\.js$/.test(id)
          ? `${code}\nglobalThis.nextVersion = ${JSON.stringify(id)};`
          : null,
      transformIndexHtml: (html) => html.replace('<title>', '<title>Second: '),
    },
  ]);
