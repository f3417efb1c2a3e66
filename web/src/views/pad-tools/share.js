/** Share and save, at the pad: copy the answer, share the drawing as a link, save it. */
import { toPng } from '../../sharing/drawing-png.js';
import { LinkError, toFragment } from '../../sharing/link.js';
import { formatDrawing } from '../../sharing/stroke-file.js';
import { answerText } from '../../recognition/answer.js';
import { createButton, createElement } from '../../shell/dom.js';
import { download } from '../../shell/download.js';
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
  // Until there is an answer.
  for (const button of Object.values(buttons)) button.ariaDisabled = 'true';
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
  const save = (blob, ending) => download(blob, `digits-${answer.replaceAll('?', 'x')}.${ending}`);

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
