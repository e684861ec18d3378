/**
 * How likely a key result reaches its target, by the plan's own curve (KR.5): each run's slip of its gate gives the outlook,
 * the worse of the projection and what the curve expects that many days before the due day.
 */

import { daysBetween } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import { find } from '../../base/table.ts'
import type { ItemId, KeyResultId } from '../../plan/ids.ts'
import { isHold, outlookOf } from '../create-key-results.ts'
import { courseOf, headingFor } from '../expected-curve.ts'
import type { Forecast } from './forecast.ts'

export interface KeyResultForecast {
  readonly id: KeyResultId
  /** The share of runs whose outlook reaches the target. Null: a goal to hold, or neither a gate nor a reading to go by. */
  readonly chance: number | null
  /** The outlook that 1, 5, 8 and 9 runs of ten reach or better. */
  readonly p10: number | null
  readonly p50: number | null
  readonly p80: number | null
  readonly p90: number | null
  readonly gateId?: ItemId
  /** The share of runs whose gate is no later than in the baseline. */
  readonly gateInTime: number | null
}

export function keyResultForecasts(forecast: Forecast): readonly KeyResultForecast[] {
  return forecast.base.keyResults.map((_, position) => keyResultForecast(forecast, position))
}

function keyResultForecast(forecast: Forecast, position: number): KeyResultForecast {
  const { plan, keyResults, structure, variance } = forecast.base
  const { id = '', gateId, projection = null, value = null, valueDay: day } = keyResults[position] ?? {}
  const keyResult = plan.keyResults.list[position]
  const gate = gateId === undefined ? undefined : structure.indexOf(gateId)
  const planned = gate === undefined ? undefined : variance[gate]?.baselineFinish
  const inTime = gate === undefined || planned === undefined ? undefined : forecast.chanceBy(gate, planned)
  const nothing = { id, chance: null, p10: null, p50: null, p80: null, p90: null }
  const about = { ...(gateId !== undefined && { gateId }), gateInTime: inTime ?? null }
  const course = keyResult && courseOf(keyResult)
  const isHeld = isHold(find(plan.kpis, keyResult?.kpiId))
  if (course === undefined || isHeld) return { ...nothing, ...about }
  const read = value === null || day === undefined ? undefined : { value, day }
  const heading = headingFor(course, projection, read)
  const slips = gate === undefined || planned === undefined ? undefined : slipsOf(forecast, gate, planned)
  const outlooks = (slips ?? [{ slip: null, share: 1 }]).flatMap(({ slip, share }) => {
    const { outlook } = outlookOf(course, heading, slip)
    return outlook === null ? [] : [{ outlook, share }]
  })
  if (outlooks.length === 0) return { ...nothing, ...about }
  const best = outlooks.toSorted((a, b) => (b.outlook - a.outlook) * course.sign)
  const reachedBy = (share: number): number | null => {
    let sum = 0
    for (const one of best) {
      sum += one.share
      if (sum >= share - 1e-9) return one.outlook
    }
    return best.at(-1)?.outlook ?? null
  }
  const reaches = best.filter(({ outlook }) => (outlook - course.targetValue) * course.sign >= -1e-9)
  return {
    id,
    chance: Math.min(
      1,
      reaches.reduce((sum, { share }) => sum + share, 0),
    ),
    p10: reachedBy(0.1),
    p50: reachedBy(0.5),
    p80: reachedBy(0.8),
    p90: reachedBy(0.9),
    ...about,
  }
}

/** Calendar days the gate is behind its baseline, with the share of runs. */
function slipsOf(
  forecast: Forecast,
  gate: number,
  planned: Day,
): readonly { readonly slip: number; readonly share: number }[] | undefined {
  const open = forecast.item(gate) === undefined ? [] : forecast.sharesByDay(gate)
  if (open.length > 0)
    return open.map(({ day, share }) => ({ slip: Math.max(0, daysBetween(planned, day)), share }))
  const finish = forecast.base.schedule.finishDay(gate)
  return finish === undefined ? undefined : [{ slip: Math.max(0, daysBetween(planned, finish)), share: 1 }]
}
