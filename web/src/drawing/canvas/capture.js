/**
 * Lets a pointer draw beyond the edge of the canvas too.
 *
 * @param {Element} canvas
 * @param {number} id
 * @returns {boolean} false when there is no such pointer, as in an event that a script made up: it
 *   would never be lifted
 */
export function capture(canvas, id) {
  try {
    canvas.setPointerCapture(id);
    return true;
  } catch {
    return false;
  }
}
