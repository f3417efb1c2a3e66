import { configDefaults, defineConfig } from 'vitest/config';
import FaultReporter from './tests/support/faults/fault-reporter.js';
import { slimTensorflow } from './vite/slim-tensorflow.js';

/** What trains networks, reads whole pages or thousands of digits: `QUICK=1` leaves it out. */
const SLOW = [
  'tests/unit/bench/personal.test.js',
  'tests/unit/learning/training/trainer.test.js',
  'tests/unit/pictures/{find-digits,page}.test.js',
  'tests/unit/recognition/network/{least-change,parity}.test.js',
];

export default defineConfig({
  plugins: [slimTensorflow()],
  test: {
    reporters: ['default', new FaultReporter()],
    // Generous, so that a slow machine fails no test.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    include: ['tests/unit/**/*.test.js'],
    exclude: [...configDefaults.exclude, ...(process.env.QUICK ? SLOW : [])],
    // Vite resolves TensorFlow.js here as it does for the page.
    server: { deps: { inline: [/@tensorflow/] } },
  },
});
