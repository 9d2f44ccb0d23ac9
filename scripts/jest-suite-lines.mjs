// The reporter of `npm test`: one line for each suite as it ends, failures in full, every skipped test by name.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export default class SuiteLines {
  onTestResult(_test, result) {
    const name = path.relative(root, result.testFilePath).replaceAll('\\', '/');
    const seconds = ((result.perfStats.end - result.perfStats.start) / 1000).toFixed(1);
    const broken = result.testExecError !== undefined && result.testExecError !== null;
    const skipped = result.numPendingTests + result.numTodoTests;
    const failed = result.numFailingTests + (broken ? 1 : 0);
    const counts = [
      `${result.numPassingTests} passed`,
      `${failed} failed`,
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ];
    console.log(`  ${failed > 0 ? '✗' : '✓'} ${name}: ${counts.join(', ')} (${seconds} s)`);
    for (const test of result.testResults) {
      if (test.status === 'pending' || test.status === 'todo' || test.status === 'disabled') {
        console.log(`      skipped: ${test.fullName}`);
      }
    }
    if (failed > 0) {
      for (const { message } of result.console ?? []) console.log(`    said: ${message}`);
      console.log(result.failureMessage);
    }
  }
}
