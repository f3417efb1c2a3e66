/** Says, in a unit test, that it injects a fault; tests in a browser have their own in `watched-test.js`. */
import { TestRunner } from 'vitest';

/**
 * A row of `.github/FAULTS.md`, once the test has passed; see `scripts/faults.js`.
 * @param {string} what goes wrong
 * @param {string} outcome what comes of it, for the visitor
 */
export function fault(what, outcome) {
  const { meta } = /** @type {any} */ (TestRunner.getCurrentTest());
  meta.faults = [...(meta.faults ?? []), { fault: what, outcome }];
}
