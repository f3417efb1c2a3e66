/** Share and save, at the pad: copy the answer, share the drawing as a link, save it. */
import { toPng } from '../../sharing/drawing-png.js';
import { LinkError, toFragment } from '../../sharing/link.js';
import { formatDrawing } from '../../sharing/stroke-file.js';
import { answerText } from '../../recognition/answer.js';
import { createElement } from '../../shell/dom.js';
import { toast } from '../../shell/toast.js';
import { createMenu } from '../../shell/tools.js';
import { shareText } from './text.js';

const words = shareText;

/** @param {HTMLElement} root @param {import('../types.js').Page} page */
export function mountShare(root, { drawing }) {
  let answer = '';
  const buttons = {
    copyAnswer: createButton(words.copyAnswer, () => copy(answer, words.answerCopied(answer))),
    copyLink: createButton(words.copyLink, shareLink),
    savePicture: createButton(words.savePicture, async () => save(await toPng(drawing), 'png')),
    saveStrokes: createButton(words.saveStrokes, () =>
      save(new Blob([formatDrawing({ strokes: drawing.strokes })]), 'jsonl'),
    ),
  };
  root.classList.add('share');
  root.append(
    createMenu(words.share, 'share', [buttons.copyLink, buttons.copyAnswer]),
    createMenu(words.save, 'save', [buttons.savePicture, buttons.saveStrokes]),
  );

  async function shareLink() {
    try {
      const url = `${location.href.split('#')[0]}#${await toFragment(drawing.strokes)}`;
      if (!(await offer(url))) await copy(url, words.linkCopied);
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      toast(words.linkNotMade(error.message));
    }
  }

  /** @param {Blob} blob @param {string} ending */
  function save(blob, ending) {
    const url = URL.createObjectURL(blob);
    createElement('a', {
      href: url,
      download: `digits-${answer.replaceAll('?', 'x')}.${ending}`,
    }).click();
    // The browser needs the address until it has begun to save.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  /** @type {import('../types.js').Update} */
  const update = (_, latest) => {
    answer = answerText(latest);
    buttons.copyAnswer.ariaDisabled = String(answer === '');
    buttons.savePicture.ariaDisabled = String(drawing.isEmpty);
    buttons.copyLink.ariaDisabled = buttons.saveStrokes.ariaDisabled = String(
      drawing.strokes.length === 0,
    );
  };
  return { update };
}

/** Disabled by ARIA only, it keeps the focus. @param {string} name @param {() => void} action */
function createButton(name, action) {
  const button = createElement('button', {
    type: 'button',
    textContent: name,
    'aria-disabled': true,
  });
  button.addEventListener('click', () => {
    if (button.ariaDisabled !== 'true') action();
  });
  return button;
}

/** Where a phone has its own way to share, that. @param {string} url @returns {Promise<boolean>} whether it was taken */
async function offer(url) {
  const isPhone = matchMedia('(pointer: coarse)').matches;
  if (!isPhone || !navigator.share) return false;
  try {
    await navigator.share({ title: words.shareTitle, url });
    return true;
  } catch (error) {
    // The visitor thought better of it: that is an answer too.
    return /** @type {Error} */ (error).name === 'AbortError';
  }
}

/** @param {string} value @param {string} message */
async function copy(value, message) {
  try {
    await navigator.clipboard.writeText(value);
    toast(message);
  } catch {
    const field = createElement('input', { value, readOnly: true, ariaLabel: words.byHand });
    toast(words.byHand, field);
    field.select();
  }
}
