/**
 * The direction of imports, checked by `npm run lint`; `src/main.js` tells what each room is for.
 *
 *     main -> views, tour -> pictures, learning -> shell -> sharing -> drawing -> recognition
 *
 * Types that JSDoc imports are not seen: for them the tool needs TypeScript below 7.
 */

/** What is no view itself, for all views. */
const SHARED_BY_VIEWS = '^src/views/(types|hinton-diagram|note)[.]js$';
/** Views without a folder each. */
const SINGLE_VIEWS = '(experiments/(touch|fool)|pad-tools/(read-picture|share))[.]js$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      // Vite exports ECMAScript modules only, which the tool does not look for.
      to: { couldNotResolve: true, pathNot: '^vite$' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: '/(types|theme-before-paint|pass-reloads)[.]js$',
      },
      to: {},
    },
    ...[
      room('recognition', []),
      room('drawing', ['recognition']),
      room('pictures', ['recognition', 'drawing']),
      room('sharing', ['recognition', 'drawing']),
      room('learning', ['recognition', 'drawing', 'sharing', 'shell']),
      room('shell', ['recognition', 'drawing']),
      room('tour', ['recognition', 'drawing', 'shell']),
      room('views', ['recognition', 'drawing', 'pictures', 'sharing', 'learning', 'shell']),
    ],
    {
      name: 'no-view-imports-another',
      comment: 'What views share stands beside them, in src/views/ itself.',
      severity: 'error',
      from: { path: '^src/views/([^/]+)/' },
      to: { path: '^src/views/', pathNot: [SHARED_BY_VIEWS, '^src/views/$1/'] },
    },
    {
      name: 'no-experiment-or-pad-tool-imports-another',
      comment: 'In these two folders each file is a view.',
      severity: 'error',
      from: { path: `^src/views/${SINGLE_VIEWS}` },
      to: { path: `^src/views/${SINGLE_VIEWS}` },
    },
    {
      name: 'views-are-their-main-file',
      comment: 'Of a view only the file with the folder’s name, and its style, is for others.',
      severity: 'error',
      from: { path: '^src/views/views[.]js$' },
      to: {
        path: '^src/views/([^/]+)/',
        pathNot: ['^src/views/([^/]+)/(\\1[.]js|[^/]+[.]css)$', `^src/views/${SINGLE_VIEWS}`],
      },
    },
    {
      name: 'tensorflow-in-one-file',
      comment: 'One in the page, one in the worker that trains, and the kernels of both.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot:
          '^src/(recognition/network/(classifier|matmul-kernels)|learning/training/network)[.]js$',
      },
      to: { path: '@tensorflow/' },
    },
    {
      name: 'src-uses-no-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|bench|scripts|vite)/' },
    },
    {
      name: 'e2e-is-for-no-one',
      comment: 'What tests, benchmarks and scripts share stands in tests/support/.',
      severity: 'error',
      from: {},
      to: { path: '^tests/(e2e|unit)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};

/**
 * What a room may import: itself and the rooms below it.
 * @param {string} name
 * @param {string[]} below
 * @returns {import('dependency-cruiser').IForbiddenRuleType}
 */
function room(name, below) {
  return {
    name: `${name}-imports-downwards`,
    severity: 'error',
    from: { path: `^src/${name}/` },
    to: { path: '^src/', pathNot: `^src/(${[name, ...below].join('|')})/` },
  };
}
