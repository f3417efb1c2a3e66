import { expect, test } from 'vitest';
import { fault } from '../../../support/fault.js';
import { unpackDigits } from '../../../../src/learning/training/digits.js';
import { tensorCount } from '../../../../src/learning/training/network.js';
import { createTrainer } from '../../../../src/learning/training/trainer.js';
import { packDigits } from '../../../../vite/training-digits.js';

const digits = unpackDigits(packDigits());
const SETTINGS = { hiddenUnits: 16, learningRate: 0.1, batchSize: 32, isDistorted: false, seed: 1 };

/** @param {Partial<typeof SETTINGS>} settings @param {number} steps */
async function train(settings, steps) {
  const trainer = await createTrainer(digits, { ...SETTINGS, ...settings });
  const losses = Array.from({ length: steps }, () => trainer.step());
  return { trainer, losses, measured: trainer.measure() };
}

test.skipIf(!process.env.TRY)('tries', { timeout: 600_000 }, async () => {
  for (const [hiddenUnits, learningRate, batchSize, d] of JSON.parse(process.env.TRY ?? '[]')) {
    const trainer = await createTrainer(digits, { hiddenUnits, learningRate, batchSize, isDistorted: !!d, seed: 1 });
    const t = process.cpuUsage().user;
    const out = [];
    for (let e = 0; e < 12; e++) {
      while (trainer.images < (e + 1) * 7000) trainer.step();
      out.push(trainer.measure().accuracy);
    }
    console.log(hiddenUnits, learningRate, batchSize, d, 'images/cpu s', trainer.images / ((process.cpuUsage().user - t) / 1e6), out.join(' '));
  }
});
