// Reads how many tests passed and failed from the file that vitest's JSON reporter wrote.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

export type Counts = { readonly passed: number; readonly failed: number }

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

/** A file that could not even start, an error outside any test, a missing report and a run of nothing count as one failure each. */
export function readVitestCounts(reportPath: string, exitCode: number | null): Counts {
  if (!existsSync(reportPath)) return { passed: 0, failed: 1 }
  const report = Report.parse(JSON.parse(readFileSync(reportPath, 'utf8')))
  const filesNotStarted = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const passed = report.numPassedTests
  const failed = report.numFailedTests + filesNotStarted
  const failedUnnoticed = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: failedUnnoticed ? 1 : failed }
}
