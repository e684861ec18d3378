// Key results alone: one goal of a hundred in a hundred days, its readings, and the dates of what it hangs on.
import { must } from '../../../shared/base/assert.ts'
import { createKeyResults } from '../../../shared/engine/create-key-results.ts'
import type { KeyResultFigures } from '../../../shared/engine/key-results.ts'
import { createMapping } from '../../../shared/engine/mapping.ts'
import { momentAsOf } from '../../../shared/engine/moment.ts'
import type { Moment } from '../../../shared/engine/moment.ts'
import { createStructure } from '../../../shared/engine/structure.ts'
import type { Variance } from '../../../shared/engine/variance.ts'
import type { KeyResult, Kpi } from '../../../shared/plan/goal.ts'
import type { Plan } from '../../../shared/plan/plan.ts'
import type { Reading } from '../../../shared/plan/report.ts'
import type { Draft, PlanDraft } from '../../helpers/plan-builder.ts'
import { buildPlan, instantOn } from '../../helpers/plan-builder.ts'

export interface Case {
  readonly keyResult?: Omit<Draft<KeyResult>, 'id'>
  readonly kpi?: Omit<Draft<Kpi>, 'id'>
  readonly readings?: readonly (readonly [day: string, value: number])[]
  readonly on?: string
  readonly plan?: PlanDraft
  /** Baseline and forecast finish by item. */
  readonly dates?: Readonly<Record<string, readonly [baseline: string, forecast: string]>>
}

// A hundred days and a hundred units: each day one more is expected. Start 1 January, due 11 April.
export const course = { startDay: '2026-01-01', startValue: 0, targetDay: '2026-04-11', targetValue: 100 }

export function planOf({ keyResult, kpi, readings = [], plan }: Case): Plan {
  return buildPlan({
    kpis: [{ id: 'k', ...kpi }],
    keyResults: [{ id: 'kr', kpiId: 'k', objectiveId: 'o', ...course, ...keyResult }],
    objectives: [{ id: 'o' }],
    readings: [{ id: 'k', readings: readings.map(([day, value], i) => reading(day, value, i)) }],
    ...plan,
  })
}

export function reading(day: string, value: number, i: number): Reading {
  return { id: `r${i}`, kpiId: 'k', day, value, at: instantOn(day) + i }
}

export function judge(one: Case): KeyResultFigures {
  return must(judgeAll(planOf(one), one)[0])
}

export function judgeAll(plan: Plan, { on = '2026-02-20', dates = {} }: Case): readonly KeyResultFigures[] {
  const moment: Moment = momentAsOf(plan.settings.timeZone, on)
  const mapping = createMapping(plan, createStructure(plan))
  const variance = plan.items.list.map(({ id }): Variance => {
    const [baselineFinish, forecastFinish] = dates[id] ?? []
    return {
      ...(baselineFinish && { baselineFinish }),
      ...(forecastFinish && { forecastFinish }),
      total: null,
      announced: null,
      unannounced: null,
      worst: id,
      own: 0,
    }
  })
  return createKeyResults(plan, moment, mapping, variance)
}
