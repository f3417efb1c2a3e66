/**
 * Works without a network after one visit, and brings new versions only when the visitor agrees.
 *
 * The service worker itself is written by the build, see `vite/offline.js`.
 */

import { byId } from '../dom.js';
import { text } from '../text.js';
import { scriptUrl } from './trusted-url.js';

const SERVICE_WORKER = 'sw.js';

/** @typedef {import('../../drawing/drawing.js').Drawing} Drawing */

/**
 * Installs the service worker.
 *
 * @returns {Promise<ServiceWorkerRegistration | null>} null where there are none, as on a plain http://
 *   address: the page works as well, but needs the network
 * @throws {DOMException} NetworkError when it, or something that it keeps, cannot be fetched
 */
export async function installServiceWorker() {
  if (!('serviceWorker' in navigator)) return null;
  const registration = await navigator.serviceWorker
    .register(scriptUrl(SERVICE_WORKER))
    .catch((cause) => {
      throw new DOMException(`${SERVICE_WORKER}: ${cause}`, 'NetworkError');
    });
  await activated(registration);
  byId('offline').textContent = text.offlineReady;
  return registration;
}

/** @param {ServiceWorkerRegistration} registration @returns {Promise<void>} */
function activated({ active, waiting, installing }) {
  const worker = active ?? waiting ?? installing;
  return new Promise((resolve, reject) => {
    const settle = () => {
      if (worker?.state === 'activated') resolve();
      if (!worker || worker.state === 'redundant') {
        reject(new DOMException(`${SERVICE_WORKER} was not installed`, 'NetworkError'));
      }
    };
    worker?.addEventListener('statechange', settle);
    settle();
  });
}

/**
 * Offers new versions in the bar at the foot of the window.
 *
 * @param {ServiceWorkerRegistration} registration
 * @param {Drawing} drawing nothing is offered while the pen is down
 * @param {(message: string) => void} announce
 */
export function offerUpdates(registration, drawing, announce) {
  const { serviceWorker } = navigator;
  const bar = byId('update');
  let isAccepted = false;
  // A page of the first visit is taken over by its own version: that is no update.
  let isControlled = Boolean(serviceWorker.controller);
  /** Whether another tab has agreed, so that this one runs a version that is no longer kept. */
  let isOutdated = false;

  const offer = () => {
    const isReady = isOutdated || (registration.waiting && serviceWorker.controller);
    if (!isReady || drawing.isDrawing) return;
    if (bar.hidden) announce(text.updateReady);
    bar.hidden = false;
  };
  const watchInstalling = () => registration.installing?.addEventListener('statechange', offer);

  byId('reload').addEventListener('click', () => {
    isAccepted = true;
    if (registration.waiting) registration.waiting.postMessage({ type: 'SKIP_WAITING' });
    else location.reload();
  });
  byId('later').addEventListener('click', () => bar.remove());
  serviceWorker.addEventListener('controllerchange', () => {
    // Where nobody is looking, the page follows the other tab by itself.
    if (isAccepted || (isControlled && document.hidden)) location.reload();
    isOutdated = isControlled;
    isControlled = true;
    offer();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) registration.update().catch(() => {});
  });
  registration.addEventListener('updatefound', watchInstalling);
  drawing.onChange(offer);
  watchInstalling();
  offer();
}
