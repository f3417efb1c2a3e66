/** Links into the tour, such as `#tour=3`. */

/**
 * @param {string} fragment with or without #
 * @returns {number | null} the step from 1 that it names; null: it is no such link
 */
export function tourStep(fragment) {
  const [, step] = fragment.match(/^#?tour(?:=(\d{1,3}))?$/) ?? [null, null];
  if (step === null) return null;
  return Math.max(1, Number(step ?? 1));
}

/** @param {number} step from 1 */
export const tourFragment = (step) => `#tour=${step}`;

/**
 * Follows such links: that of the page's address, now and whenever it changes.
 * @param {(step: number) => void} open
 */
export function onTourLink(open) {
  const follow = () => {
    const step = tourStep(location.hash);
    if (step !== null) open(step);
  };
  addEventListener('hashchange', follow);
  follow();
}
