/**
 * Inputs by chance, from fast-check: anything at all, and valid inputs with a few faults in them.
 *
 * The budget is a number of cases for each property: 300, always the same ones. `FUZZ_RUNS=20000 FUZZ_SEED=1 npm test`
 * looks further. What fails is shrunk to the smallest case that fails.
 */
import fc from 'fast-check';

/** @typedef {import('../../../src/recognition/types.js').Point} Point */
/** @typedef {import('../../../src/recognition/types.js').Stroke} Stroke */

const numRuns = Number(process.env.FUZZ_RUNS ?? 300);
const seed = Number(process.env.FUZZ_SEED ?? 26);

/** Time that a test of 300 cases may take, in ms; more cases may take longer. */
export const FUZZ_TIMEOUT = 60_000 * Math.max(1, numRuns / 300);

/**
 * Tries a property with many inputs.
 *
 * @template Input
 * @param {fc.Arbitrary<Input>} inputs
 * @param {(input: Input) => unknown} check throws, or rejects, when the property does not hold
 */
export const fuzz = (inputs, check) =>
  fc.assert(
    fc.asyncProperty(inputs, async (input) => void (await check(input))),
    { numRuns, seed },
  );

/** @param {fc.Arbitrary<number>} coordinate @returns {fc.Arbitrary<Stroke>} */
const strokeOf = (coordinate) =>
  fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 40 });

const coordinates = fc.oneof(
  fc.integer({ min: -5, max: 800 }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Drawings that `isStroke` lets pass: on a pad, tiny, huge, dots, all in one place. */
export const drawing = fc.array(
  fc.oneof(strokeOf(coordinates), strokeOf(fc.constantFrom(0, 1, 1e-9))),
  { minLength: 1, maxLength: 12 },
);

/** Whatever JSON can say, and much that is nearly a drawing. */
export const anything = fc.oneof(
  fc.jsonValue(),
  fc.anything(),
  fc.array(fc.array(fc.array(fc.oneof(fc.double(), fc.string(), fc.constant(null))))),
);

/**
 * A text with up to four pieces replaced, left out or put in.
 * @param {fc.Arbitrary<string>} texts valid ones
 */
export const damagedText = (texts) =>
  fc
    .tuple(
      texts,
      fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.string({ maxLength: 6 })), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([text, edits]) =>
      edits.reduce((edited, [place, length, piece]) => {
        const at = place % (edited.length + 1);
        return edited.slice(0, at) + piece + edited.slice(at + length);
      }, text),
    );

/**
 * Bytes of which up to eight are others, and that may end early.
 * @param {Uint8Array[]} files valid ones
 * @returns {fc.Arbitrary<Uint8Array<ArrayBuffer>>}
 */
export const damagedBytes = (files) =>
  fc
    .tuple(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
      fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
    )
    .map(([file, edits, share]) => {
      const bytes = Uint8Array.from(file);
      for (const [place, value] of edits) bytes[place % bytes.length] = value;
      return bytes.slice(0, Math.ceil(share * bytes.length));
    });

/**
 * A JSON value in which one to three places, anywhere in the tree, are left out or hold something else.
 * @param {unknown} valid
 */
export const damagedJson = (valid) =>
  fc
    .array(fc.tuple(fc.nat(), fc.option(fc.jsonValue(), { nil: undefined })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((edits) => {
      const damaged = structuredClone(valid);
      for (const [pick, value] of edits) {
        const places = placesIn(damaged);
        if (places.length === 0) break;
        const [holder, key] = places[pick % places.length];
        if (value === undefined) delete holder[key];
        else holder[key] = structuredClone(value);
      }
      return damaged;
    });

/** Every place of a tree, with what holds it. @param {any} holder @returns {[any, string][]} */
const placesIn = (holder) =>
  Object.keys(holder).flatMap((key) => [
    [holder, key],
    ...(holder[key] !== null && typeof holder[key] === 'object' ? placesIn(holder[key]) : []),
  ]);
