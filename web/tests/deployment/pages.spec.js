/** What GitHub deploys: the commands of .github/workflows/pages.yml, run in a fresh clone, give a page that reads. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { draw, open } from '../support/browser/page-driver.js';
import { staticServer } from '../support/browser/static-server.js';
import { expect, test as base } from '../support/browser/watched-test.js';

/** @typedef {{uses?: string, run?: string, 'working-directory'?: string, with?: {path?: string}}} Step */

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Builds the artifact as the job `build` does, from the last commit.
 * @param {string} folder an empty one
 * @returns {string} the artifact's folder
 */
function build(folder) {
  execFileSync('git', ['clone', '--quiet', '--local', root, folder]);
  const workflow = readFileSync(join(folder, '.github/workflows/pages.yml'), 'utf8');
  /** @type {Step[]} */
  const steps = parse(workflow).jobs.build.steps;
  for (const step of steps.filter(({ run }) => run)) {
    execFileSync('bash', ['-e', '-o', 'pipefail', '-c', String(step.run)], {
      cwd: join(folder, step['working-directory'] ?? ''),
      env: { ...process.env, npm_config_prefer_offline: 'true' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const upload = steps.find(({ uses }) => uses?.startsWith('actions/upload-pages-artifact@'));
  return join(folder, String(upload?.with?.path));
}

/**
 * @typedef {Awaited<ReturnType<typeof staticServer>>} Server
 * @type {import('@playwright/test').Fixtures<{}, {server: Server}, {baseURL: string | undefined}>}
 */
const fixtures = {
  server: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      // Not in a folder of this clone, whose packages Node.js would find.
      const clone = await mkdtemp(join(tmpdir(), 'digits-clone-'));
      const server = await staticServer(build(clone), '/repo-name/');
      await use(server);
      await server.close();
      await rm(clone, { recursive: true });
    },
    { scope: 'worker', timeout: 300_000 }, // all packages are installed
  ],
  baseURL: async ({ server }, use) => use(server.url),
};
const test = base.extend(fixtures);

test.skip(!existsSync(join(root, '.git')), 'this folder is no clone');

test('a fresh clone, built as GitHub builds it, reads a digit', async ({ page }) => {
  await open(page);
  await draw(page, 7);
  await expect(page.locator('#digit')).toHaveText('7');
});
