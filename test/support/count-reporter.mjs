/** Ends the run with one line that people and machines can read. */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 };
      const visit = (suite) => {
        for (const test of suite.tests)
          count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
        suite.suites.forEach(visit);
      };
      for (const session of sessions) {
        if (session.testResults) visit(session.testResults);
        // A file that could not be run has no results, and is not a pass.
        if (!session.passed && !session.testResults) count.failed += 1;
      }
      const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
      process.on('exit', () => console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`));
    },
  };
}
