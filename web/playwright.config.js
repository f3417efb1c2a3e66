import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** A Chromium on this machine, if there is one; otherwise Playwright's own. */
const executablePath = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));

const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // See tests/support/browser/shared-window.js.
  '--process-per-site',
  // Without a graphics card, the processor paints faster on its own.
  '--disable-gpu-rasterization',
];

/** Where the page is served; `PORT=5000 npm run e2e` moves it. */
const port = Number(process.env.PORT ?? 4173);
const url = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: 'tests',
  workers: 2,
  // Generous, so that a slow machine fails no test.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  retries: process.env.CI ? 2 : 0,
  reporter: [['list'], ['./tests/support/faults/fault-reporter.js']],
  use: {
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    // Most tests do not look at motion, and without it the browser paints far less; those that do ask for it.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'on-first-retry',
    launchOptions: {
      executablePath,
      // Chromium refuses its sandbox to root.
      args: process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags,
    },
  },
  // Those with the longest tests first, so that no worker has to wait for one at the end.
  projects: [
    { name: 'deployment', testDir: 'tests/deployment' },
    // The same short tour in each browser; see tests/browsers/browsers.js.
    ...['chromium', 'firefox', 'webkit'].map((name) => ({ name, testDir: 'tests/browsers' })),
    { name: 'page', testDir: 'tests/e2e', use: { serviceWorkers: 'block' } },
  ],
  webServer: {
    command: `npm run build && npm run preview -- --host 127.0.0.1 --port ${port} --strictPort`,
    url,
    reuseExistingServer: !process.env.CI,
    timeout: 120_000,
  },
});
