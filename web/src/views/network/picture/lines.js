/** The connections that carry most, as lines over the picture: the wider, the more. */

import { colourOf, onRepaint, resizeAndClear, sizeOf } from '../../../drawing/canvas/canvas.js';
import { createElement } from '../../../shell/dom.js';
import { middleOf, wayAcross, wayDown, wayToList } from './geometry.js';

/** @typedef {import('../connections.js').Connection} Connection */
/** @typedef {import('./geometry.js').Rectangle} Rectangle */
/** @typedef {ReturnType<typeof import('./layer.js').createLayer>} Layer */

/** CSS pixels. */
const WIDEST = 5;
const NARROWEST = 0.8;
/** Lines that speak against are dashed, in CSS pixels. */
const DASHES = [5, 4];

/**
 * @param {HTMLElement} picture that the lines lie over
 * @param {{input: Layer, hidden: Layer, outputs: HTMLElement}} layers
 */
export function createLines(picture, { input, hidden, outputs }) {
  const canvas = createElement('canvas', { className: 'lines', ariaHidden: 'true' });
  picture.append(canvas);
  /** @type {ReturnType<typeof measure> | null} */
  let places = null;
  onRepaint(() => (places = null));

  function measure() {
    const origin = canvas.getBoundingClientRect();
    const placeOf = (/** @type {Element} */ element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { left: left - origin.left, top: top - origin.top, width, height };
    };
    const [first, second] = [placeOf(input.area), placeOf(hidden.area)];
    return {
      input: first,
      hidden: second,
      outputs: Array.from(outputs.children, placeOf),
      isSideways: second.left >= first.left + first.width,
    };
  }

  return {
    /** @param {import('../connections.js').Connections | null} connections */
    paint(connections) {
      // Before the first measure, so that a change of the canvas's size is told.
      if (sizeOf(canvas).width === 0) return;
      places ??= measure();
      const { input: first, hidden: second, outputs: rows, isSideways } = places;
      const context = resizeAndClear(canvas);
      if (!connections) return;
      context.scale(devicePixelRatio, devicePixelRatio);
      context.lineCap = 'round';
      const inputPoint = (/** @type {number} */ i) => middleOf(first, input.grid, i);
      const hiddenPoint = (/** @type {number} */ i) => middleOf(second, hidden.grid, i);
      const outputPoint = (/** @type {number} */ digit) => {
        const { left, top, height } = rows[digit];
        return /** @type {[number, number]} */ ([left, top + height / 2]);
      };
      const between = isSideways ? wayAcross : wayDown;
      const { width } = sizeOf(canvas);
      const toDigit = (/** @type {[number, number]} */ from, /** @type {[number, number]} */ to) =>
        isSideways ? wayAcross(from, to) : wayToList(from, to, rows[0].top, width);
      const colours = ['--evidence-for', '--evidence-against'].map((name) =>
        colourOf(canvas, name),
      );
      paintAll(context, connections.inputs, colours, (from, to) =>
        between(inputPoint(from), hiddenPoint(to)),
      );
      paintAll(context, connections.outputs, colours, (from, to) =>
        toDigit(hiddenPoint(from), outputPoint(to)),
      );
    },
  };
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Connection[]} connections
 * @param {string[]} colours for and against
 * @param {(from: number, to: number) => string} wayOf
 */
function paintAll(context, connections, colours, wayOf) {
  const most = connections.reduce((size, { carried }) => Math.max(size, Math.abs(carried)), 0);
  context.globalAlpha = 0.75;
  for (const { from, to, carried } of connections) {
    context.strokeStyle = colours[carried < 0 ? 1 : 0];
    context.setLineDash(carried < 0 ? DASHES : []);
    context.lineWidth = Math.max(NARROWEST, (WIDEST * Math.abs(carried)) / most);
    context.stroke(new Path2D(wayOf(from, to)));
  }
}
