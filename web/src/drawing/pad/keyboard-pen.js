/**
 * Drawing by keyboard: arrow keys move a visible pen over the pad, space puts it down and lifts it.
 * Two arrows at once go diagonally.
 */

/** One key press moves the pen by this share of the pad's shorter side; with Shift by a quarter. */
const STEP = 0.05;

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * @param {HTMLCanvasElement} canvas gets the focus
 * @param {import('./pad.js').Pad} pad
 * @param {import('../drawing.js').Drawing} drawing
 * @param {(isDown: boolean) => void} onPen called when the pen goes down or up
 */
export function keyboardPen(canvas, pad, drawing, onPen) {
  /** @type {import('../../recognition/types.js').Point | null} in CSS pixels on the pad; null until the first key */
  let pen = null;
  /** @type {import('../drawing.js').LiveStroke | null} null while the pen is up */
  let stroke = null;
  /** @type {Set<string>} */
  const held = new Set();

  /** @param {number} share of a step */
  function move(share) {
    const { width, height } = pad.size;
    const step = share * STEP * Math.min(width, height);
    let [x, y] = pen ?? [width / 2, height / 3];
    for (const key of held) {
      x += DIRECTIONS[key][0] * step;
      y += DIRECTIONS[key][1] * step;
    }
    pen = [Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height)];
    stroke?.extend([pad.toDrawing(pen)]);
    pad.showPen(pen);
    return pen;
  }

  function putDown() {
    stroke = pad.begin(pad.toDrawing(move(0)));
    onPen(true);
  }

  // The stroke may end without this pen: by undo, or by another pen.
  drawing.onChange(() => {
    if (!stroke || stroke.isDrawing()) return;
    stroke = null;
    onPen(false);
  });

  canvas.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in DIRECTIONS) {
      held.add(event.key);
      move(event.shiftKey ? 0.25 : 1);
    } else if (event.key === ' ') {
      if (event.repeat) return event.preventDefault();
      if (stroke) stroke.end();
      else putDown();
    } else if (event.key === 'Escape' && stroke) {
      // Escape also clears the pad; here it only lifts the pen.
      stroke.end();
    } else return;
    event.preventDefault();
  });
  canvas.addEventListener('keyup', (event) => held.delete(event.key));
  canvas.addEventListener('blur', () => {
    stroke?.end();
    held.clear();
    pad.showPen(null);
  });
  canvas.addEventListener('pointerdown', () => {
    stroke?.end();
    pen = null;
    pad.showPen(null);
  });
}
