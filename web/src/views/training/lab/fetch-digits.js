/** Fetches the digits to train with, once. */

/** @type {Promise<Uint8Array> | null} */
let fetched = null;

/**
 * @returns {Promise<Uint8Array>} packed, see `learning/training/digits.js`
 * @throws {DOMException} NetworkError when they cannot be fetched, or arrive damaged
 */
export function fetchDigits() {
  fetched ??= fetchAndUnzip(import.meta.env.TRAINING_DIGITS).catch((cause) => {
    fetched = null;
    throw new DOMException(String(cause), 'NetworkError');
  });
  return fetched;
}

/** @param {string} url */
async function fetchAndUnzip(url) {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url}: HTTP ${response.status}`);
  const unzipped = response.body.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unzipped).arrayBuffer());
}
