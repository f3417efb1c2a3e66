/**
 * InkML (W3C 2011, https://www.w3.org/TR/InkML/), as the CROHME competitions use it: traces, and groups
 * of them with an annotation of type "truth". Each innermost group is a drawing; a group of digits
 * whose own truth is a number is one as well. Without groups the whole file is one drawing.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** @typedef {import('./types.js').LabelledDrawing} LabelledDrawing */
/** @typedef {import('../../src/recognition/types.js').Stroke} Stroke */
/** @typedef {{labels: string[], refs: string[], groups: Group[]}} Group */

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: true,
  isArray: (name) => ['trace', 'traceGroup', 'traceView', 'annotation', 'channel'].includes(name),
});

/**
 * @param {string} text
 * @returns {LabelledDrawing[]} what has a label and ink
 * @throws {Error}
 */
export function parseInkml(text) {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`line ${valid.err.line} is not XML: ${valid.err.msg}`);
  const { ink } = parser.parse(text);
  if (!ink) throw new Error('is XML, but not InkML: there is no <ink>');
  const channels = channelsOf(ink);
  /** @type {Map<string, Stroke>} */
  const traces = new Map();
  for (const trace of ink.trace ?? []) {
    traces.set(trace['@id'] ?? String(traces.size), parseTrace(textOf(trace), channels));
  }
  const about = {
    source: annotation(ink, 'source') || 'all',
    writer: annotation(ink, 'writer'),
  };
  const groups = (ink.traceGroup ?? []).map(toGroup);
  if (!groups.length) {
    const label = annotation(ink, 'truth').replaceAll('$', '').trim();
    return label && traces.size ? [{ label, ...about, strokes: [...traces.values()] }] : [];
  }
  return groups.flatMap((/** @type {Group} */ group) => drawingsIn(group, traces, about));
}

/**
 * @param {Group} group
 * @param {Map<string, Stroke>} traces
 * @param {{source: string, writer: string}} about
 * @returns {LabelledDrawing[]}
 */
function drawingsIn({ labels, refs, groups }, traces, about) {
  const strokesOf = (/** @type {string[]} */ ids) =>
    ids.map((id) => {
      const stroke = traces.get(id);
      if (!stroke) throw new Error(`there is no trace "${id}"`);
      return stroke;
    });
  const [label] = labels;
  if (!groups.length)
    return label && refs.length ? [{ label, ...about, strokes: strokesOf(refs) }] : [];
  const inner = groups.flatMap((group) => drawingsIn(group, traces, about));
  const isNumber =
    /^\d{2,}$/.test(label ?? '') &&
    !refs.length &&
    groups.map((group) => group.labels[0]).join('') === label;
  if (!isNumber) return inner;
  let first = 0;
  return [
    {
      label,
      ...about,
      strokes: strokesOf(groups.flatMap((group) => group.refs)),
      groups: groups.map((group) => group.refs.map(() => first++)),
    },
  ];
}

/** @param {any} node @returns {Group} */
const toGroup = (node) => ({
  labels: [annotation(node, 'truth').trim()].filter(Boolean),
  refs: (node.traceView ?? []).map((/** @type {any} */ view) =>
    String(view['@traceDataRef'] ?? '').replace(/^#/, ''),
  ),
  groups: (node.traceGroup ?? []).map(toGroup),
});

/** @param {any} node @param {string} type @returns {string} */
const annotation = (node, type) =>
  textOf((node.annotation ?? []).find((/** @type {any} */ each) => each['@type'] === type));

/** @param {any} node @returns {string} */
const textOf = (node) =>
  typeof node === 'object' ? String(node['#text'] ?? '') : String(node ?? '');

/** Which values of a point are x and y. @param {any} ink @returns {number[]} */
function channelsOf(ink) {
  const format =
    ink.traceFormat ?? ink.definitions?.traceFormat ?? ink.definitions?.context?.traceFormat;
  const names = (format?.channel ?? []).map((/** @type {any} */ channel) => channel['@name']);
  return names.includes('X') && names.includes('Y')
    ? [names.indexOf('X'), names.indexOf('Y')]
    : [0, 1];
}

/**
 * Points are parted by commas, values by spaces or signs. A value is given as it is, after ', as the
 * difference to the one before, or after ", as the difference of differences; the sign holds until the next.
 * @param {string} text
 * @param {number[]} channels
 * @returns {Stroke}
 */
function parseTrace(text, channels) {
  /** @type {{order: number, value: number, change: number}[]} */
  const state = [];
  return text
    .split(',')
    .filter((point) => point.trim())
    .map((point) => {
      const values = point.match(/[!'"]?\s*[-+]?(\d+[.]?\d*|[.]\d+)(e[-+]?\d+)?/gi) ?? [];
      const numbers = values.map((word, i) => {
        const channel = (state[i] ??= { order: 0, value: 0, change: 0 });
        if ('!\'"'.includes(word[0])) channel.order = '!\'"'.indexOf(word[0]);
        const number = Number(word.replace(/^[!'"]\s*/, ''));
        if (channel.order === 0) [channel.value, channel.change] = [number, 0];
        else {
          channel.change = channel.order === 1 ? number : channel.change + number;
          channel.value += channel.change;
        }
        return channel.value;
      });
      const [x, y] = channels.map((i) => numbers[i]);
      if (!Number.isFinite(x) || !Number.isFinite(y))
        throw new Error(`not a point: "${point.trim()}"`);
      return /** @type {[number, number]} */ ([x, y]);
    });
}
