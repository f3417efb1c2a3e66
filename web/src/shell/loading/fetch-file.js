/**
 * Fetches a file of the page.
 *
 * @param {string} url
 * @returns {Promise<Response>} a success
 * @throws {DOMException} NetworkError when it cannot be fetched
 */
export async function fetchFile(url) {
  const response = await fetch(url).catch(() => null);
  if (response?.ok) return response;
  throw new DOMException(`${url}: ${response?.status ?? 'the request failed'}`, 'NetworkError');
}
