import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../model/', import.meta.url);

/**
 * Copies web/model/ into dist/model/ as it was exported, and lets the browser fetch the network
 * early. The dev server finds the files where they are. What is fetched on demand the page finds by the
 * names in `import.meta.env.ON_DEMAND_FILES`.
 *
 * @returns {import('vite').Plugin}
 */
export function modelFiles() {
  return {
    name: 'model-files',
    // The names carry a hash of the content.
    config: () => ({
      define: {
        'import.meta.env.ON_DEMAND_FILES': JSON.stringify(
          readdirSync(folder).filter((name) => name.startsWith('on-demand-')),
        ),
      },
    }),
    transformIndexHtml() {
      const { weightsManifest } = JSON.parse(readFileSync(new URL('model.json', folder), 'utf8'));
      const weights = weightsManifest.flatMap(
        (/** @type {{paths: string[]}} */ { paths }) => paths,
      );
      return ['model.json', ...weights].map((name) => ({
        tag: 'link',
        injectTo: 'head',
        attrs: { rel: 'preload', as: 'fetch', href: `./model/${name}`, crossorigin: 'anonymous' },
      }));
    },
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
