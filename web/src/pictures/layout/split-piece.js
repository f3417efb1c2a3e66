/** Digits that touch: where a piece of ink may be cut apart. */
import { height, width } from './boxes.js';

/** @typedef {import('../types.js').Component} Component */
/** @typedef {{piece: Component, cut: number | null}} PiecePart cut: as in `partition.js` */
/** @typedef {{at: number, ink: number, path: Int32Array}} Cut path: a column for each row of the piece */

// Lengths in heights of a digit.
const WIDE = 0.7; // narrower pieces are left whole
const NARROWEST = 0.2; // of a part
const STEP = 0.06; // between places where cuts are tried
const SWAY = 0.25; // that a cut may lean to each side
const MOST_INK = 0.55; // that a cut may cross
const MOST_CUTS = 6;
const LEAN_COST = 0.25; // pixels of ink that a step aside is worth,
const STRAY_COST = 0.002; // and each pixel off the place of the cut

/**
 * Cuts a piece where the least ink is in the way from top to bottom, as a drop falls that may lean
 * (G. Congedo et al. 1995, "Segmentation of numeric strings").
 * @param {Component} piece
 * @param {number} pageWidth in pixels
 * @param {number} size height of a digit, in pixels
 * @returns {PiecePart[]} left to right; the piece itself where it is narrow, or there is no place to cut
 */
export function splitPiece(piece, pageWidth, size) {
  const { box, pixels } = piece;
  const whole = [{ piece, cut: null }];
  if (width(box) < WIDE * size) return whole;
  const cuts = chooseCuts(bitmapOf(piece, pageWidth), width(box), height(box), size);
  /** @type {number[][]} */
  const parts = [[], ...cuts.map(() => [])];
  for (const i of pixels) {
    const x = (i % pageWidth) - box.left;
    const y = Math.floor(i / pageWidth) - box.top;
    const next = cuts.findIndex(({ path }) => x < path[y]);
    parts[next < 0 ? cuts.length : next].push(i);
  }
  return parts
    .map((own, i) => ({ own, cut: i > 0 ? cuts[i - 1].ink / size : null }))
    .filter(({ own }) => own.length > 0)
    .map(({ own, cut }) => ({ piece: { pixels: own, box: boxAround(own, pageWidth) }, cut }));
}

/** @param {Component} piece @param {number} pageWidth @returns {Uint8Array} its box, row by row; 1 is ink */
function bitmapOf({ box, pixels }, pageWidth) {
  const bitmap = new Uint8Array(width(box) * height(box));
  for (const i of pixels) {
    const x = (i % pageWidth) - box.left;
    const y = Math.floor(i / pageWidth) - box.top;
    bitmap[y * width(box) + x] = 1;
  }
  return bitmap;
}

/**
 * The cuts through the least ink, not too near each other.
 * @param {Uint8Array} ink
 * @param {number} w
 * @param {number} h
 * @param {number} size
 * @returns {Cut[]} left to right
 */
function chooseCuts(ink, w, h, size) {
  const margin = Math.round(NARROWEST * size);
  const step = Math.max(1, Math.round(STEP * size));
  const sway = Math.round(SWAY * size);
  /** @type {Cut[]} */
  const found = [];
  for (let at = margin; at <= w - margin; at += step) {
    const cut = leastInk(ink, w, h, at, sway);
    if (cut.ink <= MOST_INK * size) found.push(cut);
  }
  /** @type {Cut[]} */
  const chosen = [];
  for (const cut of found.sort((a, b) => a.ink - b.ink)) {
    if (chosen.length === MOST_CUTS) break;
    if (chosen.every(({ at }) => Math.abs(at - cut.at) >= NARROWEST * size)) chosen.push(cut);
  }
  return chosen.sort((a, b) => a.at - b.at);
}

/**
 * The path from top to bottom that crosses the least ink near a column, by dynamic programming.
 * @param {Uint8Array} ink
 * @param {number} w
 * @param {number} h
 * @param {number} at
 * @param {number} sway
 * @returns {Cut}
 */
function leastInk(ink, w, h, at, sway) {
  const left = Math.max(0, at - sway);
  const count = Math.min(w, at + sway + 1) - left;
  const steps = new Int8Array(count * h);
  let costs = new Float64Array(count);
  for (let y = 0; y < h; y++) {
    const next = new Float64Array(count);
    for (let x = 0; x < count; x++) {
      let [least, step] = [costs[x], 0];
      if (x > 0 && costs[x - 1] + LEAN_COST < least) [least, step] = [costs[x - 1] + LEAN_COST, -1];
      if (x + 1 < count && costs[x + 1] + LEAN_COST < least) {
        [least, step] = [costs[x + 1] + LEAN_COST, 1];
      }
      next[x] = least + ink[y * w + left + x] + STRAY_COST * Math.abs(left + x - at);
      steps[y * count + x] = step;
    }
    costs = next;
  }
  const path = new Int32Array(h);
  let x = costs.indexOf(Math.min(...costs));
  let crossed = 0;
  for (let y = h - 1; y >= 0; y--) {
    path[y] = left + x;
    crossed += ink[y * w + left + x];
    x += steps[y * count + x];
  }
  return { at, ink: crossed, path };
}

/** @param {number[]} pixels @param {number} pageWidth */
function boxAround(pixels, pageWidth) {
  const box = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  for (const i of pixels) {
    const x = i % pageWidth;
    const y = (i - x) / pageWidth;
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x + 1);
    box.bottom = Math.max(box.bottom, y + 1);
  }
  return box;
}
