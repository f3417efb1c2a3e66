/** The eraser: a mode of the pad, by button; and Backspace, which erases the digit in focus. */

/**
 * @param {HTMLButtonElement} button switches the eraser on and off
 * @param {HTMLCanvasElement} canvas
 * @param {import('./pad.js').Pad} pad
 * @param {import('../drawing.js').Drawing} drawing
 * @param {object} page
 * @param {(target: Element) => boolean} page.takesKeys whether single keys are commands where the focus is
 * @param {() => void} page.eraseFocused erases the digit in focus
 * @param {(isOn: boolean) => void} page.onSwitch called when the eraser is switched on or off
 */
export function bindEraser(button, canvas, pad, drawing, { takesKeys, eraseFocused, onSwitch }) {
  /** @param {boolean} isOn */
  function turn(isOn) {
    if (isOn === pad.isErasing) return;
    pad.isErasing = isOn;
    canvas.classList.toggle('erasing', isOn);
    button.ariaPressed = String(isOn);
    onSwitch(isOn);
  }
  button.addEventListener('click', () => turn(!pad.isErasing && !drawing.isEmpty));
  canvas.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !pad.isErasing) return;
    // Escape also clears the pad; here it only puts the eraser away.
    event.preventDefault();
    turn(false);
  });
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target, defaultPrevented } = event;
    if (key !== 'Backspace' || ctrlKey || metaKey || altKey || defaultPrevented) return;
    if (!takesKeys(/** @type {Element} */ (target)) || drawing.isEmpty) return;
    event.preventDefault();
    eraseFocused();
  });
  const showState = () => {
    // On an empty pad the next stroke draws.
    if (drawing.isEmpty) turn(false);
    button.ariaDisabled = String(drawing.isEmpty);
  };
  drawing.onChange(showState);
  button.ariaPressed = 'false';
  showState();
}
