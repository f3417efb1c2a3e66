/** Small help for building and painting the views. */
import { blank } from '../canvas.js';
import { paintPicture } from '../paint.js';

/**
 * An element with its properties, attributes and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties] attributes where the name has a dash or is `role`
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role') node.setAttribute(name, String(value));
    else Object.assign(node, { [name]: value });
  }
  node.append(...children);
  return node;
}

/**
 * Heads a section and names it for screen readers.
 * @param {HTMLElement} root
 * @param {string} name for the class and the heading's id
 * @param {string} title
 * @returns {HTMLHeadingElement}
 */
export function head(root, name, title) {
  const heading = element('h2', { id: `${name}-title`, textContent: title });
  root.classList.add('view', name);
  root.setAttribute('aria-labelledby', heading.id);
  root.append(heading);
  return heading;
}

/** Writes only what is new, so that nothing is laid out for nothing. @param {Node} node @param {string} value */
export function say(node, value) {
  if (node.textContent !== value) node.textContent = value;
}

/**
 * Paints signed numbers as a Hinton diagram: the larger, the bigger; positive ones are squares,
 * negative ones dots, so that the two can be told apart without their colours.
 * @param {HTMLCanvasElement} canvas its style has the colours, --for and --against
 * @param {ArrayLike<number>} values 784 numbers
 * @param {number} most size of the largest number that can be
 * @param {ArrayLike<number> | null} [under] a picture to show faintly beneath
 */
export function paintSigned(canvas, values, most, under = null) {
  const context = blank(canvas);
  const style = getComputedStyle(canvas);
  context.fillStyle = style.getPropertyValue('--rule');
  if (under) paintPicture(context, under, 0, 0, canvas.width);
  const cell = canvas.width / 28;
  const place = (/** @type {number} */ i) => [(i % 28) + 0.5, Math.floor(i / 28) + 0.5];
  context.fillStyle = style.getPropertyValue('--for');
  for (let i = 0; i < values.length; i++) {
    const side = cell * size(values[i], most);
    const [x, y] = place(i);
    if (values[i] > 0) context.fillRect(x * cell - side / 2, y * cell - side / 2, side, side);
  }
  context.fillStyle = style.getPropertyValue('--against');
  context.beginPath();
  for (let i = 0; i < values.length; i++) {
    if (values[i] >= 0) continue;
    const radius = (cell * size(values[i], most)) / 2;
    const [x, y] = place(i);
    context.moveTo(x * cell + radius, y * cell);
    context.arc(x * cell, y * cell, radius, 0, 2 * Math.PI);
  }
  context.fill();
}

/** Side of a mark whose area shows the number, as a share of its cell. @param {number} value @param {number} most */
const size = (value, most) => (most > 0 ? Math.min(1, Math.sqrt(Math.abs(value) / most)) : 0);
