/** What of the code is fetched together, and when. */

/**
 * What the reader needs, whole: what of it views need too, and what they load on demand, would otherwise be files of a
 * few kilobytes, each with a request of its own. Of `recognition/` it leaves what only views do.
 */
const RECOGNITION = new RegExp(
  `@tensorflow/|/src/recognition/(${[
    'input/(directions|ink|normalize|stroke-input|transform-image)',
    'network/(checksums|classifier|fetch-model|matmul-kernels|multiply|shape)',
    'segmentation/.*',
  ].join('|')})[.]js$`,
);

/** So would be the only thing that starting the service worker shares with starting a training. */
const WORKERS = /\/src\/shell\/loading\/(service-worker|trusted-url)\.js$/;

/** For `codeSplitting` of the bundler. */
export const groups = [
  { name: 'recognition', test: RECOGNITION, includeDependenciesRecursively: false },
  { name: 'service-worker', test: WORKERS, includeDependenciesRecursively: false },
];

/**
 * Lets the browser fetch the reader beside the main script, which asks for it only once it has run; and sees to it
 * that no module is in two chunks.
 *
 * @returns {import('vite').Plugin}
 */
export function chunks() {
  return {
    name: 'chunks',
    apply: 'build',
    generateBundle(_options, bundle) {
      const twice = modulesTwice(Object.values(bundle));
      if (twice.length) this.error(`in more than one chunk: ${twice.join(', ')}`);
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        filesOf('/src/recognition/reader.js', Object.values(bundle)).map((name) => ({
          tag: 'link',
          injectTo: 'head',
          attrs: {
            rel: 'modulepreload',
            crossorigin: true,
            href: `./${name}`,
          },
        })),
    },
  };
}

/**
 * @typedef {{type: string, fileName: string, isEntry?: boolean, facadeModuleId?: string | null, imports?: string[],
 *   moduleIds?: string[]}} Output of a build
 */

/**
 * The chunk of a module and all that it imports, but for what the page begins with.
 * @param {string} module end of its path
 * @param {Output[]} outputs
 * @returns {string[]} names of files; none when there is no such chunk
 */
export function filesOf(module, outputs) {
  const files = outputs.filter(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
  for (const { imports = [] } of files) {
    for (const name of imports) {
      const imported = outputs.find(({ fileName }) => fileName === name);
      if (imported && !imported.isEntry && !files.includes(imported)) files.push(imported);
    }
  }
  return files.map(({ fileName }) => fileName);
}

/**
 * Modules that stand in more than one chunk.
 * @param {Output[]} outputs
 * @returns {string[]} each once
 */
export function modulesTwice(outputs) {
  const all = outputs.flatMap(({ moduleIds }) => moduleIds ?? []);
  return [...new Set(all.filter((id, i) => all.indexOf(id) < i))];
}
