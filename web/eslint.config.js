import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['dist/', 'model/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // Pure functions, which run in a worker and in Node.js as well.
    files: ['src/recognition/**'],
    languageOptions: { globals: { document: 'off', window: 'off', navigator: 'off' } },
  },
];
