/**
 * Writes down the faults that the tests of a run injected, and that were met as the tests say: a JSON list of
 * `{area, fault, outcome}` in the file that the environment variable FAULTS_OUT names; without it, nothing.
 *
 * A reporter for Playwright and for Vitest.
 */
import { writeFileSync } from 'node:fs';

export default class FaultReporter {
  /** @type {{fault: string, outcome: string}[]} */
  rows = [];

  /** Playwright. @type {NonNullable<import('@playwright/test/reporter').Reporter['onTestEnd']>} */
  onTestEnd(test, { status }) {
    if (status !== 'passed') return;
    const faults = test.annotations.filter(({ type }) => type === 'fault');
    this.rows.push(...faults.map(({ description }) => JSON.parse(String(description))));
  }

  /** Playwright. */
  onEnd() {
    this.#write();
  }

  /** Vitest. @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    const { faults = [] } = /** @type {any} */ (test.meta());
    if (test.result().state === 'passed') this.rows.push(...faults);
  }

  /** Vitest. */
  onTestRunEnd() {
    this.#write();
  }

  /** Playwright: the list of tests is printed by another reporter. */
  printsToStdio() {
    return false;
  }

  #write() {
    const file = process.env.FAULTS_OUT;
    const rows = this.rows.map((row) => ({ area: 'Page', ...row }));
    if (file) writeFileSync(file, JSON.stringify(rows));
  }
}
