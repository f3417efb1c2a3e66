/** The picture of the network, part by part. In this file a layer: squares that are lighter or darker, of which one can be chosen. */

import { onRepaint } from '../../../drawing/canvas/canvas.js';
import { createElement } from '../../../shell/dom.js';
import { squareAt } from './geometry.js';
import { destination } from '../selection.js';

/** @typedef {import('./geometry.js').Grid} Grid */

/**
 * @param {string} className
 * @param {string} name for screen readers
 * @param {string} caption
 * @param {(index: number) => void} onChoose called with a square
 * @param {(canvas: HTMLCanvasElement, values: ArrayLike<number> | null, grid: Grid) => void} paintValues
 */
export function createLayer(className, name, caption, onChoose, paintValues) {
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
  /** What was painted last; undefined: to be painted again, as after a change of colours. @type {ArrayLike<number> | null | undefined} */
  let painted;
  onRepaint(() => (painted = undefined));

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
      area.style.setProperty('--columns', String(grid.columns));
      area.style.setProperty('--rows', String(grid.rows));
      area.ariaValueMax = String(count);
      painted = undefined;
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
    /** @param {ArrayLike<number> | null} values one for each square; null: none */
    paint(values) {
      if (values === painted) return;
      painted = values;
      paintValues(canvas, values, grid);
    },
  };
}
