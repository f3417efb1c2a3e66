import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { minifySync } from 'vite';

const NAME = 'src/shell/header/theme-before-paint.js';
const TAG = `<script src="/${NAME}"></script>`;
const POLICY = "script-src 'self'";

/**
 * Puts the script that the first paint waits for into the page itself: as a file of its own it would hold up all that
 * stands below it. The Content-Security-Policy allows this one script, by its hash.
 *
 * @returns {import('vite').Plugin}
 */
export function inlineScript() {
  return {
    name: 'inline-script',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => inline(html, readFileSync(new URL(`../${NAME}`, import.meta.url), 'utf8')),
    },
  };
}

/**
 * @param {string} html with a tag that asks for the script, and the policy
 * @param {string} source of the script
 * @throws {Error} when the page has no such tag, or no such policy
 */
export function inline(html, source) {
  if (!html.includes(TAG) || !html.includes(POLICY)) throw new Error(`no place for ${NAME}`);
  const { code } = minifySync(NAME, source);
  const hash = createHash('sha256').update(code).digest('base64');
  return html
    .replace(POLICY, `${POLICY} 'sha256-${hash}'`)
    .replace(TAG, () => `<script>${code}</script>`);
}
