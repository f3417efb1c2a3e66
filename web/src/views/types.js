/**
 * Views: what explains the answer, and what can be done with a drawing. Each view has a folder, or
 * a file in the folder of its kind, and knows nothing of the others; `views.js` mounts them.
 *
 * A view is a function `mount(root, page)`:
 * - `root` is an empty <section> for it; the view fills it.
 * - `page` is what it may use.
 * - It returns what follows the drawing, each part only where there is need of it:
 *   - `update(reading, answer)` changes text and state (headings, buttons, names), which somebody may
 *     read or reach who does not see the view. It is called whenever there is something new: `reading`
 *     is the digit in focus, or null when nothing is drawn; `answer` is all of them, in
 *     `answer.readings`.
 *   - `paint()` does what costs time and is only for the eye: canvases, and fetching what is shown.
 *     It is called after `update`, once a frame at most, and when `root` comes into sight; never
 *     while it is out of sight.
 *
 * @typedef {import('../recognition/types.js').Answer} Answer
 * @typedef {import('../recognition/types.js').Reading} Reading
 * @typedef {(reading: Reading | null, answer: Answer) => void} Update
 * @typedef {{update?: Update, paint?: () => void}} Mounted
 * @typedef {(root: HTMLElement, page: Page) => Mounted} View
 *
 * @typedef {object} Page
 * @property {import('../drawing/drawing.js').Drawing} drawing what lies on the pad; `drawing.onChange` tells
 * @property {import('../recognition/types.js').Classifier} classifier reads images; has the weights. It
 *   may change, see `readWith`: ask for it whenever it is needed
 * @property {import('../recognition/types.js').Classifier} shipped the network of this page
 * @property {(classifier: import('../recognition/types.js').Classifier | null) => void} readWith lets
 *   another network read from now on; null: the shipped one. Views are updated
 * @property {import('../recognition/types.js').Reader['load']} load builds a network that was trained in the page
 * @property {(index: number) => void} choose shows the details of a digit; `index` of its reading
 * @property {(image: ArrayLike<number> | null) => void} tryInput reads 784 greys, as `directions` gets
 *   them, in place of the digit in focus (`reading.isTried`), until the drawing or the focus changes;
 *   null: the digit as drawn
 * @property {() => {box: import('../recognition/types.js').Box, line: number}} padArea the part of the drawing
 *   that lies on the pad, and the width of its line, in the unit of the drawing
 * @property {(state: Partial<import('../recognition/types.js').DrawingState>) => void} setDrawing puts
 *   strokes or images on the pad and reads them; undo brings back what was there
 * @property {(message: string) => void} announce says a short sentence to screen readers, politely
 */

export {};
