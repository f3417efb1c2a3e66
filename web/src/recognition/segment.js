/**
 * Strokes to digits: says which strokes of a drawing, or pieces of ink in a picture, belong to the
 * same digit.
 *
 * Every piece begins as a group of its own. Then the two groups whose ink is closest are
 * joined, again and again, as long as the closest pair is within reach of each other. How
 * far a group reaches depends on what the two look like side by side: whole digits must
 * touch, while a bar, a dot or the open half of a four, which are no digit alone, reach
 * farther. Joining the closest first gives the bar of a five to its own five and not to
 * the digit after it. All lengths are relative to the pair, and only neighbours matter, so
 * a new stroke never regroups digits far from it. The order of drawing plays no part: the
 * bar of a seven may be added last.
 *
 * The constants were chosen on one half of the writers of real pen digits and checked on
 * the other (`tests/segmentation-bench.js`).
 */
import { boundingBox, unionBox } from './strokes.js';

/** @typedef {import('./types.js').Point} Point */
/** @typedef {import('./types.js').Stroke} Stroke */
/** @typedef {import('./types.js').Box} Box */
/** @typedef {import('./types.js').Shape} Shape */
/**
 * Shapes that may be a digit or a part of one.
 * @typedef {object} Group
 * @property {number[]} shapes indices
 * @property {Box} box
 * @property {Point} rightmost sample
 */
/** @typedef {{a: Group, b: Group, distance: number}} Link distance: share of the reach, 0 to 1 */
/** @typedef {(a: Group, b: Group) => number} Distance smallest, from ink to ink */

// Reaches, gaps and sizes are in units of the pair's size: the height of the higher one.
const TOUCH_REACH = 0.08; // strokes this close touch, whatever they are
const STACKED_REACH = 0.9; // one above the other: the bar of a five, an eight of two rings
const PART_REACH = 0.3; // beside a group that is too short for a digit
const SPECK_REACH = 0.4; // a slip of the pen
const FOUR_REACH = 0.5; // the open half of a four and its stem

const STACKED_ASIDE = 0.03; // stacked groups may miss each other sideways by this
const STACKED_HEIGHT = 0.2; // height that they may share all the same
const PART_HEIGHT = 0.7; // shorter than this, next to the other group, is no digit
const PART_GAP = 0.08; // free paper between a part and its digit, at most
const SPECK_SIZE = 0.15; // smaller than this is a speck
const FOUR_GAP = 0.4; // free paper between the halves of a four, at most
const FOUR_RISE = 0.18; // the open half ends this much higher than the stem
const FLAT = 0.3; // a flat stroke counts as high as this share of its width

const SAMPLES = 24; // points of a stroke that distances are measured from

/**
 * Groups strokes into digits.
 * @param {Stroke[]} strokes y down, in any unit; strokes without points are left out
 * @returns {number[][]} indices of the strokes of each digit, ascending; digits from left to right
 */
export function segment(strokes) {
  const drawn = strokes.map((_, index) => index).filter((index) => strokes[index].length > 0);
  const shapes = drawn.map((index) => ({
    box: boundingBox(strokes[index]),
    samples: evenlySpaced(strokes[index]),
  }));
  return groupShapes(shapes).map((group) => group.map((index) => drawn[index]));
}

/**
 * Groups pieces of ink into digits.
 * @param {Shape[]} shapes
 * @returns {number[][]} indices of the shapes of each digit, ascending; digits from left to right
 */
export function groupShapes(shapes) {
  /** @type {Group[]} */
  let groups = [];
  /** @type {Link[]} */
  let links = [];
  const distance = distances(shapes);
  const add = (/** @type {Group} */ added) => {
    for (const group of groups) {
      const found = link(group, added, distance);
      if (found) links.push(found);
    }
    groups.push(added);
  };
  shapes.forEach(({ box, samples }, index) => {
    const rightmost = samples.reduce((best, point) => (point[0] > best[0] ? point : best));
    add({ shapes: [index], box, rightmost });
  });
  while (links.length > 0) {
    const { a, b } = links.reduce((best, next) => (next.distance < best.distance ? next : best));
    const apart = (/** @type {Group} */ group) => group !== a && group !== b;
    groups = groups.filter(apart);
    links = links.filter((other) => apart(other.a) && apart(other.b));
    add(join(a, b));
  }
  const centre = (/** @type {Group} */ { box }) => box.left + box.right;
  return groups
    .sort((a, b) => centre(a) - centre(b))
    .map((group) => group.shapes.sort((a, b) => a - b));
}

/**
 * The link between two groups, if their ink is within reach.
 * @param {Group} a
 * @param {Group} b
 * @param {Distance} distance
 * @returns {Link | null}
 */
function link(a, b, distance) {
  const size = Math.max(sizeOf(a), sizeOf(b));
  const farthest = reach(a, b, size) * size;
  // The distance of the ink takes long to measure: not for boxes that are surely apart.
  const aside = -overlap(a, b, 'left', 'right');
  const above = -overlap(a, b, 'top', 'bottom');
  if (Math.max(aside, above) > farthest) return null;
  const measured = distance(a, b);
  return measured <= farthest ? { a, b, distance: measured / farthest } : null;
}

