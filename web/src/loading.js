/** How long the sign of loading may stay, in ms. */
const LONGEST_MS = 8000;

/**
 * Lets the browser show that the page is loading, until the network can read. The `load` event
 * waits as well, so whoever waits for it, as tests do, finds a page that is ready.
 *
 * There is no call for this: an open document in a hidden frame does it.
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
