/** Curves of accuracy and loss over the time of training, of this run and the one before. */
import uPlot from 'uplot';
import { onRepaint } from '../../../drawing/canvas/canvas.js';
import { createElement } from '../../../shell/dom.js';
import { labText } from './text.js';

const HEIGHT = 190;
/** Where the axis of accuracy begins: what networks differ in is near its end. */
const LEAST_ACCURACY = 0.7;

/**
 * @typedef {object} Run
 * @property {number} hiddenUnits
 * @property {number[]} seconds of training, at each point
 * @property {number[]} accuracy 0 to 1
 * @property {number[]} loss in nats
 */

/** @param {number} hiddenUnits @returns {Run} */
export const emptyRun = (hiddenUnits) => ({ hiddenUnits, seconds: [], accuracy: [], loss: [] });

export function createCurves() {
  const accuracy = createCurve(
    labText.accuracy,
    'accuracy',
    [LEAST_ACCURACY, 1],
    (share) => `${Math.round(100 * share)}\u00a0%`,
  );
  const loss = createCurve(labText.loss, 'loss', [0, null], (nats) => nats.toFixed(1));
  const runs = createElement('ul', { className: 'runs' });
  return {
    element: createElement('div', { className: 'curves' }, accuracy.element, loss.element, runs),
    /** @param {Run} run @param {Run | null} before */
    show(run, before) {
      accuracy.show(run, before);
      loss.show(run, before);
      const shown = [run, before].filter((one) => one !== null && one.seconds.length > 0);
      runs.replaceChildren(
        ...shown.map((one, i) => {
          const { hiddenUnits, seconds, accuracy: shares } = /** @type {Run} */ (one);
          const textContent = labText.run({
            hiddenUnits,
            accuracy: shares[shares.length - 1],
            seconds: seconds[seconds.length - 1],
          });
          const name = i === 0 ? labText.thisRun : labText.lastRun;
          return createElement('li', {
            className: i === 0 ? '' : 'before',
            title: name,
            textContent,
          });
        }),
      );
    },
  };
}

/**
 * @param {string} title
 * @param {'accuracy' | 'loss'} key
 * @param {[number, number | null]} range of the values; null: the largest
 * @param {(value: number) => string} format
 */
function createCurve(title, key, range, format) {
  const place = createElement('div', { role: 'img', 'aria-label': `${title}: ${labText.noCurve}` });
  const element = createElement(
    'figure',
    {},
    createElement('figcaption', { textContent: title }),
    place,
  );
  const colour = (/** @type {string} */ name) => () =>
    getComputedStyle(place).getPropertyValue(name);
  const axis = {
    stroke: colour('--muted'),
    grid: { stroke: colour('--rule'), width: 1 },
    ticks: { show: false },
  };
  /** @type {uPlot | null} */
  let plot = null;

  const build = () =>
    new uPlot(
      {
        width: Math.max(place.clientWidth, 200),
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false, range: (_, __, most) => [0, Math.max(most, 5)] },
          y: { range: (_, __, most) => [range[0], range[1] ?? Math.max(most, 0.5)] },
        },
        axes: [
          { ...axis, label: labText.seconds, labelSize: 22, labelFont: '12px system-ui', size: 28 },
          { ...axis, size: 48, values: (_, values) => values.map(format) },
        ],
        series: [
          {},
          { stroke: colour('--network'), width: 2.5, points: { show: false }, spanGaps: true },
          {
            stroke: colour('--muted'),
            width: 2,
            dash: [6, 5],
            points: { show: false },
            spanGaps: true,
          },
        ],
      },
      [[], [], []],
      place,
    );
  onRepaint(() => plot?.setSize({ width: place.clientWidth, height: HEIGHT }));

  return {
    element,
    /** @param {Run} run @param {Run | null} before */
    show(run, before) {
      plot ??= build();
      const tables = [run, before ?? emptyRun(0)].map((one) => [one.seconds, one[key]]);
      plot.setData(uPlot.join(/** @type {uPlot.AlignedData[]} */ (tables)));
      const values = run[key];
      const last = values.length - 1;
      place.setAttribute(
        'aria-label',
        last < 0
          ? `${title}: ${labText.noCurve}`
          : labText.curve(
              title,
              format(values[0]),
              format(values[last]),
              run.seconds[last].toFixed(0),
            ),
      );
    },
  };
}
