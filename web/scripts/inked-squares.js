/**
 * Finds the squares that see anything: `npm run inked-squares` writes `src/views/network/inked-squares.js`.
 *
 * A square where hardly any digit of the training set has ink or a line gets weights that mean nothing, because
 * nothing was ever learned about it.
 */

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { inkShares } from '../tests/support/inputs/inked-squares.js';
import { IMAGE_SIDE } from '../src/recognition/network/shape.js';

/** Share of the training digits that a square must see something of. */
const LEAST_SHARE = 1 / 1000;
const FILE = fileURLToPath(new URL('../src/views/network/inked-squares.js', import.meta.url));

const inked = inkShares().map((share) => share >= LEAST_SHARE);
const rows = Array.from({ length: IMAGE_SIDE }, (_, row) =>
  Array.from(inked.slice(row * IMAGE_SIDE, (row + 1) * IMAGE_SIDE), (is) => (is ? '#' : '.')).join(
    '',
  ),
);
const code = `/**
 * The squares where at least one MNIST training digit in a thousand has ink or a line. Of the
 * others the network has learned nothing: their weights are noise.
 *
 * Written by \`npm run inked-squares\`.
 */
const ROWS = ${JSON.stringify(rows)};

/** For each of the 784 squares whether it matters. @type {boolean[]} */
export const INKED = ROWS.flatMap((row) => Array.from(row, (square) => square === '#'));
`;
await writeFile(FILE, await format(code, { ...(await resolveConfig(FILE)), parser: 'babel' }));
