/** Connected pieces of ink in a picture. */

/** @typedef {import('./types.js').Component} Component */

/**
 * @param {ArrayLike<boolean | number>} mask what is ink, row by row
 * @param {number} width
 * @returns {{labels: Int32Array, components: Component[]}} labels: 0 is paper. Pixels that touch by
 *   an edge or a corner are connected.
 */
export function connectedComponents(mask, width) {
  const height = mask.length / width;
  const labels = new Int32Array(mask.length);
  /** @type {Component[]} */
  const components = [];
  for (let first = 0; first < mask.length; first++) {
    if (!mask[first] || labels[first]) continue;
    const label = components.length + 1;
    const box = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
    const pixels = [first];
    labels[first] = label;
    for (let next = 0; next < pixels.length; next++) {
      const x = pixels[next] % width;
      const y = (pixels[next] - x) / width;
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.max(box.right, x + 1);
      box.bottom = Math.max(box.bottom, y + 1);
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const neighbour = v * width + u;
          if (!mask[neighbour] || labels[neighbour]) continue;
          labels[neighbour] = label;
          pixels.push(neighbour);
        }
      }
    }
    components.push({ label, box, pixels });
  }
  return { labels, components };
}
