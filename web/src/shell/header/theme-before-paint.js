/*
 * Light or dark, before the page is painted for the first time: hence small, no module, and put into the page
 * itself (see `vite/inline-script.js`). `<html data-theme>` is light or dark; the visitor chooses it, or the
 * system (see `theme.js`, which tells of a choice by the event `choosetheme`). Paper is always light.
 */
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  let choice = saved();

  function saved() {
    try {
      return JSON.parse(localStorage.getItem('digits.theme') ?? 'null');
    } catch {
      return null; // blocked, or edited by hand
    }
  }

  /** @param {string | null} theme light, dark; anything else: as the system has it */
  function show(theme) {
    const isFixed = theme === 'light' || theme === 'dark';
    root.dataset.theme = isFixed ? theme : system.matches ? 'dark' : 'light';
    const colours = /** @type {NodeListOf<HTMLMetaElement>} */ (
      document.querySelectorAll('meta[name="theme-color"]')
    );
    for (const meta of colours) {
      const own = meta.dataset.theme;
      meta.media = isFixed ? (own === theme ? 'all' : 'not all') : `(prefers-color-scheme: ${own})`;
    }
  }

  show(choice);
  system.addEventListener('change', () => show(choice));
  addEventListener('choosetheme', (event) => {
    choice = /** @type {CustomEvent} */ (event).detail;
    show(choice);
  });
  addEventListener('storage', ({ key }) => key === 'digits.theme' && show((choice = saved())));
  addEventListener('beforeprint', () => show('light'));
  addEventListener('afterprint', () => show(choice));
})();
