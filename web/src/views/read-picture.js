/** Pictures: choose, photograph, drop or paste one, and its digits go on the pad. */
import { decodeImage } from '../pictures/decode-image.js';
import { ImageError } from '../pictures/image-file.js';
import { addHeading, createElement, setText } from '../shell/dom.js';
import { toast } from '../shell/toast.js';
import { viewText } from './text.js';

/** @typedef {import('../pictures/types.js').FoundDigit} FoundDigit */

const words = viewText.readPicture;

/** @param {HTMLElement} root @param {import('./types.js').Page} page */
export function mountReadPicture(root, { classifier, setDrawing }) {
  addHeading(root, 'read-picture', words.title);
  const choose = createChooser(words.choose);
  const photograph = createChooser(words.photograph);
  photograph.input.setAttribute('capture', 'environment');
  photograph.label.classList.add('photograph');
  const status = createElement('p', { className: 'muted', textContent: words.note });
  root.append(
    createElement('div', { className: 'row' }, choose.label, photograph.label),
    status,
    createElement('p', { className: 'muted', textContent: words.hint }),
  );

  let latest = 0;
  /** @param {Blob | null | undefined} file */
  async function read(file) {
    if (!file) return;
    const turn = ++latest;
    setText(status, words.working);
    document.documentElement.dataset.busy = 'true';
    try {
      const { light, shown } = await decodeImage(file);
      const { findDigits } = await import('../pictures/find-digits.js');
      if (turn !== latest) return;
      const digits = findDigits(light, classifier);
      if (digits.length === 0) throw new ImageError('blank');
      setDrawing(toDrawing(shown, digits));
      toast(words.found(digits.length));
      scrollToAnswer();
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      if (turn === latest) toast(words.errors[error.kind]);
    } finally {
      if (turn === latest) {
        setText(status, words.note);
        document.documentElement.dataset.busy = 'false';
      }
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

/**
 * The page with the digits of a picture on its pad.
 * @param {HTMLCanvasElement} shown
 * @param {FoundDigit[]} digits
 * @returns {Partial<import('../recognition/types.js').DrawingState>}
 */
function toDrawing(shown, digits) {
  const rows = digits.reduce((/** @type {number[][][]} */ list, { row }, i) => {
    (list[row] ??= [[]])[0].push(i);
    return list;
  }, []);
  const corners = digits.map((digit) => digit.corners);
  return { images: digits.map(({ image }) => image), picture: { shown, corners, rows } };
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
