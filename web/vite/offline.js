import { readFileSync } from 'node:fs';
import { minifySync } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { isOnDemand, onDemandGlobs } from './on-demand.js';

const name = 'Handwritten digits';
const PASS_RELOADS = 'pass-reloads.js';

/**
 * Makes the page installable and lets it work without a network: a service worker keeps all that it runs on.
 *
 * A new version waits until the visitor agrees, see `src/shell/loading/service-worker.js`. Caches carry the page's own
 * prefix and scope, and only those are ever removed: pages of one owner may share an origin.
 */
export const offline = () => [
  passReloads(),
  VitePWA({
    registerType: 'prompt',
    injectRegister: false,
    // The system fetches icons once, when the page is installed.
    includeManifestIcons: false,
    workbox: {
      cacheId: 'digits',
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      // From the first visit on: what the page loads later is there even when a new version has
      // taken its place on the server.
      clientsClaim: true,
      importScripts: [PASS_RELOADS],
      globPatterns: ['**/*.{html,js,css,svg,json,bin,txt}'],
      globIgnores: [PASS_RELOADS, 'licences.txt', ...onDemandGlobs],
      runtimeCaching: [
        {
          urlPattern: ({ url }) => url.pathname.endsWith('/licences.txt'),
          // Its name carries no hash: what is kept is shown, and fetched anew for the next time.
          handler: 'StaleWhileRevalidate',
          options: { cacheName: 'digits-on-demand' },
        },
        {
          urlPattern: isOnDemand,
          handler: 'CacheFirst',
          // Names carry a hash: what is kept is never out of date, only unused after a while.
          options: {
            cacheName: 'digits-on-demand',
            expiration: { maxEntries: 40, purgeOnQuotaError: true },
          },
        },
      ],
      // A link may carry anything after the question mark.
      ignoreURLParametersMatching: [/./],
      navigateFallback: null,
    },
    manifest: {
      id: './',
      name,
      short_name: 'Digits',
      description: 'Draw a number and a small neural network reads it, in the browser, offline.',
      lang: 'en',
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#f5f3ec',
      theme_color: '#f5f3ec',
      categories: ['education'],
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        ...[192, 512].map((size) => ({
          src: `icon-maskable-${size}.png`,
          sizes: `${size}x${size}`,
          type: 'image/png',
          purpose: /** @type {const} */ ('maskable'),
        })),
      ],
      // Taken by `npm run screenshots`; like the icons, fetched only when the page is installed.
      screenshots: [
        {
          src: 'screenshots/wide.png',
          sizes: '1280x800',
          type: 'image/png',
          form_factor: 'wide',
          label: 'A number drawn with the mouse, and how sure the network is',
        },
        {
          src: 'screenshots/narrow.png',
          sizes: '780x1688',
          type: 'image/png',
          form_factor: 'narrow',
          label: 'A number drawn with a finger, and how sure the network is',
        },
      ],
    },
  }),
];

/**
 * What of the service worker is ours, see `src/shell/loading/pass-reloads.js`.
 * @returns {import('vite').Plugin}
 */
function passReloads() {
  const source = new URL(`../src/shell/loading/${PASS_RELOADS}`, import.meta.url);
  return {
    name: 'pass-reloads',
    generateBundle() {
      const { code } = minifySync(PASS_RELOADS, readFileSync(source, 'utf8'));
      this.emitFile({ type: 'asset', fileName: PASS_RELOADS, source: code });
    },
  };
}
