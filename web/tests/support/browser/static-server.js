/** A plain static server, like the ones that host such pages: no fallback, no clean URLs. */

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * @typedef {{status?: number, type?: string, body?: string} | 'hangs'} Fault an answer instead of the file; 'hangs':
 *   none ever comes
 *
 * @typedef {object} StaticServer
 * @property {string} url
 * @property {(folder: string) => void} serve changes the folder, as a new deployment does
 * @property {(name: RegExp, fault: Fault) => void} fail from now on, for files of such names
 * @property {() => void} mend ends all faults
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder under a path on a free port of this machine.
 *
 * @param {string} folder
 * @param {string} [base] begins and ends with a slash
 * @param {{gzips?: boolean}} [options] gzips: whether it compresses all but PNG, as GitHub Pages does
 * @returns {Promise<StaticServer>}
 */
export async function staticServer(folder, base = '/', { gzips = false } = {}) {
  /** @type {{name: RegExp, fault: Fault}[]} */
  let faults = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const { fault } = faults.find((each) => each.name.test(name)) ?? {};
    if (fault === 'hangs') return;
    try {
      if (fault?.status) throw new Error('a fault');
      if (!name.startsWith(base)) throw new Error('outside the page');
      const body = await readFile(join(folder, normalize(name.slice(base.length))));
      const type = fault?.type ?? TYPES[extname(name)] ?? 'application/octet-stream';
      const isPacked = gzips && extname(name) !== '.png';
      response
        .writeHead(200, {
          'content-type': type,
          'cache-control': 'no-cache',
          ...(isPacked && { 'content-encoding': 'gzip' }),
        })
        .end(isPacked ? gzipSync(body) : (fault?.body ?? body));
    } catch {
      response.writeHead(fault?.status ?? 404).end('not found');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    serve(next) {
      folder = next;
    },
    fail(name, fault) {
      faults.push({ name, fault });
    },
    mend() {
      faults = [];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve(undefined)));
    },
  };
}
