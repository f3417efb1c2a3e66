/** What can be done with a network that was trained in the page: read with it, save it, open one. */
import { createElement } from '../../../shell/dom.js';
import { download } from '../../../shell/download.js';
import { requestFrom, requestOfChosen } from './files.js';
import { labText } from './text.js';

/** The network that reads keeps up with its training so often at most, in ms. */
const FOLLOW_MS = 1000;

/** @typedef {import('../../../recognition/types.js').Classifier} Classifier */
/** @typedef {import('./files.js').LayersFiles} LayersFiles */

/**
 * @param {import('../../types.js').Page} page
 * @param {() => Promise<LayersFiles | null> | undefined} filesOf the network in training, as it is now
 * @param {(message: string) => void} showStatus
 */
export function createNetworkTools(page, filesOf, showStatus) {
  const button = (/** @type {string} */ textContent) =>
    createElement('button', { type: 'button', textContent, disabled: true });
  const use = button(labText.use);
  const save = button(labText.download);
  const input = createElement('input', {
    type: 'file',
    multiple: true,
    accept: '.json,.bin',
    className: 'hidden',
  });
  const open = createElement('label', { className: 'button' }, input, labText.upload);

  /** @type {Classifier | null} the network that was loaded last */
  let loaded = null;
  /** Whether that is the network in training. */
  let isInTraining = false;
  /** @type {Promise<boolean> | null} */
  let loading = null;
  let followed = 0;

  /** @param {import('../../../recognition/types.js').Request} request */
  async function readWith(request) {
    const next = await page.load(request);
    page.readWith(next);
    // Only now nobody reads with it any more.
    loaded?.dispose();
    loaded = next;
  }

  /** @returns {Promise<boolean>} false: the training has ended, which the lab has told */
  async function loadTraining() {
    const files = await filesOf();
    if (files) await readWith(requestFrom(files));
    return !!files;
  }
  const readWithTraining = () => (loading ??= loadTraining().finally(() => (loading = null)));

  use.addEventListener('click', async () => {
    if (!(await readWithTraining())) return;
    isInTraining = true;
    showStatus(labText.used);
  });
  save.addEventListener('click', async () => {
    const files = await filesOf();
    if (!files) return;
    for (const [name, blob] of files) download(blob, name);
    showStatus(labText.downloaded);
  });
  input.addEventListener('change', async () => {
    const chosen = [...(input.files ?? [])];
    // So that the same files can be chosen again.
    input.value = '';
    if (chosen.length === 0) return;
    try {
      await readWith(requestOfChosen(chosen));
      isInTraining = false;
      showStatus(labText.opened);
    } catch (error) {
      console.warn(error);
      showStatus(labText.fileError(String(/** @type {{kind?: unknown}} */ (error).kind)));
    }
  });

  return {
    element: createElement('div', { className: 'row' }, use, save, open),
    /** @param {boolean} isOn whether there is a network in training */
    enable(isOn) {
      use.disabled = save.disabled = !isOn;
      isInTraining &&= isOn;
    },
    /** The network in training has learned more: where it reads, it reads by that. */
    follow() {
      if (!isInTraining || page.classifier !== loaded) return;
      if (performance.now() - followed < FOLLOW_MS) return;
      followed = performance.now();
      readWithTraining();
    },
  };
}
