/** Finds, makes and changes elements of the page. */

/**
 * An element of index.html.
 * @param {string} id
 * @returns {HTMLElement}
 */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Whether keys without Ctrl or Cmd are commands here: only on the pad and its answer, so that who
 * speaks to the computer, or strays from a field, does not set them off (WCAG 2.1.4).
 * @param {EventTarget | null} target that has the focus
 */
export const takesKeys = (target) => target instanceof Element && !!target.closest('#pad, .answer');

/**
 * An element with its properties, attributes and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties] attributes where the name has a dash or is `role`
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function createElement(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role') node.setAttribute(name, String(value));
    else Object.assign(node, { [name]: value });
  }
  node.append(...children);
  return node;
}

/**
 * A button. Disabled by ARIA only, it keeps the focus and does nothing.
 * @param {string} textContent
 * @param {() => void} action
 */
export function createButton(textContent, action) {
  const button = createElement('button', { type: 'button', textContent });
  button.addEventListener('click', () => {
    if (button.ariaDisabled !== 'true') action();
  });
  return button;
}

/**
 * Heads a section and names it for screen readers.
 * @param {HTMLElement} root
 * @param {string} name for the class and the heading's id
 * @param {string} title
 * @returns {HTMLHeadingElement}
 */
export function addHeading(root, name, title) {
  const heading = createElement('h2', { id: `${name}-title`, textContent: title });
  root.classList.add('view', name);
  root.setAttribute('aria-labelledby', heading.id);
  root.append(heading);
  return heading;
}

/**
 * Writes only what is new, so that nothing is laid out for nothing, and into the same text node.
 * @param {Node} node
 * @param {string} value
 */
export function setText(node, value) {
  const text = node.firstChild;
  if (!(text instanceof Text) || text.nextSibling) node.textContent = value;
  else if (text.data !== value) text.data = value;
}

/** @type {WeakMap<HTMLElement, string>} */
const fractions = new WeakMap();

/** Tells the style of a bar how full it is, where that is new. @param {HTMLElement} bar @param {number} fraction */
export function setFraction(bar, fraction) {
  const value = fraction.toFixed(3);
  if (fractions.get(bar) === value) return;
  fractions.set(bar, value);
  bar.style.setProperty('--fraction', value);
}
