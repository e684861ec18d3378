// Reads how many tests passed and failed from the file that vitest's JSON reporter wrote.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

export interface Counts {
  readonly passed: number
  readonly failed: number
  /** Names of tests and files that failed: a long log is often read from its end. */
  readonly failures: readonly string[]
}

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
})

/** A file that could not even start, an error outside any test, a missing report and a run of nothing count as one failure each. */
export function readVitestCounts(reportPath: string, exitCode: number | null): Counts {
  if (!existsSync(reportPath)) return { passed: 0, failed: 1, failures: ['no report was written'] }
  const report = Report.parse(JSON.parse(readFileSync(reportPath, 'utf8')))
  const filesNotStarted = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const failedTests = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.flatMap(({ status, fullName }) => (status === 'failed' ? `${name}: ${fullName}` : [])),
  )
  const passed = report.numPassedTests
  const failed = report.numFailedTests + filesNotStarted.length
  const failures = [...failedTests, ...filesNotStarted.map(({ name }) => `${name} could not start`)]
  const failedUnnoticed = failed === 0 && (exitCode !== 0 || passed === 0)
  return failedUnnoticed
    ? { passed, failed: 1, failures: [`ended with ${exitCode} outside any test`] }
    : { passed, failed, failures }
}
