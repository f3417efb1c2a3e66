/** The buttons and keys that undo, redo and clear. */

/**
 * @param {{undo: HTMLButtonElement, redo: HTMLButtonElement, clear: HTMLButtonElement}} buttons
 * @param {import('./drawing.js').Drawing} drawing
 * @param {import('./pad.js').Pad} pad
 */
export function bindCommands(buttons, drawing, pad) {
  const commands = {
    undo: () => drawing.undo(),
    redo: () => drawing.redo(),
    clear() {
      drawing.cancel();
      drawing.clear();
    },
  };
  /** @param {keyof typeof commands} name */
  const run = (name) => {
    commands[name]();
    pad.fit();
  };
  for (const name of /** @type {const} */ (['undo', 'redo', 'clear'])) {
    buttons[name].addEventListener('click', () => run(name));
  }
  addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target);
    if (event.defaultPrevented || target.closest('input, textarea, select, dialog')) return;
    const name = commandOf(event);
    if (!name) return;
    event.preventDefault();
    run(name);
  });

  const showState = () => {
    buttons.undo.disabled = !drawing.canUndo && !drawing.isDrawing;
    buttons.redo.disabled = !drawing.canRedo;
    buttons.clear.disabled = drawing.isEmpty;
  };
  drawing.onChange(showState);
  showState();
}

/** The command of a key, if it has one. @param {KeyboardEvent} event */
function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (altKey) return null;
  if (!ctrlKey && !metaKey) return key === 'Escape' || key === 'Delete' ? 'clear' : null;
  if (key.toLowerCase() === 'y') return 'redo';
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return null;
}
