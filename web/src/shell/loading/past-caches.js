/**
 * New tries that go past what browser and service worker have kept, and put it right: a file that
 * was kept damaged would otherwise fail for ever.
 */

/** Begins the name of every cache of this page, see `vite/offline.js`. */
const CACHE_PREFIX = 'digits-';
/** What was fetched on demand: of all pages of this origin, but each can fetch it again. */
const ON_DEMAND_CACHE = 'digits-on-demand';
const isOurs = (/** @type {string} */ name) =>
  name === ON_DEMAND_CACHE ||
  (name.startsWith(CACHE_PREFIX) && name.endsWith(new URL('.', location.href).href));

/** Requests of one new try. */
export class FreshRequests {
  /** @type {Map<string, Response>} by address */
  #responses = new Map();

  /** Like `fetch`. @type {import('../../recognition/types.js').Request} */
  request = async (url, init) => {
    const response = await fetch(url, {
      ...init,
      // The service worker lets such requests pass, see `pass-reloads.js`.
      cache: 'reload',
      // The same as for any request to the own origin, but not as the preloads in index.html have it:
      // one that failed would be handed out once more.
      credentials: 'include',
    });
    this.#responses.set(url, response.clone());
    return response;
  };

  /**
   * Puts what was fetched, and has proved good, in place of the service worker's copies: of all files
   * or of none, so that two versions are never mixed.
   */
  async keep() {
    const names = 'caches' in window ? await caches.keys() : [];
    for (const name of names.filter(isOurs)) {
      const cache = await caches.open(name);
      const copies = await Promise.all(
        [...this.#responses].map(async ([url, response]) => ({
          keys: await cache.keys(url, { ignoreSearch: true }),
          response,
        })),
      );
      // None: a file of a newer version. Two: a newer version is waiting, and brings its own.
      if (copies.some(({ keys }) => keys.length !== 1)) continue;
      await Promise.all(copies.map(({ keys: [key], response }) => cache.put(key, response)));
    }
  }
}

/**
 * Loads the page anew. Everything comes from the server if that answers; if not, what was kept is all
 * there is.
 */
export async function reloadPastCaches() {
  try {
    const { ok } = await fetch('./', { cache: 'reload' });
    if (ok) await forgetCopies();
  } catch (error) {
    console.warn(error);
  }
  location.reload();
}

/** Removes the service worker and its copies; the page installs both anew when it has loaded. */
async function forgetCopies() {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.unregister();
  const names = 'caches' in window ? await caches.keys() : [];
  await Promise.all(names.filter(isOurs).map((name) => caches.delete(name)));
}
