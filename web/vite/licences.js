import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** What the service worker is built from, by a build of its own. */
const OF_THE_SERVICE_WORKER = [
  'workbox-core',
  'workbox-precaching',
  'workbox-routing',
  'workbox-strategies',
];

const MNIST = `MNIST

The digits in model/on-demand-*-digits.*.z, those to train with in the page (on-demand/digits-*.bin),
and most of those that the network was trained on, are from MNIST
by Yann LeCun, Corinna Cortes and Christopher J. C. Burges: Creative Commons Attribution-ShareAlike 3.0,
https://creativecommons.org/licenses/by-sa/3.0/`;

/**
 * Writes licences.txt: the licence of the page and those of all packages that are shipped with it.
 *
 * @returns {import('vite').Plugin}
 */
export function licences() {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk' ? output.moduleIds : [],
      );
      /** @type {Map<string, string[]>} folder of each package, and what is used of it */
      const packages = new Map(OF_THE_SERVICE_WORKER.map((name) => [folderOf(name), []]));
      for (const id of modules) {
        const [, folder] = id.match(/^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//) ?? [];
        if (folder) packages.set(folder, [...(packages.get(folder) ?? []), id]);
      }
      const notices = [...packages].map(([folder, files]) => notice(folder, files)).sort();
      this.emitFile({
        type: 'asset',
        fileName: 'licences.txt',
        source: `${[own(), MNIST, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
      });
    },
  };
}

const own = () =>
  `Handwritten digits\n\n${readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8').trim()}`;

/** @param {string} name of a package */
const folderOf = (name) => join(require.resolve(`${name}/package.json`), '..');

/**
 * The notice of one package. Where it brings no text of its licence, the copyright that its files
 * claim and the common text of the licence that it names.
 *
 * @param {string} folder
 * @param {string[]} files
 */
function notice(folder, files) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file
    ? readFileSync(join(folder, file), 'utf8').trim()
    : [...copyrights(files), ...license.split(/ AND /).map(commonText)].join('\n\n');
  return `${name} ${version} (${license})\n\n${text}`;
}

/** @param {string[]} files */
function copyrights(files) {
  const lines = files.flatMap(
    (file) => readFileSync(file, 'utf8').match(/Copyright .*\d{4}.*/g) ?? [],
  );
  return [...new Set(lines.map((line) => line.trim()))].sort();
}

/** @param {string} identifier of SPDX */
const commonText = (identifier) =>
  require(`spdx-license-list/licenses/${identifier}.json`)
    .licenseText.replace(/^Copyright.*<.*$/m, '')
    .trim();
