/** Counts what the suites did, with the reason of every skip and each second try, and leaves it in a file for the last lines of the run. */
import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

export interface Totals {
  passed: number
  failed: number
  /** What failed once and then passed, by name. */
  readonly late: string[]
  skipped: { readonly name: string; readonly reason: string }[]
}

export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const totals: Totals = { passed: 0, failed: errors.length, skipped: [], late: [] }
    for (const module of modules) {
      let tests = 0
      for (const test of module.children.allTests()) {
        tests += 1
        const result = test.result()
        if (test.diagnostic()?.flaky === true) totals.late.push(test.fullName)
        if (result.state === 'passed') totals.passed += 1
        else if (result.state === 'failed') totals.failed += 1
        else {
          const reason = result.state === 'skipped' ? (result.note ?? 'no reason given') : 'did not run'
          totals.skipped.push({ name: test.fullName, reason })
        }
      }
      // a file that could not be loaded, or whose set-up failed, has no failed test to count
      if (module.state() === 'failed' && (tests === 0 || module.errors().length > 0)) totals.failed += 1
    }
    const file = process.env['LATCHKEY_TEST_TOTALS']
    if (file) writeFileSync(file, JSON.stringify(totals))
  }
}
