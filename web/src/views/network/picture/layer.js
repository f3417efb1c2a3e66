/** The picture of the network, part by part. In this file a layer: squares that are lighter or darker, of which one can be chosen. */

import { colourOf, onRepaint, resizeAndClear } from '../../../drawing/canvas/canvas.js';
import { paintDirections } from '../../../drawing/canvas/paint-directions.js';
import { createElement } from '../../../shell/dom.js';
import { squareAt } from './geometry.js';
import { destination } from '../selection.js';

/** @typedef {import('./geometry.js').Grid} Grid */

/**
 * @param {string} className
 * @param {string} name for screen readers
 * @param {string} caption
 * @param {(index: number) => void} onChoose called with a square
 * @param {boolean} [areDirections] whether the squares are an input, which is painted as lines
 */
export function createLayer(className, name, caption, onChoose, areDirections = false) {
  const canvas = createElement('canvas');
  const area = createElement(
    'div',
    {
      className: 'area',
      tabIndex: 0,
      role: 'slider',
      'aria-label': name,
      'aria-valuemin': 1,
      'aria-valuenow': 1,
    },
    canvas,
  );
  const label = createElement('p', { className: 'caption', textContent: caption });
  const root = createElement('div', { className: `layer ${className}` }, area, label);
  /** @type {Grid} */
  let grid = { columns: 1, rows: 1 };
  let count = 1;
  let current = 0;
  /** What was painted last: a change of colours asks for it again. @type {unknown[]} */
  let painted = [];
  onRepaint(() => (painted = []));

  /** @param {PointerEvent} event */
  function chooseAt({ clientX, clientY }) {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const index = squareAt((clientX - left) / width, (clientY - top) / height, grid, count);
    if (index !== null) onChoose(index);
  }
  area.addEventListener('pointerdown', chooseAt);
  area.addEventListener('pointermove', (event) => event.buttons && chooseAt(event));
  area.addEventListener('keydown', (event) => {
    const to = destination(event.key, current, grid.columns, count);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onChoose(to);
  });

  return {
    root,
    area,
    label,
    /** @param {Grid} newGrid @param {number} newCount of squares */
    setSize(newGrid, newCount) {
      if (grid.columns === newGrid.columns && count === newCount) return;
      grid = newGrid;
      count = newCount;
      if (!areDirections) Object.assign(canvas, { width: grid.columns, height: grid.rows });
      area.style.setProperty('--columns', String(grid.columns));
      area.style.setProperty('--rows', String(grid.rows));
      area.ariaValueMax = String(count);
      painted = [];
    },
    /**
     * @param {number | null} index that is chosen; null: none, the first gets the keys
     * @param {string} text what it is
     */
    showChosen(index, text) {
      current = index ?? current;
      area.classList.toggle('has-chosen', index !== null);
      area.style.setProperty('--column', String(current % grid.columns));
      area.style.setProperty('--row', String(Math.floor(current / grid.columns)));
      area.ariaValueNow = String(current + 1);
      area.ariaValueText = text;
    },
    /** The square that the keys start from. */
    get current() {
      return Math.min(current, count - 1);
    },
    get grid() {
      return grid;
    },
    /**
     * Paints a pixel for each square, which the style makes large, or a line.
     * @param {ArrayLike<number> | null} values one for each square; null: none
     * @param {number} most the value of a full square
     * @param {boolean} [isRoot] whether to show the square root, so that little is seen too
     */
    paint(values, most, isRoot = false) {
      if (values === painted[0] && most === painted[1]) return;
      painted = [values, most];
      if (areDirections) {
        const lines = resizeAndClear(canvas);
        lines.fillStyle = lines.strokeStyle = colourOf(canvas);
        return paintDirections(lines, values ?? [], canvas.width);
      }
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const image = context.createImageData(grid.columns, grid.rows);
      const { data } = image;
      const [red, green, blue] =
        colourOf(canvas)
          .match(/[\d.]+/g)
          ?.map(Number) ?? [];
      for (let i = 0; values && i < count; i++) {
        if (!(values[i] > 0)) continue;
        const share = Math.min(1, values[i] / most);
        data[4 * i] = red;
        data[4 * i + 1] = green;
        data[4 * i + 2] = blue;
        data[4 * i + 3] = 255 * (isRoot ? Math.sqrt(share) : share);
      }
      context.putImageData(image, 0, 0);
    },
  };
}
