/** Every browser computes the same: own arithmetic makes the inputs, TensorFlow.js on the CPU the probabilities. */
import { readdirSync } from 'node:fs';
import { drawings } from '../support/inputs/drawings.js';
import { expect, launch, test } from './visited-test.js';

const DRAWINGS = drawings(200, 24);
const INPUTS = 1e-12;
const PROBABILITIES = 1e-6;

const assets = new URL('../../dist/assets/', import.meta.url);

/** @typedef {{digit: number | null, input: number[], probabilities: number[]}} Found */

/**
 * Reads the drawings with the page's own, built code.
 * @param {import('./visited-test.js').Visitor} visitor
 * @param {string} url
 * @returns {Promise<Found[][]>} for each drawing its digits
 */
async function read(visitor, url) {
  await visitor.goto(url);
  const reader = readdirSync(assets).find((name) => /^reader-.*\.js$/.test(name));
  return visitor.evaluate(
    async ([module, model, all]) => {
      const { createReader } = await import(module);
      const reader = await createReader(model);
      return all.map((strokes) => {
        const { readings } = reader.read({ strokes, images: [] });
        return readings.map(
          (/** @type {import('../../src/recognition/types.js').Reading} */ reading) => ({
            digit: reading.digit,
            input: Array.from(reading.image),
            probabilities: Array.from(reading.probabilities),
          }),
        );
      });
    },
    /** @type {const} */ ([`${url}assets/${reader}`, `${url}model/model.json`, DRAWINGS]),
  );
}

test('the numbers are those of Chromium', async ({ visitor, server }, { project }) => {
  test.skip(project.name === 'chromium', 'it would be compared with itself');
  test.setTimeout(90_000);
  const chromium = await launch('chromium');
  const expected = await read(chromium, server.url).finally(() => chromium.close());
  const found = await read(visitor, server.url);

  const digits = (/** @type {Found[][]} */ readings) =>
    readings.map((drawing) => drawing.map(({ digit }) => digit));
  expect(digits(found)).toEqual(digits(expected));
  expect(digits(found).flat().length).toBeGreaterThan(DRAWINGS.length);

  const farthest = (/** @type {'input' | 'probabilities'} */ what) => {
    const values = found.flat().flatMap((reading) => reading[what]);
    const others = expected.flat().flatMap((reading) => reading[what]);
    return values.reduce((most, value, i) => Math.max(most, Math.abs(value - others[i])), 0);
  };
  const [input, probability] = [farthest('input'), farthest('probabilities')];
  console.log(`${project.name}: inputs within ${input}, probabilities within ${probability}`);
  expect(input).toBeLessThanOrEqual(INPUTS);
  expect(probability).toBeLessThanOrEqual(PROBABILITIES);
});
