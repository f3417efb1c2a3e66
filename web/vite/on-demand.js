/**
 * What few visitors open. It is fetched when somebody does, not at the first visit, and the service worker
 * keeps it from then on.
 */

/**
 * Modules that are imported on demand, each a chunk of its own: paths below `src/` or `node_modules/`, or
 * beginnings of such.
 */
const MODULES = [
  // For plain http:// only, where there is no service worker.
  '@noble/hashes/',
  'learning/',
  'views/correct/',
  'views/mnist/',
  'views/about/report-dialog',
  'views/training/',
];

/** Files in `dist/` with such names, besides the chunks of those modules. */
const FILES = ['model/on-demand-*'];

export const FOLDER = 'on-demand';

/** Globs of all of it in `dist/`. */
export const onDemandGlobs = [`${FOLDER}/**`, ...FILES];

/** Whether the service worker keeps what lies at an address once it was fetched. @param {{url: URL}} request */
export const isOnDemand = ({ url }) => /\/(on-demand\/|model\/on-demand-)[^?]*$/.test(url.pathname);

/**
 * The name of a chunk.
 * @param {{facadeModuleId: string | null}} chunk
 */
export const chunkName = ({ facadeModuleId }) => {
  const [, path] = facadeModuleId?.match(/\/(?:src|node_modules)\/(.*)$/) ?? [];
  const folder = MODULES.some((start) => path?.startsWith(start)) ? FOLDER : 'assets';
  return `${folder}/[name]-[hash].js`;
};
