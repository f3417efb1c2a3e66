/**
 * Pictures: a photograph or image file -> pixels -> ink -> rows -> 28x28 images of its digits, as MNIST
 * has them. The steps after that, `normalize` and the network, are those of drawn digits. Apart from
 * `decode-image.js` all of it is arithmetic without DOM, the same in every browser and in Node.
 *
 * - `image-file.js` checks a file, `decode-image.js` and `shrink.js` give its light,
 *   `find-digits.js` its digits, `crop-digit.js` the image of each
 * - `ink/` paper, its edges and its lines, told from ink
 * - `layout/` ink to rows, and rows to digits
 *
 * @typedef {import('../recognition/types.js').Box} Box
 * @typedef {import('../recognition/types.js').Point} Point
 * @typedef {import('../recognition/types.js').Reading} Reading
 *
 * @typedef {{width: number, height: number, data: ArrayLike<number>}} Pixels as ImageData: RGBA, 0 to 255
 *
 * @typedef {object} Field one number a pixel, row by row
 * @property {number} width
 * @property {number} height
 * @property {Float32Array} values
 *
 * @typedef {object} Component connected ink
 * @property {Box} box
 * @property {number[]} pixels indices
 *
 * @typedef {object} FoundDigits row by row, left to right
 * @property {Float64Array[]} images 784 greys each, 0 paper to 1 ink, not yet normalised
 * @property {Point[][]} corners of the box around each, clockwise from the upper left, in shares of the
 *   width and the height of the picture; turned as its row is
 * @property {number[][][]} rows of numbers, of indices of digits
 *
 * @typedef {'empty' | 'large' | 'unreadable' | 'unknown' | 'heic' | 'blank' | 'many'} ImageErrorKind
 */

export {};
