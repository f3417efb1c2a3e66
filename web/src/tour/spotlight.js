/** Lights up one part of the page: a frame around it, and shade over all else. Nothing is blocked. */

import { createElement } from '../shell/dom.js';

/** Free room around the part, in CSS pixels. */
const ROOM = 8;

export class Spotlight {
  #frame = createElement('div', { className: 'spotlight', ariaHidden: 'true' });
  #selector = '';
  /** @type {Element | null} */
  #part = null;
  #observer = new ResizeObserver(() => this.#place());
  #added = new MutationObserver(() => this.#find());

  start() {
    document.body.append(this.#frame);
    // Parts come and go, and the page above them grows and shrinks.
    this.#observer.observe(document.body);
    this.#added.observe(document.body, { childList: true, subtree: true });
    addEventListener('resize', this.#place);
  }

  /** @param {string} selector of the part; where there is none, nothing is shaded */
  show(selector) {
    this.#selector = selector;
    this.#part = null;
    this.#find();
    this.#place();
  }

  stop() {
    this.#observer.disconnect();
    this.#added.disconnect();
    removeEventListener('resize', this.#place);
    this.#frame.remove();
  }

  #find() {
    const part = document.querySelector(this.#selector);
    if (part === this.#part) return;
    this.#part = part;
    this.#place();
    part?.scrollIntoView({
      block: 'nearest',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth',
    });
  }

  #place = () => {
    const { left, top, width, height } = this.#part?.getBoundingClientRect() ?? new DOMRect();
    this.#frame.hidden = !width || !height;
    const { style } = this.#frame;
    style.left = `${left + scrollX - ROOM}px`;
    style.top = `${top + scrollY - ROOM}px`;
    style.width = `${width + 2 * ROOM}px`;
    style.height = `${height + 2 * ROOM}px`;
  };
}
