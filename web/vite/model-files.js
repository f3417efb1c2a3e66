import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../model/', import.meta.url);

/**
 * Copies web/model/ unhashed into dist/model/, so that a retrained model can be put in place
 * without a build. The dev server finds the files where they are.
 *
 * @returns {import('vite').Plugin}
 */
export function modelFiles() {
  return {
    name: 'model-files',
    apply: 'build',
    generateBundle() {
      for (const name of readdirSync(folder).filter((name) => !name.endsWith('.md'))) {
        this.emitFile({
          type: 'asset',
          fileName: `model/${name}`,
          source: readFileSync(new URL(name, folder)),
        });
      }
    },
  };
}
