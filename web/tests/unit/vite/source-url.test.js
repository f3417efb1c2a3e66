import { expect, it } from 'vitest';
import { sourceUrl } from '../../../vite/source-url.js';

it.each([
  ['owner/digits', 'https://github.com/owner/digits'],
  ['github:owner/digits', 'https://github.com/owner/digits'],
  ['gitlab:owner/digits', 'https://gitlab.com/owner/digits'],
  ['https://example.org/owner/digits.git', 'https://example.org/owner/digits'],
  [{ url: 'git+https://github.com/owner/digits.git' }, 'https://github.com/owner/digits'],
  [{ url: 'git+ssh://git@github.com/owner/digits.git' }, 'https://github.com/owner/digits'],
  [{ url: 'ssh://git@example.org:2222/owner/digits' }, 'https://example.org/owner/digits'],
  [{ url: 'https://example.org/group/part/digits/' }, 'https://example.org/group/part/digits'],
])('the source of %o is at %s', (repository, url) => {
  expect(sourceUrl(repository)).toBe(url);
});

it.each([undefined, '', {}, { url: '' }, 'javascript:alert(1)', { url: 'file:///home/digits' }])(
  'there is no source to link to: %o',
  (repository) => {
    expect(sourceUrl(repository)).toBeNull();
  },
);
