/**
 * Leaves out of the page what TensorFlow.js brings along and reading digits never calls: training, saving,
 * summaries, gradients, other layouts of tensors.
 *
 * `tensorflow-uncalled.json` lists those functions by file. `npm run tensorflow-uncalled` finds them out in a
 * browser and writes it: run it when TensorFlow.js, `classifier.js` or the layers of the network change.
 * A function that is called all the same throws, and the page says that TensorFlow.js cannot run the network.
 */

import { readFileSync } from 'node:fs';
import { parseAst } from 'vite';

const LIST = new URL('tensorflow-uncalled.json', import.meta.url);

/** @typedef {{name: string, start: number, end: number}} NamedFunction its name, and where its body is */

/**
 * Empties the functions in the list, and so frees what only they used.
 * @returns {import('vite').Plugin}
 */
export function withoutUncalled() {
  /** @type {Record<string, string[]>} */
  const list = JSON.parse(readFileSync(LIST, 'utf8'));
  return {
    name: 'without-uncalled',
    apply: 'build',
    transform(code, id) {
      const names = list[fileOf(id) ?? ''];
      if (!names) return null;
      const functions = namedFunctions(code);
      const unknown = names.filter((name) => !functions.some((each) => each.name === name));
      if (unknown.length) this.error(`${unknown} is gone: run npm run tensorflow-uncalled`);
      const uncalled = functions.filter(({ name }) => names.includes(name));
      return replaceBodies(code, uncalled, () => '{ throw Error(); }');
    },
  };
}

/**
 * Lets each function tell that it was called: `globalThis.called` is a set of `file name`.
 * @param {(file: string, names: string[]) => void} onFile hears what functions a file has
 * @returns {import('vite').Plugin}
 */
export const recordCalls = (onFile) => ({
  name: 'record-calls',
  transform(code, id) {
    const file = fileOf(id);
    if (!file) return null;
    const functions = namedFunctions(code);
    onFile(file, [...new Set(functions.map(({ name }) => name))]);
    return replaceBodies(code, functions, ({ name }, body) => {
      const call = `(globalThis.called ??= new Set()).add(${JSON.stringify(`${file} ${name}`)})`;
      return `{ ${call}; ${body.slice(1)}`;
    });
  },
});

/** A file of TensorFlow.js, from the name of its package on. @param {string} id of a module */
const fileOf = (id) => id.match(/@tensorflow\/(tfjs-[^?]*[.]js)$/)?.[1];

/**
 * Functions and methods at the top of a module; those inside others belong to them.
 * @param {string} code
 * @returns {NamedFunction[]}
 */
function namedFunctions(code) {
  return parseAst(code).body.flatMap((statement) => {
    const node = /** @type {any} */ (
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    );
    if (node?.type === 'FunctionDeclaration') return [{ name: node.id.name, ...bounds(node.body) }];
    if (node?.type !== 'ClassDeclaration') return [];
    return node.body.body
      .filter((/** @type {any} */ { type, key }) => type === 'MethodDefinition' && key.name)
      .map((/** @type {any} */ { kind, key, value }) => ({
        name: [node.id.name, kind === 'get' || kind === 'set' ? `${kind} ${key.name}` : key.name].join('.'), // prettier-ignore
        ...bounds(value.body),
      }));
  });
}

/** @param {{start: number, end: number}} node */
const bounds = ({ start, end }) => ({ start, end });

/**
 * @param {string} code
 * @param {NamedFunction[]} functions in the order of the code
 * @param {(each: NamedFunction, body: string) => string} replace gets and gives a body with its braces
 */
function replaceBodies(code, functions, replace) {
  let from = 0;
  let replaced = '';
  for (const each of functions) {
    replaced += code.slice(from, each.start) + replace(each, code.slice(each.start, each.end));
    from = each.end;
  }
  return replaced + code.slice(from);
}
