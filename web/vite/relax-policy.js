/**
 * In development only: lets Vite put styles and its report of errors into the page, which its
 * Content-Security-Policy forbids. The built page keeps the policy as it stands in index.html.
 *
 * @returns {import('vite').Plugin}
 */
export function relaxPolicy() {
  return {
    name: 'relax-policy',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html
        .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
        .replace(/; require-trusted-types-for[^"]*/, ''),
  };
}
