/**
 * Pictures: a photograph or image file -> pixels -> ink -> 28x28 images of its digits, as MNIST has
 * them. The steps after that, `normalize` and the network, are those of drawn digits.
 *
 * `image-file.js` checks a file, `decode-image.js` gives its pixels, `find-digits.js` its digits.
 *
 * @typedef {import('../recognition/types.js').Box} Box
 *
 * @typedef {{width: number, height: number, data: ArrayLike<number>}} Pixels as ImageData: RGBA, 0 to 255
 *
 * @typedef {object} Field one number a pixel, row by row
 * @property {number} width
 * @property {number} height
 * @property {Float32Array} values
 *
 * @typedef {object} Component connected ink
 * @property {number} label
 * @property {Box} box
 * @property {number[]} pixels indices, row by row
 *
 * @typedef {object} Digit
 * @property {Float64Array} image 784 greys, 0 paper to 1 ink
 * @property {Box} box where it was, in pixels
 *
 * @typedef {'empty' | 'large' | 'unknown' | 'heic' | 'blank'} ImageErrorKind
 */

export {};
