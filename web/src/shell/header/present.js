/**
 * For a lecture: large text, and the whole screen where the browser lends it. Leaving the full screen
 * ends it; so does Escape.
 */

const page = document.documentElement;

/** @param {(isPresenting: boolean) => void} onChange */
export function createPresenter(onChange) {
  /** @param {boolean} isPresenting */
  function show(isPresenting) {
    if (isPresenting === page.classList.contains('presenting')) return;
    page.classList.toggle('presenting', isPresenting);
    onChange(isPresenting);
  }
  function leave() {
    show(false);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  }
  document.addEventListener('fullscreenchange', () => {
    if (!document.fullscreenElement) show(false);
  });
  // After what Escape closes in the page, and before it clears the drawing.
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (!page.classList.contains('presenting')) return;
    event.stopPropagation();
    leave();
  });
  return {
    toggle() {
      if (page.classList.contains('presenting')) {
        leave();
        return;
      }
      show(true);
      // A phone, or a page within another one, may not have it: then the text is large, and no more.
      page.requestFullscreen?.().catch(() => {});
    },
  };
}
