/**
 * Labelled drawings, whatever the file that they come from.
 *
 * @typedef {object} LabelledDrawing
 * @property {string} label what it shows: a digit, a number of several digits, or anything else
 * @property {string} source where it comes from, as the file says; 'all' where it says nothing
 * @property {string} writer '' where the file does not say
 * @property {Stroke[]} strokes y down
 * @property {number[][]} [groups] of a number: the indices of the strokes of each digit
 * @typedef {import('../../src/recognition/types.js').Stroke} Stroke
 */

export {};
