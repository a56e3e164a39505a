import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * Ends the run with one line that people and machines can read. With RESULTS=file in the environment, each test file
 * goes there, with its tests and whether they passed.
 */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 };
      const results = {};
      const visit = (suite, passed, path = []) => {
        for (const test of suite.tests) {
          count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
          if (!test.skipped) passed[[...path, test.name].join(' > ')] = test.passed;
        }
        for (const inner of suite.suites) visit(inner, passed, [...path, inner.name]);
      };
      for (const session of sessions) {
        const { failed } = count;
        const passed = (results[relative('.', session.testFile)] ??= {});
        if (session.testResults) visit(session.testResults, passed);
        // A file that could not be run, or not to its end, is not a pass.
        if (!session.passed && count.failed === failed) count.failed += 1;
      }
      if (process.env.RESULTS) writeFileSync(process.env.RESULTS, JSON.stringify(results));
      const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
      process.on('exit', () => console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`));
    },
  };
}
