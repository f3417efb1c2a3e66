import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../model/', import.meta.url);

/** What "About" says of the report, and where its figures are; the rest is for readers of the repository. */
const SHOWN = [
  ...['validation', 'test', 'ink', 'not_digits', 'figures'],
  ...['accuracy', 'count', 'interval', 'per_class', 'below_threshold'],
];

/**
 * Copies web/model/ into dist/model/ as it was exported, and lets the browser fetch the network
 * early. Of the report only what the page shows. The dev server finds the files where they are. Files of MNIST digits it finds by their names
 * in `import.meta.env.DIGIT_FILES`.
 *
 * @returns {import('vite').Plugin}
 */
export function modelFiles() {
  return {
    name: 'model-files',
    // The names carry a hash of the content.
    config: () => ({
      define: {
        'import.meta.env.DIGIT_FILES': JSON.stringify(
          readdirSync(folder).filter((name) => /^on-demand-.*[.]z$/.test(name)),
        ),
      },
    }),
    transformIndexHtml: {
      // After the code, in the order of need.
      order: 'post',
      handler() {
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
    },
    generateBundle() {
      for (const name of readdirSync(folder).filter((name) => !name.endsWith('.md'))) {
        this.emitFile({
          type: 'asset',
          fileName: `model/${name}`,
          source: name === 'report.json' ? shownReport() : readFileSync(new URL(name, folder)),
        });
      }
    },
  };
}

function shownReport() {
  const report = JSON.parse(readFileSync(new URL('report.json', folder), 'utf8'));
  return JSON.stringify(report, SHOWN);
}
