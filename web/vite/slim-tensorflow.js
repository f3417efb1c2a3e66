/**
 * Keeps TensorFlow.js small: of the whole library the page gets only what reading a digit needs.
 *
 * - tfjs-core registers optimizers for training on import; its `base` with the needed side effects
 *   is the part for a custom build.
 * - tfjs-layers does not declare which of its files have side effects, so a bundler keeps them all.
 *   Each file there only registers its own classes, which matters only when one of them is used.
 * - `long` probes for WebAssembly, which the page's Content-Security-Policy reports as a violation.
 *   Only a hash for training on strings uses it.
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
    transform(_code, id) {
      return /tfjs-layers\/dist|tfjs-core\/dist\/io/.test(id) ? { moduleSideEffects: false } : null;
    },
  };
}
