/** The settings of a training. */
import { createElement } from '../../../shell/dom.js';
import { labText } from './text.js';

const CHOICES = {
  hiddenUnits: { values: [8, 16, 32, 64, 128], first: 32 },
  learningRate: { values: [0.003, 0.01, 0.03, 0.1, 0.3, 1], first: 0.03 },
  batchSize: { values: [16, 32, 64, 128], first: 32 },
};

/** @typedef {Omit<import('../../../learning/training/trainer.js').Settings, 'seed'>} Chosen */

/** Fields for the settings, and what is chosen in them. */
export function createControls() {
  const selects = Object.entries(CHOICES).map(([name, { values, first }]) => {
    const options = values.map((value) =>
      createElement('option', { value, textContent: String(value), selected: value === first }),
    );
    const select = createElement('select', { name }, ...options);
    const title = labText[/** @type {keyof typeof CHOICES} */ (name)];
    return {
      select,
      label: createElement('label', {}, createElement('span', { textContent: title }), select),
    };
  });
  const distorted = createElement('input', { type: 'checkbox', name: 'isDistorted' });
  const element = createElement(
    'fieldset',
    { className: 'settings' },
    createElement('legend', { textContent: labText.settings }),
    ...selects.map(({ label }) => label),
    createElement('label', { className: 'check' }, distorted, labText.isDistorted),
  );
  return {
    element,
    /** @returns {Chosen} */
    get chosen() {
      const [hiddenUnits, learningRate, batchSize] = selects.map(({ select }) =>
        Number(select.value),
      );
      return { hiddenUnits, learningRate, batchSize, isDistorted: distorted.checked };
    },
  };
}
