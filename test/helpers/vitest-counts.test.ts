// The run's own judge must not pass what did not run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readVitestCounts } from './vitest-counts.ts'

const folder = mkdtempSync(join(tmpdir(), 'plumbline-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

function reportOf(files: readonly (readonly ('passed' | 'failed')[])[]): string {
  const tests = files.flat()
  const report = {
    numPassedTests: tests.filter((status) => status === 'passed').length,
    numFailedTests: tests.filter((status) => status === 'failed').length,
    testResults: files.map((statuses, file) => ({
      name: `${file}.test.ts`,
      status: statuses.length === 0 || statuses.includes('failed') ? 'failed' : 'passed',
      assertionResults: statuses.map((status, at) => ({ status, fullName: `${status} ${at}` })),
    })),
  }
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return path
}

test('counts what passed', () => {
  expect(readVitestCounts(reportOf([['passed', 'passed'], ['passed']]), 0)).toEqual({
    passed: 3,
    failed: 0,
    failures: [],
  })
})

test('counts what failed', () => {
  expect(readVitestCounts(reportOf([['passed', 'failed']]), 1)).toEqual({
    passed: 1,
    failed: 1,
    failures: ['0.test.ts: failed 1'],
  })
})

test('counts a file that could not start as one failure', () => {
  expect(readVitestCounts(reportOf([['passed', 'failed'], []]), 1)).toEqual({
    passed: 1,
    failed: 2,
    failures: ['0.test.ts: failed 1', '1.test.ts could not start'],
  })
})

test('counts an error outside any test, and a run that was ended, as one failure', () => {
  expect(readVitestCounts(reportOf([['passed']]), 1)).toMatchObject({ passed: 1, failed: 1 })
  expect(readVitestCounts(reportOf([['passed']]), null)).toMatchObject({ passed: 1, failed: 1 })
})

test('counts a run of no tests, and one without a report, as one failure', () => {
  expect(readVitestCounts(reportOf([]), 0)).toMatchObject({ passed: 0, failed: 1 })
  expect(readVitestCounts(join(folder, 'missing.json'), 0)).toMatchObject({ passed: 0, failed: 1 })
})
