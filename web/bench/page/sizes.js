/**
 * What a first visit transfers, gzipped: `npm run sizes` checks the built page against limits and against the
 * committed `sizes.json`; `npm run sizes -- --save` writes that file anew.
 */

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
export const COMMITTED = new URL('sizes.json', import.meta.url);
/** A file may grow by this share before its figure is committed anew; the network with every training. */
const GROWTH = 0.02;
const TRAINED = /^model\//;
/** In bytes. */
export const LIMITS = { 'first visit': 145_000, weights: 50_000, 'main script': 15_000 };

/** @typedef {Record<string, number>} Sizes gzipped bytes by name, hashes left out */

/** What the service worker keeps, itself, and what else comes with it. @returns {Promise<Sizes>} */
export async function firstVisit() {
  const worker = await readFile(join(DIST, 'sw.js'), 'utf8');
  const kept = [...worker.matchAll(/url:"([^"]+)"/g)].map(([, url]) => url);
  const runtime = (await readdir(DIST)).filter((name) => /^workbox-.*[.]js$/.test(name));
  const names = new Set([...kept, ...runtime, 'sw.js', 'pass-reloads.js', 'manifest.webmanifest']);
  /** @type {Sizes} */
  const sizes = {};
  for (const name of [...names].sort()) {
    const plain = name.replace(/[-.][\w-]{8}([.]\w+)$/, '$1');
    const bytes = gzipSync(await readFile(join(DIST, name)), { level: 9 }).length;
    sizes[plain] = (sizes[plain] ?? 0) + bytes;
  }
  return sizes;
}

/** @param {Sizes} sizes @param {RegExp} [name] of the files that count; all by default */
export const total = (sizes, name = /./) =>
  Object.entries(sizes).reduce((sum, [file, bytes]) => sum + (name.test(file) ? bytes : 0), 0);

/** The sums that have a limit. @param {Sizes} sizes @returns {Sizes} */
export const sums = (sizes) => ({
  'first visit': total(sizes),
  weights: total(sizes, /^model\/.*[.]bin$/),
  'main script': total(sizes, /^assets\/index[.]js$/),
});

/**
 * What is wrong with sizes.
 * @param {Sizes} sizes
 * @param {Sizes} committed
 * @returns {string[]}
 */
export function complaints(sizes, committed) {
  const all = sums(sizes);
  return [
    ...Object.entries(LIMITS)
      .filter(([name, limit]) => all[name] > limit)
      .map(([name, limit]) => `${name}: ${all[name]} bytes, more than ${limit}`),
    ...Object.entries(sizes)
      .filter(([file]) => !TRAINED.test(file))
      .filter(([file, bytes]) => bytes > (committed[file] ?? 0) * (1 + GROWTH))
      .map(
        ([file, bytes]) =>
          `${file}: ${bytes} bytes instead of ${committed[file] ?? 'none'}. If that is meant: npm run sizes -- --save`,
      ),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = await firstVisit();
  if (process.argv.includes('--save')) {
    await writeFile(COMMITTED, `${JSON.stringify(sizes, null, 2)}\n`);
  }
  /** @type {Sizes} */
  const committed = JSON.parse(await readFile(COMMITTED, 'utf8'));
  console.table(
    Object.entries({ ...sizes, ...sums(sizes) }).map(([name, bytes]) => ({
      name,
      bytes,
      committed: committed[name] ?? sums(committed)[name] ?? '',
    })),
  );
  const wrong = complaints(sizes, committed);
  for (const complaint of wrong) console.error(complaint);
  process.exitCode = wrong.length ? 1 : 0;
}
