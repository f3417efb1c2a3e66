/**
 * Canvases as sharp as the screen.
 *
 * Their sizes are kept, because to ask the browser between two changes of the page makes it lay
 * the page out at once, several times a frame.
 */

/** @typedef {{width: number, height: number}} Size in CSS pixels, without borders */

/** @type {WeakMap<Element, Size>} */
let sizes = new WeakMap();
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) measure(target);
});
// Whoever paints anew when the window changes must not find the sizes from before.
addEventListener('resize', () => (sizes = new WeakMap()));

/** @param {Element} canvas @returns {Size} */
function measure(canvas) {
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  sizes.set(canvas, size);
  return size;
}

/** @param {HTMLCanvasElement} canvas @returns {Size} */
export function sizeOf(canvas) {
  const known = sizes.get(canvas);
  if (known) return known;
  observer.observe(canvas);
  return measure(canvas);
}

/**
 * Empties a canvas, and gives it as many pixels as the screen has in its place.
 *
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D} in device pixels
 */
export function resizeAndClear(canvas) {
  const size = sizeOf(canvas);
  const width = Math.round(size.width * devicePixelRatio);
  const height = Math.round(size.height * devicePixelRatio);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.clearRect(0, 0, width, height);
  return context;
}
