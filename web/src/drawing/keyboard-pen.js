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
 * @param {import('./drawing.js').Drawing} drawing
 * @param {(isDown: boolean) => void} onPen called when the pen goes down or up
 */
export function keyboardPen(canvas, pad, drawing, onPen) {
  /** @type {import('../recognition/types.js').Point | null} in CSS pixels on the pad; null until the first key */
  let pen = null;
  let isDown = false;
  /** @type {Set<string>} */
  const held = new Set();

  /** @param {boolean} down */
  function setDown(down) {
    if (down === isDown) return;
    isDown = down;
    if (down && pen) drawing.begin(pad.toDrawing(pen));
    else drawing.end();
    onPen(down);
  }

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
    if (isDown) drawing.extend([pad.toDrawing(pen)]);
    pad.showPen(pen);
  }

  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in DIRECTIONS) {
      held.add(event.key);
      move(event.shiftKey ? 0.25 : 1);
    } else if (event.key === ' ') {
      if (event.repeat) return event.preventDefault();
      move(0);
      setDown(!isDown);
    } else if (event.key === 'Escape' && isDown) {
      // Escape also clears the pad; here it only lifts the pen.
      event.stopPropagation();
      setDown(false);
    } else return;
    event.preventDefault();
  });
  canvas.addEventListener('keyup', (event) => held.delete(event.key));
  canvas.addEventListener('blur', () => {
    setDown(false);
    held.clear();
    pad.showPen(null);
  });
  canvas.addEventListener('pointerdown', () => {
    setDown(false);
    pen = null;
    pad.showPen(null);
  });
}
