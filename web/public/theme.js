/*
 * Light or dark, before the page is painted for the first time: hence a script of its own, small and
 * not a module. `<html data-theme>` is light or dark; the visitor chooses it, or the system (see
 * `src/shell/theme.js`, which tells of a choice by the event `choosetheme`). Paper is always light.
 */
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const root = document.documentElement;
  let choice = saved();

  function saved() {
    try {
      return JSON.parse(localStorage.getItem('digits.theme'));
    } catch {
      return null; // blocked, or edited by hand
    }
  }

  /** @param {string | null} theme light, dark; anything else: as the system has it */
  function show(theme) {
    const isFixed = theme === 'light' || theme === 'dark';
    root.dataset.theme = isFixed ? theme : system.matches ? 'dark' : 'light';
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      const own = meta.dataset.theme;
      meta.media = isFixed ? (own === theme ? 'all' : 'not all') : `(prefers-color-scheme: ${own})`;
    }
  }

  show(choice);
  system.addEventListener('change', () => show(choice));
  addEventListener('choosetheme', ({ detail }) => show((choice = detail)));
  addEventListener('storage', ({ key }) => key === 'digits.theme' && show((choice = saved())));
  addEventListener('beforeprint', () => show('light'));
  addEventListener('afterprint', () => show(choice));
})();
