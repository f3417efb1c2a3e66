/*
 * Part of the service worker. A request that wants to go past all caches does, see `past-caches.js`. So does all
 * that a page with ?fresh asks for, the way out when the page does not start: what was kept damaged is put right.
 * Workbox would answer with what it has kept.
 */
const fresh = new Set(); // ids of such pages
self.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request, clientId, resultingClientId } = event;
  const isPage = request.mode === 'navigate';
  const isFresh = isPage ? request.url.endsWith('?fresh') : fresh.has(clientId);
  if (isPage && isFresh) fresh.add(resultingClientId);
  if (isFresh) event.respondWith(fetchFresh(request));
  if (isFresh || request.cache === 'reload') event.stopImmediatePropagation();
});

/** @param {Request} request */
async function fetchFresh({ url, mode }) {
  const options = { ignoreSearch: true };
  const kept = () => caches.match(mode === 'navigate' ? 'index.html' : url, options);
  const response = await fetch(url, { cache: 'reload' }).catch(kept);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    // Files whose names hold a hash: of no other version.
    for (const key of await cache.keys(url, options)) {
      if (response?.ok && url.includes('/assets/')) await cache.put(key, response.clone());
    }
  }
  return response ?? Response.error();
}
