/**
 * What a pointer does on the pad besides drawing a stroke. Each has the methods of a stroke that is being
 * drawn, so that the pad and the keyboard's pen handle all of them alike.
 *
 * @typedef {import('../../recognition/types.js').Point} Point
 * @typedef {import('../drawing.js').LiveStroke} LiveStroke
 */

/**
 * A pen that lands on a digit: lifted where it landed it is a tap, moved it is a stroke from its first
 * point on. No point is lost.
 *
 * @param {Point} start
 * @param {number} reach how far a tap may move, in the unit of the drawing
 * @param {(point: Point) => LiveStroke} begin begins a stroke
 * @param {() => void} onTap
 * @returns {LiveStroke}
 */
export function tapOrStroke(start, reach, begin, onTap) {
  const held = [start];
  /** @type {LiveStroke | null} */
  let stroke = null;
  let isOver = false;
  return {
    isDrawing: () => !isOver && (stroke === null || stroke.isDrawing()),
    extend(points) {
      if (isOver) return;
      if (stroke) return stroke.extend(points);
      held.push(...points);
      if (held.every(([x, y]) => Math.hypot(x - start[0], y - start[1]) <= reach)) return;
      stroke = begin(start);
      stroke.extend(held.slice(1));
    },
    end() {
      if (isOver) return;
      isOver = true;
      if (stroke) stroke.end();
      else onTap();
    },
    cancel() {
      isOver = true;
      stroke?.cancel();
    },
  };
}

/**
 * An eraser that goes over the pad.
 *
 * @param {Point} start
 * @param {number} step how far apart the places are that it touches on its way, in the unit of the drawing
 * @param {(point: Point) => void} eraseAt
 * @returns {LiveStroke}
 */
export function eraser(start, step, eraseAt) {
  let last = start;
  let isOver = false;
  eraseAt(start);
  return {
    isDrawing: () => !isOver,
    extend(points) {
      if (isOver) return;
      for (const [x, y] of points) {
        const [fromX, fromY] = last;
        const steps = Math.ceil(Math.hypot(x - fromX, y - fromY) / step);
        for (let i = 1; i <= steps; i++) {
          eraseAt([fromX + ((x - fromX) * i) / steps, fromY + ((y - fromY) * i) / steps]);
        }
        last = [x, y];
      }
    },
    end: () => void (isOver = true),
    cancel: () => void (isOver = true),
  };
}
