import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../shared/base/json.ts'
import { baselineFingerprint } from '../../../shared/plan/baseline-fingerprint.ts'
import {
  baselineChunks,
  keyResultRecord,
  leavesPerChunk,
  rowOfLeaf,
} from '../../../shared/plan/baseline-rows.ts'
import { assemblePlan } from '../../../shared/plan/assemble/assemble-plan.ts'
import type { Baseline, BaselineLeaf } from '../../../shared/plan/baseline.ts'
import { defaultCalendar } from '../../../shared/plan/calendar.ts'
import type { KeyResult } from '../../../shared/plan/goal.ts'
import { smallSource } from './small-source.ts'

const leaves: readonly BaselineLeaf[] = Array.from({ length: leavesPerChunk + 1 }, (_, i) => ({
  id: `item-${String(i).padStart(3, '0')}`,
  title: `Item ${i}`,
  type: 'task',
  start: '2026-03-02',
  duration: 3,
  ...(i === 1 && { earning: { type: 'fixed', start: 50 } as const }),
}))
const keyResult: KeyResult = {
  id: 'orders',
  kpiId: 'kpi',
  owner: { type: 'department', id: 'sales' },
  checkpoints: [{ day: '2026-04-01', value: 5 }],
  weight: 1,
}
const keyResults = [keyResultRecord(keyResult)]
const record = {
  name: 'Approved',
  takenOn: '2026-02-27',
  calendar: { ...defaultCalendar },
  keyResults,
  fingerprint: baselineFingerprint(leaves, keyResults, defaultCalendar),
}
const chunks = baselineChunks('b', leaves.map(rowOfLeaf))

function read(
  without: readonly string[] = [],
  other: JsonObject = {},
): { baseline?: Baseline; faults: string[] } {
  const here = Object.fromEntries([...chunks].filter(([id]) => !without.includes(id))) as Record<string, Json>
  const plan = assemblePlan(smallSource({ baseline: { b: { ...record, ...other } }, baselineChunk: here }))
  const [baseline] = plan.baselines.list
  return { ...(baseline && { baseline }), faults: plan.faults.map(({ code }) => code) }
}

describe('BA3 a baseline', () => {
  test('is complete when all of its content is here', () => {
    const { baseline, faults } = read()
    expect(baseline).toMatchObject({ id: 'b', name: 'Approved', complete: true, keyResults: [keyResult] })
    expect([...(baseline?.leaves.values() ?? [])]).toEqual(leaves)
    expect(faults).toEqual([])
  })

  test('is incomplete while a chunk is missing', () => {
    const { baseline, faults } = read(['b.1'])
    expect(baseline).toMatchObject({ complete: false })
    expect(baseline?.leaves.size).toBe(leavesPerChunk)
    expect(faults).toEqual(['INCOMPLETE_BASELINE'])
  })

  test.for([
    ['a key result', { keyResults: [{ ...keyResults[0], targetValue: 6 }] }],
    ['the calendar', { calendar: { workdays: [1] } }],
    ['the fingerprint', { fingerprint: 'x' }],
  ] as const)('is incomplete when %s is not what was frozen', ([, other]) => {
    expect(read([], other as unknown as JsonObject)).toMatchObject({
      baseline: { complete: false },
      faults: ['INCOMPLETE_BASELINE'],
    })
  })

  test('may be renamed and dated anew without harm', () => {
    expect(read([], { name: 'Board plan', reason: 'Because' }).baseline).toMatchObject({ complete: true })
  })

  test('was taken at the start of its day where it does not say when', () => {
    expect(read().baseline?.at).toBe(Date.UTC(2026, 1, 27))
    expect(read([], { at: 1000 }).baseline?.at).toBe(1000)
  })

  test('without the day it was taken on is none, and cannot be chosen', () => {
    const plan = assemblePlan(
      smallSource({ plan: { plan: { baseline: 'b' } }, baseline: { b: { name: 'No day' } } }),
    )
    expect(plan.baselines.list).toEqual([])
    expect(plan.settings).not.toHaveProperty('baselineId')
  })

  test('has the same fingerprint whatever the order of its leaves', () => {
    expect(baselineFingerprint(leaves.toReversed(), keyResults, defaultCalendar)).toBe(record.fingerprint)
  })

  test('has this fingerprint in every version: permanent', () => {
    const leaf: BaselineLeaf = { id: 'a', title: 'A', type: 'milestone', finish: '2026-03-06', budget: 0.1 }
    const text =
      '{"calendar":{"extraWorkdays":{},"holidays":{},"workdays":[1,2,3,4,5]},"keyResults":[],' +
      '"leaves":[["a","A","milestone",null,"2026-03-06",null,null,0.1,null]]}'
    expect(baselineFingerprint([leaf], [], defaultCalendar)).toBe(
      createHash('sha256').update(text).digest('base64url'),
    )
  })
})
