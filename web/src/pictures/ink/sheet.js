/** A sheet of paper on a darker desk: where it is, so that nothing is read beside it. */
import { connectedComponents } from './connected-components.js';
import { localMean, resize } from './field.js';

/** @typedef {import('../types.js').Field} Field */
/** @typedef {import('../types.js').Component} Component */

/**
 * @typedef {object} Sheet
 * @property {Field} light of the box around it; its rim is repeated where it ends
 * @property {number} left of that box in the picture, in pixels
 * @property {number} top
 */

const LOOK = 256; // pixels of the longer side, seen from afar
const BRIGHTER = 1.4; // than the desk, at least
const LEVELS = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]; // of the brightest place: paper may begin there
const [SMALLEST, LARGEST] = [0.06, 0.97]; // share of the picture
const WHOLE = 0.9; // share of all that is bright
const MOST_RIMS = 2; // of the picture that the sheet lies along; else its dark side may be a shadow on it
const ALONG = 0.3; // of a rim
const SOLID = 0.85; // share of its convex hull
const EDGE = 2; // pixels, seen from afar: an edge is sharper than that
const SHARP = 0.6; // share of the outline

/**
 * Finds the sheet: of all levels of brightness the one at which the brightest region has the sharpest edge.
 * @param {Field} light
 * @returns {Sheet | null} null: the paper fills the picture, or there is none
 */
export function findSheet(light) {
  const afar = resize(light, Math.min(1, LOOK / Math.max(light.width, light.height)));
  const { width, height } = afar;
  const paper = localMean(afar, 1);
  /** @type {{sheet: Component, sharp: number} | null} */
  let best = null;
  for (const level of LEVELS) {
    const threshold = level * Math.max(...paper.values);
    const bright = paper.values.map((value) => Number(value >= threshold));
    const components = connectedComponents(bright, width);
    const sheet = components.reduce((a, b) => (b.pixels.length > a.pixels.length ? b : a));
    const area = sheet.pixels.length / (width * height);
    if (area < SMALLEST || area > LARGEST) continue;
    if (sheet.pixels.length < WHOLE * bright.reduce((a, b) => a + b)) continue;
    if (rimsOf(sheet, width, height) > MOST_RIMS) continue;
    if (sheet.pixels.length < SOLID * hullArea(outline(sheet, width))) continue;
    const sharp = sharpness(paper, sheet, threshold * (1 - 1 / BRIGHTER));
    if (sharp > Math.max(SHARP, best?.sharp ?? 0)) best = { sheet, sharp };
  }
  return best && cut(light, paper, best.sheet, light.width / width);
}

/** How many of the four rims of the picture a piece covers mostly. @param {Component} piece @param {number} width @param {number} height */
function rimsOf({ pixels }, width, height) {
  let [left, right, top, bottom] = [0, 0, 0, 0];
  for (const i of pixels) {
    const x = i % width;
    const y = (i - x) / width;
    left += Number(x === 0);
    right += Number(x === width - 1);
    top += Number(y === 0);
    bottom += Number(y === height - 1);
  }
  return [left / height, right / height, top / width, bottom / width].filter(
    (share) => share > ALONG,
  ).length;
}

/**
 * The first and the last column of a piece on each of its rows.
 * @param {Component} piece @param {number} width
 * @returns {{y: number, left: number, right: number}[]}
 */
function outline({ box, pixels }, width) {
  const rows = Array.from({ length: box.bottom - box.top }, (_, i) => ({
    y: box.top + i,
    left: Infinity,
    right: -1,
  }));
  for (const i of pixels) {
    const row = rows[Math.floor(i / width) - box.top];
    row.left = Math.min(row.left, i % width);
    row.right = Math.max(row.right, i % width);
  }
  return rows;
}

/**
 * Area of the convex hull (A. Andrew 1979, monotone chains).
 * @param {{y: number, left: number, right: number}[]} rows
 */
