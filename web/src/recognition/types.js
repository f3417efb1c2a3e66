/**
 * Recognition: strokes -> groups -> 28x28 images -> normalised -> logits -> answer. Pure functions,
 * no DOM; TensorFlow.js is behind `classifier.js` alone. `reader.js` runs the whole way.
 *
 * Here are the types that several files share.
 *
 * @typedef {[x: number, y: number]} Point x to the right, y down, in any unit
 * @typedef {Point[]} Stroke
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 *
 * @typedef {object} DrawingState what lies on the pad at one moment; never changed, only replaced
 * @property {Stroke[]} strokes
 * @property {ArrayLike<number>[]} images 28x28 greys each, not yet normalised, left to right; there
 *   are strokes or images, never both
 *
 * @typedef {object} Shape a piece of ink: a stroke, or a connected component of a picture
 * @property {Box} box
 * @property {Point[]} samples points that stand for it when distances are measured
 *
 * @typedef {object} Reading what the network says about one image
 * @property {number | null} digit 0 to 9; null when the image does not look like a digit
 * @property {Float32Array} probabilities of the ten digits; they add up to 1
 * @property {Float32Array} logits of the ten digits: the last layer before the softmax
 * @property {Float32Array} hidden activations of the 128 hidden neurons, 0 or more
 * @property {number} margin logit margin: how much the image looks like a digit at all, 0 or more
 * @property {ArrayLike<number>} image the 784 greys that were read
 *
 * @typedef {object} Answer
 * @property {Reading[]} readings one for each digit, left to right
 * @property {number[][]} groups for each reading the indices of its strokes; empty for images
 *
 * @typedef {object} Weights row by row: kernel[input * outputs + output]
 * @property {Float32Array} hiddenKernel 784 x 128
 * @property {Float32Array} hiddenBias 128
 * @property {Float32Array} outputKernel 128 x 10
 * @property {Float32Array} outputBias 10
 *
 * @typedef {object} Classifier
 * @property {(images: ArrayLike<number>[]) => Reading[]} classify reads normalised images, 784
 *   greys each, in one batch
 * @property {Weights} weights
 * @property {string} sha256 of the weight file, in hexadecimal digits: which network this is
 * @property {() => number} tensorCount tensors in memory, to see that none is left behind
 * @property {() => void} dispose frees the network
 *
 * @typedef {object} Reader
 * @property {(state: DrawingState) => Answer} read
 * @property {Classifier} classifier
 *
 * @typedef {'missing' | 'server' | 'blocked' | 'slow' | 'damaged' | 'unverified' | 'wrong'} ModelErrorKind
 *   missing: no such file; server: it answers that it has trouble; blocked: the request failed (no
 *   connection, a blocker); slow: nothing comes; damaged: the bytes are incomplete or no numbers;
 *   unverified: they differ from their checksums; wrong: another network than 784-128-10
 */

export {};
