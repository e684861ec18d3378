import { describe, expect, test } from 'vitest'
import { must } from '../../../../shared/base/assert.ts'
import { keyResultForecasts } from '../../../../shared/engine/forecast/forecast-key-results.ts'
import { buildPlan, momentOn } from '../../../helpers/plan-builder.ts'
import type { PlanDraft } from '../../../helpers/plan-builder.ts'
import { forecastFor } from './forecast-case.ts'

/** Five working days, or ten, each in about half of the runs by the slope of the estimate; the gate hangs on them. */
function draft(gateId: string | undefined, checkpointed = false): PlanDraft {
  return {
    settings: { start: '2026-03-02' },
    items: [
      { id: 'work', duration: 10, estimate: { optimistic: 5, likely: 10, pessimistic: 15 } },
      { id: 'gate', type: 'milestone' },
      { id: 'calm', type: 'milestone', finish: '2026-03-04' },
    ],
    links: ['work FS gate'],
    baselines: [
      {
        id: 'plan',
        leaves: [
          { id: 'gate', type: 'milestone', finish: '2026-03-13' },
          { id: 'calm', type: 'milestone', finish: '2026-03-04' },
        ],
      },
    ],
    kpis: [{ id: 'orders', unit: 'orders', direction: 'up' }],
    objectives: [{ id: 'win' }],
    keyResults: [
      {
        id: 'kr',
        objectiveId: 'win',
        kpiId: 'orders',
        startDay: '2026-03-01',
        startValue: 0,
        targetDay: '2026-04-10',
        targetValue: 40,
        checkpoints: checkpointed ? [{ day: '2026-04-07', value: 40 }] : [],
        ...(gateId !== undefined && { gateId }),
      },
    ],
  }
}

const first = (plan: PlanDraft) => {
  const forecast = forecastFor(buildPlan(plan), momentOn('2026-03-02'))
  return { forecast, keyResult: must(keyResultForecasts(forecast)[0]) }
}

describe('a key result by its gate', () => {
  test('FC1 KR.5: its chance is that of its gate to be no later than planned; the outlook falls with each day of slip', () => {
    const { forecast, keyResult } = first(draft('gate'))
    const gate = must(forecast.base.structure.indexOf('gate'))
    const inTime = must(forecast.chanceBy(gate, '2026-03-13'))
    expect(inTime).toBeGreaterThan(0.3)
    expect(inTime).toBeLessThan(0.7)
    expect(keyResult).toMatchObject({ id: 'kr', gateId: 'gate', gateInTime: inTime })
    expect(keyResult.chance).toBeCloseTo(inTime, 9)
    expect(keyResult.p10).toBe(40)
    // One order a calendar day: by P80 the gate is at most two working days late, over a weekend four calendar days.
    const p80 = must(forecast.item(gate)).p80
    expect(keyResult.p80).toBe(40 - (Date.parse(p80) - Date.parse('2026-03-13')) / 86_400_000)
  })

  test('FC1 KR.5: where the curve is at its target before the due day, a slip within that costs nothing', () => {
    const { keyResult } = first(draft('gate', true))
    expect(keyResult.chance).toBeGreaterThan(must(keyResult.gateInTime) + 0.1)
  })

  test('FC1 KR.5: a gate that nothing moves leaves the goal certain', () => {
    expect(first(draft('calm')).keyResult).toMatchObject({ chance: 1, p90: 40, gateInTime: 1 })
  })

  test('FC1 KR.2: read after its due day it is certain: what came late came', () => {
    const plan = draft(undefined)
    const due = { startDay: '2026-02-01', targetDay: '2026-02-20' }
    const read = {
      id: 'r',
      kpiId: 'orders',
      day: '2026-02-27',
      value: 40,
      at: Date.parse('2026-02-27T12:00Z'),
    }
    const keyResults = (plan.keyResults ?? []).map((one) => ({ ...one, ...due }))
    const late = { ...plan, keyResults, readings: [{ id: 'orders', readings: [read] }] }
    expect(first(late).keyResult).toMatchObject({ chance: 1, p50: 40 })
  })

  test('FC1 KR.5: without a gate and a reading nobody can say', () => {
    expect(first(draft(undefined)).keyResult).toEqual({
      id: 'kr',
      chance: null,
      p10: null,
      p50: null,
      p80: null,
      p90: null,
      gateInTime: null,
    })
  })
})