function hullArea(rows) {
  /** @param {'left' | 'right'} side @param {number} sign */
  const chain = (side, sign) => {
    /** @type {[number, number][]} */
    const hull = [];
    for (const row of rows) {
      const point = /** @type {[number, number]} */ ([row[side], row.y]);
      while (hull.length > 1) {
        const [[ax, ay], [bx, by]] = hull.slice(-2);
        if (sign * ((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)) < 0) break;
        hull.pop();
      }
      hull.push(point);
    }
    return hull;
  };
  const corners = [...chain('left', 1), ...chain('right', -1).reverse()];
  let twice = 0;
  corners.forEach(([x, y], i) => {
    const [u, v] = corners[(i + 1) % corners.length];
    twice += x * v - u * y;
  });
  return Math.abs(twice) / 2 + rows.length;
}

/**
 * The share of the outline of the sheet that is an edge, and not the rim of a soft shadow.
 * @param {Field} paper @param {Component} sheet @param {number} step of the light at an edge, at least
 */
function sharpness({ width, height, values }, sheet, step) {
  const isSheet = new Uint8Array(values.length);
  // Ink on the sheet has edges of its own.
  for (const { y, left, right } of outline(sheet, width))
    isSheet.fill(1, y * width + left, y * width + right + 1);
  let [count, sharp] = [0, 0];
  for (let y = EDGE; y + EDGE < height; y++) {
    for (let x = EDGE; x + EDGE < width; x++) {
      const i = y * width + x;
      const beside = isSheet[i - 1] + isSheet[i + 1] + isSheet[i - width] + isSheet[i + width];
      if (!isSheet[i] || beside === 4) continue;
      count++;
      const across = values[i + EDGE] - values[i - EDGE];
      const down = values[i + EDGE * width] - values[i - EDGE * width];
      if (Math.hypot(across, down) > step) sharp++;
    }
  }
  return count > 0 ? sharp / count : 0;
}

/**
 * The sheet alone. A strip along its outline is left out, lest the desk shows.
 * @param {Field} light
 * @param {Field} paper seen from afar
 * @param {Component} sheet seen from afar
 * @param {number} scale from there to the picture
 * @returns {Sheet}
 */
function cut(light, paper, sheet, scale) {
  const rows = outline(sheet, paper.width);
  const left = Math.floor(sheet.box.left * scale);
  const top = Math.floor(sheet.box.top * scale);
  const width = Math.min(light.width, Math.ceil(sheet.box.right * scale)) - left;
  const height = Math.min(light.height, Math.ceil(sheet.box.bottom * scale)) - top;
  const values = new Float32Array(width * height);
  // Where the sheet ends at the rim of the picture there is no desk.
  const first = sheet.box.top > 0 ? EDGE : 0;
  const last = rows.length - 1 - (sheet.box.bottom < paper.height ? EDGE : 0);
  for (let y = 0; y < height; y++) {
    const own = Math.floor((top + y) / scale) - sheet.box.top;
    const at = Math.min(last, Math.max(first, own));
    const near = rows.slice(Math.max(0, at - EDGE), at + EDGE + 1);
    const from = Math.max(...near.map((row) => (row.left > 0 ? row.left + EDGE : 0)));
    const to = Math.min(
      ...near.map((row) => row.right + 1 - (row.right + 1 < paper.width ? EDGE : 0)),
    );
    const [begin, end] = [Math.ceil(from * scale) - left, Math.floor(to * scale) - left];
    for (let x = 0; x < width; x++) {
      const isOn = own === at && x >= begin && x < end;
      const nearest = Math.min(to - 1, Math.max(from, Math.floor((left + x) / scale)));
      values[y * width + x] = isOn
        ? light.values[(top + y) * light.width + left + x]
        : paper.values[(sheet.box.top + at) * paper.width + nearest];
    }
  }
  return { light: { width, height, values }, left, top };
}
