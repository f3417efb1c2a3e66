/** Networks as files, to be opened again. */

/** @typedef {import('../../../learning/training/layers-files.js').LayersFiles} LayersFiles */

/**
 * Gives files to who asks for them by name, as `fetch` would.
 * @param {LayersFiles} files
 * @returns {import('../../../recognition/types.js').Request}
 */
export const requestFrom = (files) => async (url) => {
  const file = files.get(url);
  return file ? new Response(file) : new Response(null, { status: 404 });
};

/**
 * What a visitor has chosen: the JSON is the model, whatever a browser has called it, and where there is
 * one other file it holds the weights.
 * @param {File[]} chosen
 */
export function requestOfChosen(chosen) {
  const model = chosen.find(({ name }) => /[.]json$/i.test(name));
  const others = chosen.filter((file) => file !== model);
  const files = /** @type {LayersFiles} */ (new Map(others.map((file) => [file.name, file])));
  if (model) files.set('model.json', model);
  const request = requestFrom(files);
  // A browser that has a weights.bin already saves the next one as weights(1).bin.
  return others.length === 1
    ? (/** @type {string} */ url, /** @type {RequestInit} */ init) =>
        url === 'model.json' ? request(url, init) : request(others[0].name, init)
    : request;
}
