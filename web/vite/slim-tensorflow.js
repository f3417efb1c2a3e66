/** Files that reading a digit never calls. */
const UNUSED = new RegExp(
  `/(${[
    'tfjs-layers/dist/(base_callbacks|losses|metrics|optimizers|engine/training_(dataset|utils))',
    'tfjs-core/dist/io/(browser_files|http|indexed_db|local_storage|model_management|passthrough|progress)',
    'tfjs-core/dist/optimizers/\\w+',
    'tfjs-core/dist/ops/(rand_util|linalg/\\w+)',
    'tfjs-core/dist/profiler',
  ].join('|')})[.]js$`,
);

/**
 * Keeps TensorFlow.js small: of the whole library the page gets only what reading a digit needs.
 *
 * - tfjs-core registers optimizers for training on import; its `base` with the needed side effects
 *   is the part for a custom build.
 * - tfjs-layers does not declare which of its files have side effects, so a bundler keeps them all.
 *   Each file there only registers its own classes, which matters only when one of them is used.
 * - `long` probes for WebAssembly, which the page's Content-Security-Policy reports as a violation.
 *   Only a hash for training on strings uses it.
 * - What a network needs only to be trained, saved or given random weights comes along because classes
 *   name it: of such files nothing is left but their names. Who calls one gets a TypeError, but for
 *   `registerManager`, which is called on import: an error there would be caught, and cost a second
 *   parsing of the whole file (V8 looks up where it was thrown).
 *
 * @returns {import('vite').Plugin}
 */
export function slimTensorflow() {
  const stubs = {
    '\0slim:core': `import '@tensorflow/tfjs-core/dist/base_side_effects';
      export * from '@tensorflow/tfjs-core/dist/base';`,
    '\0slim:long': `const zero = {};
      export const fromString = () => zero;
      export default { fromString };`,
  };
  return {
    name: 'slim-tensorflow',
    enforce: 'pre',
    resolveId(id) {
      if (id === '@tensorflow/tfjs-core') return '\0slim:core';
      if (id === 'long') return '\0slim:long';
      return null;
    },
    load: (id) => stubs[/** @type {keyof typeof stubs} */ (id)] ?? null,
    transform(code, id) {
      if (UNUSED.test(id)) return { code: namesOnly(code), moduleSideEffects: false };
      return /tfjs-layers\/dist|tfjs-core\/dist\/io/.test(id) ? { moduleSideEffects: false } : null;
    },
  };
}

/**
 * Leaves of what a module exports only the names.
 * @param {string} code
 */
function namesOnly(code) {
  const declared = code.matchAll(/^export (?:class|(?:async )?function\*?|const|let) (\w+)/gm);
  const listed = [...code.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list]) => list.split(','));
  const names = [
    ...[...declared].map(([, name]) => name),
    ...listed.map((item) => item.trim().split(/ as /).at(-1)),
  ];
  return names.map((name) => `export class ${name} { static registerManager() {} }`).join('\n');
}
