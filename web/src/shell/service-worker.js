/**
 * Works without a network after one visit, and brings new versions only when the visitor agrees.
 *
 * The service worker itself is written by the build, see `vite/offline.js`.
 */

import { byId } from './dom.js';
import { text } from './text.js';

const SERVICE_WORKER = 'sw.js';

/**
 * @param {import('../drawing/drawing.js').Drawing} drawing nothing is offered while the pen is down
 * @param {(message: string) => void} announce
 */
export async function registerServiceWorker(drawing, announce) {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register(SERVICE_WORKER).catch(console.warn);
  // Where service workers are blocked, the page works as well; it needs the network then.
  if (!registration) return;
  const { serviceWorker } = navigator;
  const bar = byId('update');
  let isAccepted = false;

  const showState = () => {
    if (registration.active) byId('offline').textContent = text.offlineReady;
    if (!registration.waiting || !serviceWorker.controller || drawing.isDrawing) return;
    if (bar.hidden) announce(text.updateReady);
    bar.hidden = false;
  };
  const watchInstalling = () => registration.installing?.addEventListener('statechange', showState);

  byId('reload').addEventListener('click', () => {
    isAccepted = true;
    registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
  });
  byId('later').addEventListener('click', () => bar.remove());
  serviceWorker.addEventListener('controllerchange', () => {
    // Another tab may have agreed: this one follows unless somebody is looking at it.
    if (isAccepted || document.hidden) location.reload();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) registration.update().catch(() => {});
  });
  registration.addEventListener('updatefound', watchInstalling);
  drawing.onChange(showState);
  serviceWorker.ready.then(showState);
  watchInstalling();
  showState();
}
