/** Pictures: choose, photograph, drop or paste one, and its digits go on the pad. */
import { decodeImage } from '../pictures/decode-image.js';
import { ImageError } from '../pictures/image-file.js';
import { addHeading, createElement, setText } from '../shell/dom.js';
import { toast } from '../shell/toast.js';
import { viewText } from './text.js';

/** @typedef {import('../pictures/types.js').Digit} Digit */

const words = viewText.readPicture;

/** @param {HTMLElement} root @param {import('./types.js').Page} page */
export function mountReadPicture(root, { setDrawing }) {
  addHeading(root, 'read-picture', words.title);
  const choose = createChooser(words.choose);
  const photograph = createChooser(words.photograph);
  photograph.input.setAttribute('capture', 'environment');
  photograph.label.classList.add('photograph');
  const status = createElement('p', { className: 'muted', textContent: words.note });
  const preview = createElement('canvas', {
    role: 'img',
    'aria-label': words.preview,
    hidden: true,
  });
  root.append(
    createElement('div', { className: 'row' }, choose.label, photograph.label),
    status,
    createElement('p', { className: 'muted', textContent: words.hint }),
    preview,
  );

  let latest = 0;
  /** @param {Blob | null | undefined} file */
  async function read(file) {
    if (!file) return;
    const turn = ++latest;
    setText(status, words.working);
    preview.hidden = true;
    try {
      const pixels = await decodeImage(file);
      const { findDigits } = await import('../pictures/find-digits.js');
      if (turn !== latest) return;
      const digits = findDigits(pixels);
      showPreview(preview, pixels, digits);
      if (digits.length === 0) throw new ImageError('blank');
      setDrawing({ images: digits.map(({ image }) => image) });
      toast(words.found(digits.length));
      scrollToAnswer();
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      if (turn === latest) toast(words.errors[error.kind]);
    } finally {
      if (turn === latest) setText(status, words.note);
    }
  }

  for (const { input } of [choose, photograph]) {
    input.addEventListener('change', async () => {
      await read(input.files?.[0]);
      // So that the same file can be chosen again.
      input.value = '';
    });
  }
  addEventListener('paste', ({ clipboardData }) => read(clipboardData?.files[0]));
  acceptDrops(read);
  return {};
}

/** A file input that looks like a button. @param {string} name */
function createChooser(name) {
  const input = createElement('input', { type: 'file', accept: 'image/*', className: 'hidden' });
  return { input, label: createElement('label', { className: 'button' }, input, name) };
}

/** @param {HTMLCanvasElement} canvas @param {ImageData} pixels @param {Digit[]} digits */
function showPreview(canvas, pixels, digits) {
  Object.assign(canvas, { width: pixels.width, height: pixels.height, hidden: false });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.putImageData(pixels, 0, 0);
  context.strokeStyle = getComputedStyle(canvas).color;
  context.lineWidth = Math.max(1, pixels.width / 200);
  for (const { box } of digits) {
    context.strokeRect(
      box.left - 2,
      box.top - 2,
      box.right - box.left + 4,
      box.bottom - box.top + 4,
    );
  }
}

function scrollToAnswer() {
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
  scrollTo({ top: 0, behavior });
}

/** Files may be dropped anywhere in the window. @param {(file: Blob | undefined) => void} read */
function acceptDrops(read) {
  const target = createElement('div', { className: 'drop', hidden: true, textContent: words.drop });
  document.body.append(target);
  addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    target.hidden = false;
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) target.hidden = true;
  });
  addEventListener('drop', (event) => {
    target.hidden = true;
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    read(event.dataTransfer.files[0]);
  });
}
