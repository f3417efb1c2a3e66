/** Lights up one part of the page: a frame around it, and shade over all else. Nothing is blocked. */

import { createElement } from '../shell/dom.js';

/** Free room around the part, in CSS pixels. */
const ROOM = 8;
/** What a visitor does to the page: from then on it is not scrolled any more. */
const TAKEN_OVER = ['pointerdown', 'wheel', 'touchmove', 'keydown'];

export class Spotlight {
  #frame = createElement('div', { className: 'spotlight', ariaHidden: 'true' });
  #selector = '';
  /** @type {Element | null} */
  #part = null;
  #isFollowed = false;
  #observer = new ResizeObserver(() => this.#follow());
  #added = new MutationObserver(() => this.#find());

  start() {
    document.body.append(this.#frame);
    // Parts come and go, and the page above them grows and shrinks.
    this.#observer.observe(document.body);
    this.#added.observe(document.body, { childList: true, subtree: true });
    addEventListener('resize', this.#place);
    for (const event of TAKEN_OVER) addEventListener(event, this.#leave, true);
  }

  /** @param {string} selector of the part; where there is none, nothing is shaded */
  show(selector) {
    this.#selector = selector;
    this.#part = null;
    this.#isFollowed = true;
    this.#find();
    this.#place();
  }

  stop() {
    this.#observer.disconnect();
    this.#added.disconnect();
    removeEventListener('resize', this.#place);
    for (const event of TAKEN_OVER) removeEventListener(event, this.#leave, true);
    this.#frame.remove();
  }

  #leave = () => {
    this.#isFollowed = false;
  };

  #find() {
    const part = document.querySelector(this.#selector);
    if (part === this.#part) return;
    this.#part = part;
    this.#follow();
  }

  /** Lights the part up where it is now, and keeps it in sight while the page is still being put together. */
  #follow() {
    this.#place();
    if (!this.#isFollowed) return;
    this.#part?.scrollIntoView({
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
