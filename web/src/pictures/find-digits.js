/** Finds the digits in a picture. */
import { segment } from '../recognition/segmentation/segment.js';
import { unionBox } from '../recognition/strokes.js';
import { binarize } from './binarize.js';
import { connectedComponents } from './connected-components.js';
import { cropDigit } from './crop-digit.js';

/** @typedef {import('./types.js').Box} Box */
/** @typedef {import('./types.js').Component} Component */
/** @typedef {import('./types.js').Digit} Digit */
/** @typedef {import('../recognition/types.js').Point} Point */

const SMALLEST_PIECE = 0.1; // of the largest piece; smaller ones are dust
const SMALLEST_DIGIT = 0.3; // of the highest digit; smaller ones are commas and blots
const SMALLEST_PIXELS = 5; // the highest digit; no digit can be read from less
const SMALLEST_INSIDE = 0.08; // share of the shorter side that ink within the picture should have
const MOST_PIECES = 60; // of ink, the largest ones
const SAMPLES = 64; // points that stand for a piece when distances are measured

/**
 * Finds the digits of one row: binarizes the picture, and groups connected pieces of ink into
 * digits as strokes are grouped.
 * @param {import('./types.js').Pixels} pixels of any size
 * @returns {Digit[]} left to right; none when there is only paper
 */
export function findDigits(pixels) {
  const ink = binarize(pixels);
  if (!ink) return [];
  const { mask, grey } = ink;
  const { labels, components } = connectedComponents(mask, grey.width);
  const pieces = removeNoise(components, grey);
  const rows = segment(pieces.map((piece) => shapeOf(piece, grey.width)));
  const digits = rows.flat().map((shapes) => {
    const members = shapes.map(({ component }) => component);
    const box = unionBox(members.map((piece) => piece.box));
    return { box, image: cropDigit(grey, labels, members, box) };
  });
  const highest = Math.max(...digits.map(({ box }) => extent(box)));
  const smallest = Math.max(SMALLEST_PIXELS, SMALLEST_DIGIT * highest);
  return digits.filter(({ box }) => extent(box) >= smallest);
}

/** @param {Box} box */
const extent = (box) => Math.max(box.right - box.left, box.bottom - box.top);

/**
 * Leaves out dust, and what reaches in from outside, such as the edge of the sheet.
 * @param {Component[]} components
 * @param {{width: number, height: number}} size
 */
function removeNoise(components, { width, height }) {
  const inside = components.filter(
    ({ box }) => box.left > 0 && box.top > 0 && box.right < width && box.bottom < height,
  );
  const largest = (/** @type {Component[]} */ list) =>
    list.reduce((most, { box }) => Math.max(most, extent(box)), 0);
  // A digit that fills the picture touches its rim, and then there is only dust inside.
  const kept = largest(inside) >= SMALLEST_INSIDE * Math.min(width, height) ? inside : components;
  const smallest = SMALLEST_PIECE * largest(kept);
  return kept
    .filter(({ box }) => extent(box) >= smallest)
    .sort((a, b) => b.pixels.length - a.pixels.length)
    .slice(0, MOST_PIECES);
}

/**
 * @param {Component} component
 * @param {number} width of the picture
 */
function shapeOf(component, width) {
  const { box, pixels } = component;
  const count = Math.min(SAMPLES, pixels.length);
  const samples = Array.from({ length: count }, (_, i) => {
    const pixel = pixels[Math.floor((i * pixels.length) / count)];
    return /** @type {Point} */ ([pixel % width, Math.floor(pixel / width)]);
  });
  return { box, samples, component };
}
