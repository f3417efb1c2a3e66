/** The buttons and keys that undo, redo and clear. */

/**
 * A button that has nothing to do is disabled by ARIA only, so that it keeps the focus: who clears
 * the pad by keyboard is not thrown to the top of the page.
 *
 * @param {{undo: HTMLButtonElement, redo: HTMLButtonElement, clear: HTMLButtonElement}} buttons
 * @param {import('./drawing.js').Drawing} drawing
 * @param {(target: Element) => boolean} takesKeys whether single keys are commands where the focus
 *   is (WCAG 2.1.4); those with Ctrl or Cmd are so everywhere
 */
export function bindCommands(buttons, drawing, takesKeys) {
  const names = /** @type {const} */ (['undo', 'redo', 'clear']);
  for (const name of names) buttons[name].addEventListener('click', () => drawing[name]());

  addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.defaultPrevented || target.closest('input, textarea, select, dialog')) return;
    const name = commandOf(event, takesKeys(target));
    if (!name) return;
    event.preventDefault();
    drawing[name]();
  });

  const showState = () => {
    buttons.undo.ariaDisabled = String(!drawing.canUndo && !drawing.isDrawing);
    buttons.redo.ariaDisabled = String(!drawing.canRedo);
    buttons.clear.ariaDisabled = String(drawing.isEmpty);
  };
  drawing.onChange(showState);
  showState();
}

/**
 * The command of a key, if it has one.
 * @param {KeyboardEvent} event
 * @param {boolean} singleKeys whether keys without Ctrl or Cmd have one
 */
function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }, singleKeys) {
  if (altKey) return null;
  if (!ctrlKey && !metaKey) {
    return singleKeys && (key === 'Escape' || key === 'Delete') ? 'clear' : null;
  }
  if (key.toLowerCase() === 'y') return 'redo';
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return null;
}
