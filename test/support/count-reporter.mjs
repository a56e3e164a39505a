import { writeFileSync } from 'node:fs';

/**
 * Ends the run with one line that people and machines can read. With RESULTS=file in the environment, each test and
 * whether it passed goes there.
 */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 };
      const results = {};
      const visit = (suite, path = []) => {
        for (const test of suite.tests) {
          count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
          if (!test.skipped) results[[...path, test.name].join(' > ')] = test.passed;
        }
        for (const inner of suite.suites) visit(inner, [...path, inner.name]);
      };
      for (const session of sessions) {
        const { failed } = count;
        if (session.testResults) visit(session.testResults);
        // A file that could not be run, or not to its end, is not a pass.
        if (!session.passed && count.failed === failed) count.failed += 1;
      }
      if (process.env.RESULTS) writeFileSync(process.env.RESULTS, JSON.stringify(results));
      const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
      process.on('exit', () => console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`));
    },
  };
}
