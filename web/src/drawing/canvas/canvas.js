/**
 * Canvas: what is painted outside the pad too: images, pictures, squares under a brush.
 *
 * In this file: canvases as sharp as the screen, and when to paint them anew.
 *
 * Their sizes and colours are kept, because to ask the browser between two changes of the page makes it
 * lay the page out, or work out its styles, at once, several times a frame.
 */

/** @typedef {{width: number, height: number}} Size in CSS pixels, without borders */

/** @type {WeakMap<Element, Size>} */
let sizes = new WeakMap();
/** @type {WeakMap<Element, Map<string, string>>} */
let colours = new WeakMap();
/** @type {(() => void)[]} */
const listeners = [];
const repaint = () => {
  for (const listener of listeners) listener();
};
const recolour = () => {
  colours = new WeakMap();
  repaint();
};

const observer = new ResizeObserver((entries) => {
  let isResized = false;
  for (const { target } of entries) {
    const before = sizes.get(target);
    const { width, height } = measure(target);
    if (width === before?.width && height === before.height) continue;
    isResized = true;
    // A style that comes late brings colours as well; what was hidden keeps its own.
    if (before?.width && width) colours.delete(target);
  }
  if (isResized) repaint();
});
// Whoever paints when the window has changed must not find the sizes from before.
addEventListener('resize', () => (sizes = new WeakMap()));
matchMedia('(forced-colors: active)').addEventListener('change', recolour);
/** A sheet has sizes of its own, and no observer is told of them before it is printed. */
export const print = matchMedia('print');
print.addEventListener('change', () => {
  sizes = new WeakMap();
  repaint();
});
// What is chosen, or what the system has; light on paper.
new MutationObserver(recolour).observe(document.documentElement, {
  attributeFilter: ['data-theme'],
});
watchResolution();

/** Zooming, or another monitor, may change the resolution and nothing else. */
function watchResolution() {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const changed = () => {
    watchResolution();
    repaint();
  };
  query.addEventListener('change', changed, { once: true });
}

/**
 * @param {() => void} listener called when what is painted must be painted anew, because its size,
 *   its colours or the resolution of the screen have changed
 */
export function onRepaint(listener) {
  listeners.push(listener);
}

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
 * A colour in the style of a canvas, as it was when its size or the theme changed last.
 * @param {Element} canvas
 * @param {string} [name] of the property, such as --ink
 * @returns {string} empty where the canvas has no style yet
 */
export function colourOf(canvas, name = 'color') {
  const known = colours.get(canvas) ?? new Map();
  const colour = known.get(name) || getComputedStyle(canvas).getPropertyValue(name);
  colours.set(canvas, known.set(name, colour));
  return colour;
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
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  // What is printed is recorded, and what is cleared in it comes out white, over all that lies beneath.
  if (print.matches) canvas.width = 0;
  // Setting the size empties a canvas.
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  else {
    context.resetTransform();
    context.clearRect(0, 0, width, height);
  }
  return context;
}
