import { defineConfig } from 'vite';
import { modelFiles } from './vite/model-files.js';

export default defineConfig({
  // Relative URLs: the page works at /, at /some-repo/ and from any static server.
  base: './',
  plugins: [modelFiles()],
  build: { target: 'es2022', modulePreload: { polyfill: false } },
});
