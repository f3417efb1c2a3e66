import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { chunks, groups } from './vite/chunks.js';
import { inlineScript } from './vite/inline-script.js';
import { licences } from './vite/licences.js';
import { modelFiles } from './vite/model-files.js';
import { offline } from './vite/offline.js';
import { FOLDER, chunkName } from './vite/on-demand.js';
import { relaxPolicy } from './vite/relax-policy.js';
import { slimTensorflow } from './vite/slim-tensorflow.js';
import { sourceUrl } from './vite/source-url.js';
import { trainingDigits } from './vite/training-digits.js';
import { withoutUncalled } from './vite/uncalled.js';

const { repository } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export default defineConfig({
  // Relative URLs: the page works at /, at /some-repo/ and from any static server.
  base: './',
  // A file that is not there is not found, instead of being the page.
  appType: 'mpa',
  worker: {
    format: 'es',
    plugins: () => [slimTensorflow()],
    rollupOptions: {
      output: {
        entryFileNames: `${FOLDER}/[name]-[hash].js`,
        chunkFileNames: `${FOLDER}/[name]-[hash].js`,
      },
    },
  },
  // For `@custom-media`, see shell/style/screens.css.
  css: { transformer: 'lightningcss', lightningcss: { drafts: { customMedia: true } } },
  define: { 'import.meta.env.SOURCE': JSON.stringify(sourceUrl(repository)) },
  plugins: [
    slimTensorflow(),
    withoutUncalled(),
    chunks(),
    modelFiles(),
    trainingDigits(),
    inlineScript(),
    relaxPolicy(),
    licences(),
    offline(),
  ],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // One style: of a part's own, Vite would not fetch again what failed once.
    cssCodeSplit: false,
    rollupOptions: { output: { chunkFileNames: chunkName, codeSplitting: { groups } } },
  },
});
