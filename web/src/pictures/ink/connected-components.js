/** Connected pieces of ink in a picture. */

/** @typedef {import('../types.js').Component} Component */

/**
 * @param {ArrayLike<boolean | number>} mask what is ink, row by row
 * @param {number} width
 * @returns {Component[]} pixels that touch by an edge or a corner are connected
 */
export function connectedComponents(mask, width) {
  const height = mask.length / width;
  const isKnown = new Uint8Array(mask.length);
  /** @type {Component[]} */
  const components = [];
  for (let first = 0; first < mask.length; first++) {
    if (!mask[first] || isKnown[first]) continue;
    const box = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
    const pixels = [first];
    isKnown[first] = 1;
    for (let next = 0; next < pixels.length; next++) {
      const x = pixels[next] % width;
      const y = (pixels[next] - x) / width;
      if (x < box.left) box.left = x;
      if (y < box.top) box.top = y;
      if (x + 1 > box.right) box.right = x + 1;
      if (y + 1 > box.bottom) box.bottom = y + 1;
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const neighbour = v * width + u;
          if (!mask[neighbour] || isKnown[neighbour]) continue;
          isKnown[neighbour] = 1;
          pixels.push(neighbour);
        }
      }
    }
    components.push({ box, pixels });
  }
  return components;
}
