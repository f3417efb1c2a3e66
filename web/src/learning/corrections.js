/**
 * Keeps corrections in this browser (IndexedDB), the same for all its tabs.
 *
 * Every change is made to what is kept, in one transaction, so that no tab undoes what another has done.
 * Where nothing can be kept, as in some private windows, corrections last until the tab is closed.
 */
import { get, update } from 'idb-keyval';
import { MOST_CORRECTIONS, inkKey, isCorrection } from './correction-file.js';

/** @typedef {import('./correction-file.js').Correction} Correction */
/**
 * @typedef {object} State
 * @property {string} network that was last used with them; they are learned anew by any other
 * @property {boolean} isOn whether the page reads by them
 * @property {Correction[]} corrections from the oldest to the newest
 */

const NAME = 'digits.corrections';

/** @param {Correction[]} corrections @param {Correction[]} more of the same ink the newer one holds */
function withMore(corrections, more) {
  const byInk = new Map(corrections.map((each) => [inkKey(each), each]));
  for (const each of more) {
    byInk.delete(inkKey(each));
    byInk.set(inkKey(each), each);
  }
  return [...byInk.values()].slice(-MOST_CORRECTIONS);
}

/** @param {Correction[]} corrections @param {Correction[]} fewer */
export function without(corrections, fewer) {
  const keys = new Set(fewer.map((each) => JSON.stringify(each)));
  return corrections.filter((each) => !keys.has(JSON.stringify(each)));
}

/** @param {State} state @param {((state: State) => State)[]} changes */
const withChanges = (state, changes) => changes.reduce((latest, change) => change(latest), state);

export class Corrections {
  /** @type {State} */
  #state;
  #isKept = true;
  /** @type {((state: State) => State)[]} changes that could not be kept; they go along with the next */
  #unkept = [];
  /** @type {BroadcastChannel | null} */
  #channel = null;
  /** @type {Correction[] | null} what `undo` brings back */
  #before = null;

  /**
   * @param {string} network its SHA-256
   * @param {() => void} onOther called when another tab has changed them
   */
  constructor(network, onOther) {
    this.#state = { network, isOn: true, corrections: [] };
    // Old browsers lack it: there a tab learns of the others when it is loaded.
    if (!('BroadcastChannel' in globalThis)) return;
    this.#channel = new BroadcastChannel(NAME);
    this.#channel.addEventListener('message', async () => {
      await this.load();
      onOther();
    });
  }

  get list() {
    return this.#state.corrections;
  }

  get isOn() {
    return this.#state.isOn;
  }

  /** Whether the last change was kept for the next visit. */
  get isKept() {
    return this.#isKept;
  }

  get canUndo() {
    return this.#before !== null;
  }

  /** Reads what is kept; what could not be kept stays. */
  async load() {
    try {
      this.#state = withChanges(this.#valid(await get(NAME)), this.#unkept);
      if (!this.#unkept.length) this.#isKept = true;
    } catch {
      this.#isKept = false;
    }
  }

  /** @param {Correction[]} more */
  add(more) {
    return this.#change((state) => ({
      ...state,
      isOn: true,
      corrections: withMore(state.corrections, more),
    }));
  }

  /** @param {Correction[]} fewer */
  remove(fewer) {
    return this.#change((state) => ({
      ...state,
      corrections: without(state.corrections, fewer),
    }));
  }

  /** Takes the last change of this tab back, and nothing that another tab has done. */
  async undo() {
    const before = this.#before;
    if (!before) return;
    const added = without(this.list, before);
    const gone = without(before, this.list);
    await this.#change((state) => ({
      ...state,
      corrections: withMore(without(state.corrections, added), gone),
    }));
    this.#before = null;
  }

  /** @param {boolean} isOn whether the page reads by them */
  async switch(isOn) {
    const before = this.#before;
    await this.#change((state) => ({ ...state, isOn }));
    this.#before = before;
  }

  /** Hears of other tabs no more. */
  close() {
    this.#channel?.close();
    this.#channel = null;
  }

  /** @param {(state: State) => State} change */
  async #change(change) {
    this.#before = this.list;
    const changes = (this.#unkept = [...this.#unkept, change]);
    let latest = change(this.#state);
    try {
      await update(NAME, (kept) => (latest = withChanges(this.#valid(kept), changes)));
      this.#unkept = this.#unkept.filter((each) => !changes.includes(each));
      this.#isKept = true;
    } catch {
      this.#isKept = false;
    }
    this.#state = latest;
    if (this.#isKept) this.#channel?.postMessage('changed');
  }

  /** What is kept may be old, or edited by hand. @param {any} kept @returns {State} */
  #valid(kept) {
    const { network } = this.#state;
    const corrections = Array.isArray(kept?.corrections) ? kept.corrections : [];
    return {
      network,
      isOn: kept?.isOn !== false,
      corrections: corrections.filter(isCorrection).slice(-MOST_CORRECTIONS),
    };
  }
}
