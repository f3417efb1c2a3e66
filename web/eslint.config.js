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
];
