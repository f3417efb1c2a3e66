/**
 * Writes .github/FAULTS.md, the table of faults that the tests inject, from what their runs wrote down:
 * `node scripts/faults.js ROWS.json ...`. Says so when the table was another one.
 *
 * A file holds a JSON list of `{area, fault, outcome}`; it comes from `fault(what, outcome)` in tests of
 * the page and from the mark `fault` in Python's.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const table = new URL('../../.github/FAULTS.md', import.meta.url);

/** @type {{area: string, fault: string, outcome: string}[]} */
const rows = process.argv.slice(2).flatMap((file) => JSON.parse(readFileSync(file, 'utf8')));
const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const lines = rows.map((row) => `| ${row.area} | ${cell(row.fault)} | ${cell(row.outcome)} |`);

const text = `# Faults and what comes of them

Each row is a test that injects the fault. Written by \`scripts/test\`.

| Where | Fault | Outcome |
| --- | --- | --- |
${[...new Set(lines)].sort().join('\n')}
`;
const before = existsSync(table) ? readFileSync(table, 'utf8') : '';
if (text !== before) {
  writeFileSync(table, text);
  console.log('.github/FAULTS.md was out of date. It is written anew: look at it and commit it.');
}
