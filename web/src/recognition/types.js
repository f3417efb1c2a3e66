/**
 * Recognition: strokes -> groups -> 28x28 images -> normalised -> logits -> answer. Pure functions,
 * no DOM; TensorFlow.js is behind `network/classifier.js` alone. `reader.js` runs the whole way.
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
 * @property {Picture} [picture] that the images were found in
 * @property {Cut[]} [cuts] how the visitor wants some strokes cut into digits
 * @property {boolean} [isDrawing] whether the last stroke is still being drawn
 *
 * @typedef {object} Cut
 * @property {{ink: Stroke, stroke: Stroke}[][]} digits each of the inks is a stroke, or a piece of it
 *
 * @typedef {object} Picture
 * @property {{width: number, height: number}} shown what can be painted: a canvas, or an image
 * @property {Point[][]} corners for each image the four corners of its digit, in shares of the width and the
 *   height of the picture
 * @property {number[][][]} rows of images; see `Answer`
 *
 * @typedef {object} Shape a piece of ink: a stroke, or a connected component of a picture
 * @property {Box} box
 * @property {Point[]} samples points that stand for it when distances are measured
 * @property {boolean} [isLine] whether the samples follow a pen, one after the other
 *
 * @typedef {Shape & PenInk} PenShape a stroke, or a piece of one
 * @typedef {object} PenInk
 * @property {number} id counts up: of two shapes the newer one has the higher
 * @property {Stroke} stroke that it is, or is a piece of
 * @property {Stroke} ink its points, fewer where there are very many
 *
 * @typedef {object} Reading what the network says about one image
 * @property {number | null} digit 0 to 9; null when the image does not look like a digit; what is asked of
 *   it depends on its strokes and its neighbours too, see `judge.js`
 * @property {Float32Array} probabilities of the ten digits; they add up to 1
 * @property {Float32Array} logits of the ten digits: the last layer before the softmax
 * @property {Float32Array} hidden activations of the 128 hidden neurons, 0 or more
 * @property {number} margin logit margin: how much the image looks like a digit at all, 0 or more; of a second look
 *   less, see `second-look.js`
 * @property {ArrayLike<number>} image the 784 greys that were read
 * @property {ArrayLike<number>} input what the network got of them: 784 squares, see `directions`
 * @property {number} [turn] degrees clockwise by which the ink was turned for a second look
 * @property {Float32Array} [added] of the ten logits: what the visitor's corrections have added
 * @property {ArrayLike<number>} [like] 784 greys of the corrected drawing that the answer is due to, where the
 *   shipped network answers otherwise
 * @property {boolean} [isTried] whether the visitor made this image from the one that was drawn
 *
 * @typedef {object} Answer
 * @property {Reading[]} readings one for each digit: row by row from the top, left to right
 * @property {number[][]} groups for each reading the indices of its strokes; empty for images. A stroke
 *   that joins several digits is in the group of each
 * @property {Stroke[][]} inks for each reading its strokes, and its pieces of strokes; empty for images. The same
 *   array for as long as they are the same
 * @property {number[][]} origins for each of the inks the index of the stroke that it is, or is a piece of
 * @property {number[][][]} rows the layout: rows from top to bottom, of numbers from left to right, of
 *   indices of readings
 * @property {number} unread strokes that were left out because there are too many
 *
 * @typedef {object} Weights row by row: kernel[input * outputs + output]. The shipped network has 128
 *   hidden units, one that was trained in the page may have fewer: as many as `hiddenBias` is long
 * @property {Float32Array} hiddenKernel 784 x 128
 * @property {Float32Array} hiddenBias 128
 * @property {Float32Array} outputKernel 128 x 10
 * @property {Float32Array} outputBias 10
 *
 * @typedef {object} Classifier
 * @property {'shipped' | 'personal' | 'trained'} origin the network of this page; that network with what
 *   the visitor has corrected; one that was trained in the page
 * @property {(images: ArrayLike<number>[]) => Reading[]} classify reads normalised images, 784
 *   greys each, in one batch
 * @property {number} threshold of the logit margin: an image below it is no digit
 * @property {Weights} weights
 * @property {string} sha256 of the weight file, in hexadecimal digits: which network this is
 * @property {() => number} tensorCount tensors in memory, to see that none is left behind
 * @property {() => void} dispose frees the network
 *
 * @typedef {object} Reader
 * @property {(state: DrawingState) => Answer} read
 * @property {Classifier} classifier that reads now
 * @property {Classifier} shipped the network of this page
 * @property {(classifier: Classifier | null) => void} use reads with another network from now on; null:
 *   with the shipped one
 * @property {(request: Request) => Promise<Classifier>} load builds a network that
 *   was trained in the page from its files, which `request` gives by their names; `model.json` first.
 *   Whoever loads it disposes of it. Throws a `ModelError`
 *
 * @typedef {(url: string, init: RequestInit) => Promise<Response>} Request like `fetch`
 *
 * @typedef {'missing' | 'server' | 'blocked' | 'slow' | 'damaged' | 'unverified' | 'wrong'} ModelErrorKind
 *   missing: no such file; server: it answers that it has trouble; blocked: the request failed (no
 *   connection, a blocker); slow: nothing comes; damaged: the bytes are incomplete or no numbers;
 *   unverified: they differ from their checksums; wrong: another network than 784-128-10
 */

export {};
