import fc from 'fast-check'
import { expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { fileOfPlan, planFileOfJson, planOfFile, readPlanFile } from '../../../shared/exchange/plan-file.ts'
import { sourceOfFile, writePlanFile } from '../../../shared/exchange/plan-file.ts'
import type { PlanFile } from '../../../shared/exchange/plan-file.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Fault, FaultCode } from '../../../shared/plan/fault.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import { samplePlanFile } from '../../../shared/sample/sample-plan.ts'
import { GrowingSource } from '../plan/growing-source.ts'
import { step } from '../plan/random-source.ts'
import type { Step } from '../plan/random-source.ts'

const now = Date.UTC(2026, 2, 11, 14)

/** What an export leaves behind: values that no version understands, and records of which nothing can be made. */
const leftBehind: ReadonlySet<FaultCode> = new Set(['BAD_VALUE', 'BAD_RECORD', 'NO_WORKING_DAYS'])

test('what is exported and imported again is the same plan', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const source = new GrowingSource()
      // A file is text: what JSON has no word for, such as infinity, is null in it.
      for (const each of JSON.parse(JSON.stringify(steps)) as readonly Step[]) source.take(each)
      const text = writePlanFile(fileOfPlan(source, now))
      const file = fileOf(text)
      expect(comparable(planOfFile(file).plan)).toStrictEqual(comparable(assemblePlan(source)))
      expect(writePlanFile(fileOfPlan(sourceOfFile(file), now))).toBe(text)
    }),
    { numRuns: 150 },
  )
})

test('the sample survives it to the last field', () => {
  const sample = planFileOfJson(samplePlanFile(now, 'Europe/Berlin'))
  const file = must(sample.ok ? sample.value : undefined)
  const again = fileOf(writePlanFile(fileOfPlan(sourceOfFile(file), now)))
  expect(planOfFile(again).plan).toStrictEqual(planOfFile(file).plan)
  expect(again.exportedAt).toBe(now)
})

test('what this version does not know is kept', () => {
  const written = {
    plumbline: 1,
    plan: { id: 'p', name: 'Tomorrow', mood: { of: ['the', 'board'] } },
    items: [{ id: 'a', title: 'A', colour: 'red' }],
    baselines: [
      {
        id: 'b',
        takenOn: '2026-03-02',
        fingerprint: 'x',
        leaves: [['a', 'A', 'task', null, null, null, null, null, null, 'more']],
      },
    ],
    entries: [{ id: 'e', kind: 'weather', at: 0, body: { rain: true } }],
  }
  const file = fileOf(writePlanFile(fileOfPlan(sourceOfFile(fileOf(JSON.stringify(written))), now)))
  expect(file).toMatchObject({ ...written, exportedAt: now })
})

function fileOf(text: string): PlanFile {
  const read = readPlanFile(text)
  expect(read).toHaveProperty('ok', true)
  return must(read.ok ? read.value : undefined)
}

function comparable(plan: Plan): Plan {
  const isKept = ({ code, kind, field }: Fault): boolean => {
    if (leftBehind.has(code) || kind === 'baselineChunk') return false
    if (code === 'BAD_ENTRY') return field !== undefined
    return code !== 'UNRECORDED_EDIT' || (kind !== 'link' && kind !== 'baseline')
  }
  return { ...plan, faults: plan.faults.filter(isKept) }
}
