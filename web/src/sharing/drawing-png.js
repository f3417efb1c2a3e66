/** What lies on the pad as a PNG: blue-black ink on white, whatever the page's colours are. */
import { paintImage } from '../drawing/canvas/paint-image.js';
import { IMAGE_SIDE } from '../recognition/network/shape.js';
import { boundingBox } from '../recognition/strokes.js';

const SIDE = 1024; // pixels of the longer side
const MARGIN = 0.1; // of the longer side, around the drawing
const PEN = 0.02; // width, of the longer side
const PAPER = '#ffffff';
const INK = '#16204f';

/**
 * @param {import('../recognition/types.js').DrawingState} state not empty
 * @returns {Promise<Blob>}
 */
export function toPng({ strokes, images }) {
  const canvas = strokes.length > 0 ? drawStrokes(strokes) : drawImages(images);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG'))), 'image/png'),
  );
}

/** @param {number} width @param {number} height */
function blankPaper(width, height) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: Math.round(width), height: Math.round(height) });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return { canvas, context };
}

/** @param {import('../recognition/types.js').Stroke[]} strokes */
function drawStrokes(strokes) {
  const { left, top, right, bottom } = boundingBox(strokes.flat());
  const margin = MARGIN * SIDE;
  const scale = (SIDE - 2 * margin) / (Math.max(right - left, bottom - top) || 1);
  const { canvas, context } = blankPaper(
    (right - left) * scale + 2 * margin,
    (bottom - top) * scale + 2 * margin,
  );
  Object.assign(context, {
    strokeStyle: INK,
    lineWidth: PEN * SIDE,
    lineCap: 'round',
    lineJoin: 'round',
  });
  for (const stroke of strokes) {
    context.beginPath();
    // A line from the first point to itself is a dot.
    for (const [x, y] of [stroke[0], ...stroke]) {
      context.lineTo((x - left) * scale + margin, (y - top) * scale + margin);
    }
    context.stroke();
  }
  return canvas;
}

/** @param {ArrayLike<number>[]} images */
function drawImages(images) {
  const side = Math.max(1, Math.floor(SIDE / images.length / IMAGE_SIDE)) * IMAGE_SIDE;
  const { canvas, context } = blankPaper(side * images.length, side);
  context.fillStyle = INK;
  images.forEach((image, i) => paintImage(context, image, i * side, 0, side));
  return canvas;
}