/**
 * How far apart, in sizes, the ink of two groups of one digit may be.
 * @param {Group} a
 * @param {Group} b
 * @param {number} size
 */
function reach(a, b, size) {
  const speck = Math.min(extent(a), extent(b)) < SPECK_SIZE * size;
  const part = Math.min(height(a), height(b)) < PART_HEIGHT * size;
  const shared = overlap(a, b, 'left', 'right');
  const stacked =
    -shared <= STACKED_ASIDE * size && overlap(a, b, 'top', 'bottom') <= STACKED_HEIGHT * size;
  return Math.max(
    TOUCH_REACH,
    stacked ? STACKED_REACH : 0,
    part && -shared < PART_GAP * size ? PART_REACH : 0,
    speck ? SPECK_REACH : 0,
    isOpenFour(a, b, size) ? FOUR_REACH : 0,
  );
}

/**
 * Whether two shapes are a four that is open at the right: an L, ending at its lower right,
 * and a stem beside it that goes down farther.
 * @param {Group} a
 * @param {Group} b
 * @param {number} size
 */
function isOpenFour(a, b, size) {
  if (a.shapes.length > 1 || b.shapes.length > 1) return false;
  const [half, stem] = a.box.left < b.box.left ? [a, b] : [b, a];
  return (
    -overlap(a, b, 'left', 'right') <= FOUR_GAP * size &&
    stem.box.bottom - half.box.bottom >= FOUR_RISE * size &&
    width(stem) <= height(stem) / 2 &&
    height(stem) >= size / 2 &&
    height(half) >= size / 5 &&
    half.box.bottom - half.rightmost[1] <= 0.25 * height(half)
  );
}

/**
 * How much of one direction two boxes share; negative: the free paper between them.
 * @param {Group} a
 * @param {Group} b
 * @param {'left' | 'top'} low
 * @param {'right' | 'bottom'} high
 */
function overlap(a, b, low, high) {
  return Math.min(a.box[high], b.box[high]) - Math.max(a.box[low], b.box[low]);
}

const width = (/** @type {Group} */ { box }) => box.right - box.left;
const height = (/** @type {Group} */ { box }) => box.bottom - box.top;
const extent = (/** @type {Group} */ group) => Math.max(width(group), height(group));
/** The height of a digit with such a stroke, at least. */
const sizeOf = (/** @type {Group} */ group) => Math.max(height(group), FLAT * width(group));

/**
 * @param {Group} a
 * @param {Group} b
 * @returns {Group}
 */
function join(a, b) {
  return {
    shapes: [...a.shapes, ...b.shapes],
    rightmost: a.rightmost[0] > b.rightmost[0] ? a.rightmost : b.rightmost,
    box: unionBox([a.box, b.box]),
  };
}

/**
 * Measures distances between groups, each pair of shapes only once.
 * @param {Shape[]} shapes
 * @returns {Distance}
 */
function distances(shapes) {
  /** @type {number[][]} */
  const known = shapes.map(() => []);
  return (a, b) => {
    let smallest = Infinity;
    for (const i of a.shapes) {
      for (const j of b.shapes) {
        known[i][j] ??= known[j][i] ?? distanceBetween(shapes[i].samples, shapes[j].samples);
        smallest = Math.min(smallest, known[i][j]);
      }
    }
    return smallest;
  };
}

/**
 * Smallest distance from a point of one to a point of the other.
 * @param {Point[]} a
 * @param {Point[]} b
 */
function distanceBetween(a, b) {
  let squared = Infinity;
  for (const from of a) {
    for (const to of b) {
      const x = to[0] - from[0];
      const y = to[1] - from[1];
      if (x * x + y * y < squared) squared = x * x + y * y;
    }
  }
  return Math.sqrt(squared);
}

/**
 * Points at even steps along a stroke, its two ends included.
 * @param {Stroke} stroke
 * @returns {Point[]} SAMPLES points; one for a dot
 */
function evenlySpaced(stroke) {
  const lengths = [0];
  for (let i = 1; i < stroke.length; i++) {
    const [x, y] = stroke[i];
    lengths.push(lengths[i - 1] + Math.hypot(x - stroke[i - 1][0], y - stroke[i - 1][1]));
  }
  const step = lengths[lengths.length - 1] / (SAMPLES - 1);
  if (!(step > 0)) return stroke.slice(0, 1);
  /** @type {Point[]} */
  const points = [];
  for (let i = 1; i < stroke.length; i++) {
    // A sample lies on this piece when its place along the stroke does.
    while (points.length * step <= lengths[i] && lengths[i] > lengths[i - 1]) {
      const share = (points.length * step - lengths[i - 1]) / (lengths[i] - lengths[i - 1]);
      const [[x0, y0], [x1, y1]] = [stroke[i - 1], stroke[i]];
      points.push([x0 + share * (x1 - x0), y0 + share * (y1 - y0)]);
    }
  }
  // Rounding may leave the last end out.
  if (points.length < SAMPLES) points.push(stroke[stroke.length - 1]);
  return points;
}
