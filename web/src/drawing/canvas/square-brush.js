/**
 * Paints and erases the squares of an image, by pointer or by keyboard: the first square decides, an
 * empty one fills and a full one empties, and whoever drags on does the same to the others.
 */
import { IMAGE_SIDE } from '../../recognition/network/shape.js';
import { capture } from './capture.js';

/** @type {Record<string, [right: number, down: number]>} */
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {HTMLCanvasElement} canvas shows 28x28 squares, and can have the focus
 * @param {object} image
 * @param {() => ArrayLike<number> | null} image.greys of the squares, 0 to 1; null when there are none
 * @param {(pixels: number[], grey: 0 | 1) => void} image.set
 * @param {(row: number, column: number, grey: number) => void} image.onMove called when the keyboard's
 *   cursor has moved, or its square has changed
 */
export function squareBrush(canvas, { greys, set, onMove }) {
  const cursor = { row: IMAGE_SIDE / 2, column: IMAGE_SIDE / 2 };
  let isByKeyboard = false;
  /** @type {0 | 1} */
  let grey = 1;
  /** @type {{x: number, y: number} | null} where the pointer was last, in squares; null: it is up */
  let last = null;

  /** @param {PointerEvent} event */
  const placeOf = ({ clientX, clientY }) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return {
      x: ((clientX - left) / width) * IMAGE_SIDE,
      y: ((clientY - top) / height) * IMAGE_SIDE,
    };
  };

  canvas.addEventListener('pointerdown', (event) => {
    const image = greys();
    if (event.button !== 0 || !event.isPrimary || !image) return;
    if (!capture(canvas, event.pointerId)) return;
    isByKeyboard = false;
    last = placeOf(event);
    const [pixel] = squaresBetween(last, last);
    grey = image[pixel] < 0.5 ? 1 : 0;
    set([pixel], grey);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!last || !event.isPrimary || !greys()) return;
    const place = placeOf(event);
    set(squaresBetween(last, place), grey);
    last = place;
  });
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    canvas.addEventListener(type, () => (last = null));
  }

  canvas.addEventListener('keydown', (event) => {
    const image = greys();
    const step = STEPS[event.key];
    const isFlip = event.key === ' ' || event.key === 'Enter';
    if (!image || (!step && !isFlip) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    isByKeyboard = true;
    if (step) {
      cursor.column = clip(cursor.column + step[0]);
      cursor.row = clip(cursor.row + step[1]);
    }
    const pixel = cursor.row * IMAGE_SIDE + cursor.column;
    if (isFlip) set([pixel], image[pixel] < 0.5 ? 1 : 0);
    onMove(cursor.row, cursor.column, greys()?.[pixel] ?? 0);
  });
  canvas.addEventListener('focus', () => (isByKeyboard = canvas.matches(':focus-visible')));

  return {
    /** The keyboard's square, while it has the focus. */
    cursor: () => (isByKeyboard && document.activeElement === canvas ? cursor : null),
  };
}

/** @param {number} place */
const clip = (place) => Math.min(Math.max(Math.floor(place), 0), IMAGE_SIDE - 1);

/**
 * The squares on the way from one place to another.
 * @param {{x: number, y: number}} from in squares
 * @param {{x: number, y: number}} to
 * @returns {number[]} pixels, each once; those outside are moved to the edge
 */
export function squaresBetween(from, to) {
  const steps = Math.max(
    1,
    Math.ceil(2 * Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))),
  );
  const places = Array.from({ length: steps + 1 }, (_, i) => {
    const [x, y] = [from.x + ((to.x - from.x) * i) / steps, from.y + ((to.y - from.y) * i) / steps];
    return clip(y) * IMAGE_SIDE + clip(x);
  });
  return [...new Set(places)];
}
