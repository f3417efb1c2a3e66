/**
 * The web address of a repository as `package.json` may name it: an address, with `git+` before it or `.git`
 * behind, of any protocol; or short, `owner/name`, `github:owner/name`, `gitlab:` or `bitbucket:`.
 *
 * @param {string | {url?: string} | undefined} repository
 * @returns {string | null} null when there is none, or none that a browser can open
 */
export function sourceUrl(repository) {
  const name = typeof repository === 'string' ? repository : repository?.url;
  const short = name?.match(/^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/);
  if (short) {
    const hosts = { github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org' };
    const host = hosts[/** @type {keyof typeof hosts} */ (short[1] ?? 'github')];
    return `https://${host}/${short[2]}`;
  }
  const long = name?.match(
    /^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/]+@)?([\w.-]+)(?::\d+)?\/(.+?)(?:\.git)?\/?$/,
  );
  return long ? `https://${long[1]}/${long[2]}` : null;
}
