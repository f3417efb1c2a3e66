import { defineConfig } from 'vitest/config';
import FaultReporter from './tests/support/faults/fault-reporter.js';
import { slimTensorflow } from './vite/slim-tensorflow.js';

export default defineConfig({
  plugins: [slimTensorflow()],
  test: {
    reporters: ['default', new FaultReporter()],
    // Generous, so that a slow machine fails no test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['tests/unit/**/*.test.js'],
    // Vite resolves TensorFlow.js here as it does for the page.
    server: { deps: { inline: [/@tensorflow/] } },
  },
});
