/** Pictures: choose, photograph, drop or paste one, and its digits go on the pad. */
import { ImageError, checkImage } from '../image-file.js';
import { element, head, say } from './dom.js';
import { notice } from './notice.js';
import { text } from './text.js';

/** @typedef {import('../picture.js').Digit} Digit */

const words = text.pictures;
/** Pixels of the longer side that digits are looked for in: enough for ten in a row. */
const SIDE = 640;

/** @param {HTMLElement} root @param {import('../views.js').Page} page */
export function mountPictures(root, { place }) {
  head(root, 'pictures', words.title);
  const choose = createChooser(words.choose);
  const photograph = createChooser(words.photograph);
  photograph.input.setAttribute('capture', 'environment');
  photograph.label.classList.add('photograph');
  const status = element('p', { className: 'soft', textContent: words.note });
  const preview = element('canvas', { role: 'img', 'aria-label': words.preview, hidden: true });
  root.append(
    element('div', { className: 'row' }, choose.label, photograph.label),
    status,
    element('p', { className: 'soft', textContent: words.hint }),
    preview,
  );

  let latest = 0;
  /** @param {Blob | null | undefined} file */
  async function read(file) {
    if (!file) return;
    const turn = ++latest;
    say(status, words.working);
    preview.hidden = true;
    try {
      const pixels = await decode(file);
      const { findDigits } = await import('../picture.js');
      if (turn !== latest) return;
      const digits = findDigits(pixels);
      showPreview(preview, pixels, digits);
      if (digits.length === 0) throw new ImageError('blank');
      place({ pictures: digits.map(({ picture }) => picture) });
      notice(words.found(digits.length));
      scrollToAnswer();
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      if (turn === latest) notice(words.errors[error.kind]);
    } finally {
      if (turn === latest) say(status, words.note);
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
}

/** A file input that looks like a button. @param {string} name */
function createChooser(name) {
  const input = element('input', { type: 'file', accept: 'image/*', className: 'hidden' });
  return { input, label: element('label', { className: 'button' }, input, name) };
}

/**
 * The pixels of a picture, upright, at a size that is quick to search.
 * @param {Blob} file
 * @returns {Promise<ImageData>}
 * @throws {ImageError}
 */
async function decode(file) {
  const { type } = await checkImage(file);
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (cause) {
    throw new ImageError(type === 'heic' ? 'heic' : 'unknown', cause);
  }
  const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = element('canvas', { width, height });
  const context = /** @type {CanvasRenderingContext2D} */ (
    canvas.getContext('2d', { willReadFrequently: true })
  );
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
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
  const target = element('div', { className: 'drop', hidden: true, textContent: words.drop });
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
