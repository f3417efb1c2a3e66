/*
 * Part of the service worker: a request that wants to go past all caches does, see
 * `src/shell/loading/past-caches.js`. Workbox would answer it with what it has kept.
 */
self.addEventListener('fetch', (event) => {
  if (event.request.cache === 'reload') event.stopImmediatePropagation();
});
