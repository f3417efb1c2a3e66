/** How long the sign of loading may stay, in ms. */
const LONGEST_MS = 8000;

/**
 * Lets the browser show that the page is loading, until the network can read. The `load` event
 * waits as well, so whoever waits for it finds a page that is ready: under the page's policy, which forbids `eval`, a
 * browser test that polls by a string has only its first look.
 *
 * There is no call for this, and a module's top-level await does not do it: an open document in a
 * hidden frame does.
 *
 * @returns {() => void} ends it
 */
export function showLoading() {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.body.append(frame);
  frame.contentDocument?.open();
  const end = () => frame.remove();
  setTimeout(end, LONGEST_MS);
  return end;
}
