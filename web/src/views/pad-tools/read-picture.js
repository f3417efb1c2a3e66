/** Pictures: choose, photograph, drop or paste one, and its digits go on the pad. */
import { decodeImage } from '../../pictures/decode-image.js';
import { ImageError } from '../../pictures/image-file.js';
import { createElement } from '../../shell/dom.js';
import { inTime, loadPart } from '../../shell/loading/parts.js';
import { text } from '../../shell/text.js';
import { toast } from '../../shell/toast.js';
import { createIcon } from '../../shell/tools.js';
import { pictureText } from './text.js';

const words = pictureText;

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export function mountReadPicture(root, page) {
  const { setDrawing } = page;
  const choose = createChooser('picture', words.choose, words.chooseName);
  const photograph = createChooser('camera', words.photograph, words.photographName);
  choose.label.title = words.note;
  photograph.input.setAttribute('capture', 'environment');
  photograph.label.classList.add('photograph');
  root.append(choose.label, photograph.label);

  let latest = 0;
  /** @param {Blob | null | undefined} file */
  async function read(file) {
    if (!file) return;
    const turn = ++latest;
    const { findDigits } = await loadPart(null, text.parts.pictures, () =>
      inTime(import('../../pictures/find-digits.js')),
    );
    if (turn !== latest) return;
    toast(words.working);
    document.documentElement.dataset.busy = 'true';
    try {
      const { light, shown } = await decodeImage(file);
      if (turn !== latest) return;
      const { images, corners, rows } = findDigits(light, page.classifier);
      if (images.length === 0) throw new ImageError('blank');
      setDrawing({ images, picture: { shown, corners, rows } });
      toast(words.found(images.length));
      scrollToAnswer();
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      if (turn === latest) toast(words.errors[error.kind]);
    } finally {
      if (turn === latest) document.documentElement.dataset.busy = 'false';
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

/**
 * A file input that looks like a tool.
 * @param {import('../../shell/tools.js').Icon} icon
 * @param {string} word that stands on it
 * @param {string} name for screen readers
 */
function createChooser(icon, word, name) {
  const input = createElement('input', {
    type: 'file',
    accept: 'image/*',
    className: 'hidden',
    ariaLabel: name,
  });
  const label = createElement('label', { className: 'button' }, input, createIcon(icon), word);
  return { input, label };
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
