import { defineConfig } from 'vitest/config';
import { slimTensorflow } from './vite/slim-tensorflow.js';

export default defineConfig({
  plugins: [slimTensorflow()],
  test: {
    include: ['tests/unit/**/*.test.js'],
    // Vite resolves TensorFlow.js here as it does for the page.
    server: { deps: { inline: [/@tensorflow/] } },
  },
});
