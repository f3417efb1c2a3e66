/** Loads the reader with its network, and says what is wrong when that fails, until it succeeds. */

import { byId } from '../dom.js';
import { failureKind, inTime } from './parts.js';
import { FreshRequests, reloadPastCaches } from './past-caches.js';
import { text } from '../text.js';

/** @typedef {import('../../recognition/network/fetch-model.js').ModelError} ModelError */
/** @typedef {import('../../recognition/types.js').Reader} Reader */

const MODEL_URL = 'model/model.json';

/**
 * @param {(message: string) => void} showMessage
 * @param {(message: string) => void} announce
 * @returns {Promise<Reader>} fulfilled when it has loaded, at once or at a later try
 */
export async function loadReader(showMessage, announce) {
  const { dataset } = document.documentElement;
  const retry = byId('retry');
  for (let tries = 1; ; tries++) {
    dataset.state = 'loading';
    retry.hidden = true;
    showMessage(text.loading);
    const fresh = tries > 1 ? new FreshRequests() : null;
    try {
      const { createReader } = await importReader();
      const reader = await createReader(MODEL_URL, fresh?.request);
      await fresh?.keep().catch(console.warn);
      dataset.state = 'ready';
      return reader;
    } catch (error) {
      console.warn(error);
      const message = `${describe(error)} ${text.drawingKept}`;
      dataset.state = 'error';
      dataset.busy = 'false';
      retry.hidden = false;
      showMessage(message);
      announce(message);
      await new Promise((resolve) => retry.addEventListener('click', resolve, { once: true }));
      // A browser may remember code that failed.
      if (tries > 1 && error instanceof CodeError) await reloadPastCaches();
    }
  }
}

/** The code of the reader did not load. `cause` is why. */
class CodeError extends Error {}

async function importReader() {
  try {
    return await inTime(import('../../recognition/reader.js'));
  } catch (cause) {
    throw new CodeError('the reader did not load', { cause });
  }
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof CodeError) {
    const kind = failureKind(error.cause);
    if (kind === 'fetch') return text.modelErrors.blocked;
    if (kind === 'slow') return text.modelErrors.slow;
  }
  const { kind } = /** @type {Partial<ModelError>} */ (error);
  return kind ? text.modelErrors[kind] : text.readerFailed;
}
