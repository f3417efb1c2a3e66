import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inline } from '../../../vite/inline-script.js';

const page = readFileSync(new URL('../../../index.html', import.meta.url), 'utf8');

test('the script stands in the page, and the policy allows it and no other', () => {
  const html = inline(page, "/* why */ document.title = '</p> $& ' + 1;");
  const [, script] = /** @type {RegExpMatchArray} */ (html.match(/<script>(.*?)<\/script>/s));
  expect(script).toContain('document.title');
  expect(script).not.toContain('why');
  const hash = createHash('sha256').update(script).digest('base64');
  expect(html).toContain(`script-src 'self' 'sha256-${hash}';`);
  expect(html).not.toContain('unsafe');
});

test.each([
  ['script', page.replace(/<script src[^>]*>/, '<script>')],
  ['policy', page.replace('script-src', 'img-src')],
])('a page without a place for the %s is refused', (_, html) => {
  expect(() => inline(html, '1')).toThrow('no place for');
});
