/** The patterns of all hidden neurons side by side, growing out of noise. */
import { IMAGE_SIDE, PIXELS } from '../../../recognition/network/shape.js';
import { createElement } from '../../../shell/dom.js';
import { labText } from './text.js';

/** Pixels from one pattern to the next. */
const TILE = IMAGE_SIDE + 2;
const MOST_COLUMNS = 16;

/** @typedef {import('../../../recognition/types.js').Weights} Weights */

export function createPatterns() {
  const canvas = createElement('canvas', { className: 'patterns', role: 'img' });
  return {
    element: canvas,
    /** @param {Weights} weights */
    show({ hiddenKernel, hiddenBias: { length: count } }) {
      const columns = Math.min(MOST_COLUMNS, Math.max(8, 2 ** Math.ceil(Math.log2(count) / 2)));
      const rows = Math.ceil(count / columns);
      const [width, height] = [columns * TILE, rows * TILE];
      if (canvas.width !== width || canvas.height !== height)
        Object.assign(canvas, { width, height });
      canvas.setAttribute('aria-label', labText.patternsName(count));
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const [paper, positive, negative] = ['--paper', '--evidence-for', '--evidence-against'].map(
        (name) => rgb(context, getComputedStyle(canvas).getPropertyValue(name)),
      );
      const image = context.createImageData(width, height);
      for (let neuron = 0; neuron < count; neuron++) {
        const left = (neuron % columns) * TILE + 1;
        const top = Math.floor(neuron / columns) * TILE + 1;
        let most = 1e-9;
        for (let pixel = 0; pixel < PIXELS; pixel++) {
          most = Math.max(most, Math.abs(hiddenKernel[pixel * count + neuron]));
        }
        for (let pixel = 0; pixel < PIXELS; pixel++) {
          const share = hiddenKernel[pixel * count + neuron] / most;
          const ink = share > 0 ? positive : negative;
          const x = left + (pixel % IMAGE_SIDE);
          const y = top + Math.floor(pixel / IMAGE_SIDE);
          const at = 4 * (y * width + x);
          for (let i = 0; i < 3; i++) {
            image.data[at + i] = paper[i] + Math.abs(share) * (ink[i] - paper[i]);
          }
          image.data[at + 3] = 255;
        }
      }
      context.putImageData(image, 0, 0);
    },
  };
}

/** Red, green and blue of a colour, 0 to 255. @param {CanvasRenderingContext2D} context @param {string} colour */
function rgb(context, colour) {
  context.fillStyle = colour;
  const digits = String(context.fillStyle);
  return [1, 3, 5].map((i) => Number.parseInt(digits.slice(i, i + 2), 16));
}
