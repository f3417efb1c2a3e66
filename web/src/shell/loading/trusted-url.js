/**
 * Trusted Types: the page's Content-Security-Policy lets nothing but this policy name a script, and
 * it names only scripts of the page's own origin.
 */

/** @type {any} without it, TypeScript takes the policy for one of no arguments */
const policy = window.trustedTypes?.createPolicy('own-scripts', {
  createScriptURL(/** @type {string} */ url) {
    if (new URL(url, location.href).origin === location.origin) return url;
    throw new TypeError(`${url} is not a script of this page`);
  },
});

/**
 * @param {string} url of a script
 * @returns {string} what `register` and `Worker` take
 */
export const scriptUrl = (url) => policy?.createScriptURL(url) ?? url;
