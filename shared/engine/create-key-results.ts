/** Key results against their expected curves, with the slip of their gates in the outlook (KR.1–KR.5). */

import { addDays } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import { keepSame } from '../base/keep-same.ts'
import { find } from '../base/table.ts'
import type { KeyResult, Kpi } from '../plan/goal.ts'
import type { Plan } from '../plan/plan.ts'
import type { Reading } from '../plan/report.ts'
import { changedRows } from './changed-rows.ts'
import { courseOf, expectedAt, headingFor, projectedAtTarget, shareOfWay } from './expected-curve.ts'
import type { Course } from './expected-curve.ts'
import { gateOf } from './gate.ts'
import type { BaseFigures } from './figures.ts'
import type { Gate } from './gate.ts'
import type { KeyResultFigures } from './key-results.ts'
import { valueLight } from './lights.ts'
import type { Light } from './lights.ts'
import type { Mapping } from './mapping.ts'
import type { Moment } from './moment.ts'
import { latestReading } from './reading-freshness.ts'
import type { Variance } from './variance.ts'

type Before = Pick<BaseFigures, 'plan' | 'moment' | 'mapping' | 'variance' | 'keyResults'>

/** By position in `plan.keyResults`. Values are those of today, expectations those of the status date (SC5.1). */
export function createKeyResults(
  plan: Plan,
  moment: Moment,
  mapping: Mapping,
  variance: readonly Variance[],
  previous?: Before,
): readonly KeyResultFigures[] {
  const kept = previous && sameGround(previous, plan, moment, mapping) ? previous : undefined
  if (kept?.variance === variance) return kept.keyResults
  const told =
    kept && kept.plan.items.indexById === plan.items.indexById
      ? changedRows(kept.variance, variance)
      : undefined
  const moved = told && new Set(told)
  const list = plan.keyResults.list.map((keyResult, position) => {
    const work = mapping.work[position] ?? []
    const own = previous?.keyResults[position]
    if (own && moved && !mayMove(plan, keyResult, mapping.milestones[position] ?? [], moved)) return own
    const gate = gateOf(plan, keyResult, mapping.milestones[position] ?? [], variance)
    const before = previous?.keyResults[position]
    if (kept && before && sameGate(kept, before, gate, variance)) return before
    const reading = latestReading(plan, keyResult.kpiId, moment)
    const figures = {
      ...judge(plan, moment.statusDate, keyResult, find(plan.kpis, keyResult.kpiId), reading, gate),
      ...(gate && { gateId: plan.items.list[gate.index]?.id ?? '' }),
      ...(reading && { valueDay: reading.day, saidAt: reading.at }),
      slipDays: gate?.slipDays ?? 0,
      work,
    }
    return keepSame(before, figures)
  })
  const same =
    previous?.keyResults.length === list.length &&
    list.every((one, position) => one === previous.keyResults[position])
  return same ? previous.keyResults : list
}

/** Whether the gate of a key result, or another that may be it, is among what moved. */
function mayMove(
  plan: Plan,
  { gateId }: KeyResult,
  milestones: readonly number[],
  moved: ReadonlySet<number>,
): boolean {
  const named = gateId === undefined ? undefined : plan.items.indexById.get(gateId)
  return named === undefined ? milestones.some((index) => moved.has(index)) : moved.has(named)
}

/** What a key result rests on besides its gate. */
function sameGround(before: Before, plan: Plan, moment: Moment, mapping: Mapping): boolean {
  return (
    before.plan.keyResults === plan.keyResults &&
    before.plan.kpis === plan.kpis &&
    before.plan.readings === plan.readings &&
    before.plan.settings.policies === plan.settings.policies &&
    before.moment.today === moment.today &&
    before.moment.statusDate === moment.statusDate &&
    before.mapping === mapping
  )
}

function sameGate(
  { plan, variance: varianceBefore }: Before,
  { gateId }: KeyResultFigures,
  gate: Gate | undefined,
  variance: readonly Variance[],
): boolean {
  if (gate === undefined || gateId === undefined) return gate === undefined && gateId === undefined
  const place = plan.items.indexById.get(gateId)
  return place === gate.index && varianceBefore[place] === variance[place]
}

type Judged = Omit<KeyResultFigures, 'gateId' | 'valueDay' | 'saidAt' | 'slipDays' | 'work'>

function judge(
  plan: Plan,
  statusDate: Day,
  keyResult: KeyResult,
  kpi: Kpi | undefined,
  reading: Reading | undefined,
  gate: Gate | undefined,
): Judged {
  const { id } = keyResult
  const value = reading?.value ?? null
  const course = courseOf(keyResult)
  const nothing = {
    attained: null,
    pace: null,
    projection: null,
    outlook: null,
    shortfall: null,
    bySlip: false,
  }
  if (isHold(kpi)) {
    const outside = value === null ? null : outsideBand(value, kpi)
    const light = outside === null ? 'none' : outside === 0 ? 'green' : 'red'
    return { id, value, expected: course?.targetValue ?? null, variance: outside, ...nothing, light }
  }
  if (course === undefined) return { id, value, expected: null, variance: null, ...nothing, light: 'none' }
  const expected = expectedAt(course, statusDate)
  const variance = value === null ? null : (value - expected) * course.sign
  const attained = value === null ? null : shareOfWay(course, value)
  const expectedShare = shareOfWay(course, expected)
  const pace = attained === null || !expectedShare ? null : attained / expectedShare
  const projection = reading === undefined ? null : projectedAtTarget(course, reading.value, reading.day)
  const heading = headingFor(course, projection, reading)
  const { outlook, bySlip } = outlookOf(course, heading, gate?.slipDays ?? null)
  const shortfall = outlook === null ? null : (course.targetValue - outlook) * course.sign + 0
  const outlookShare = outlook === null ? null : shareOfWay(course, outlook)
  const light = valueLight(pace, outlookShare, plan.settings.policies)
  return { id, value, expected, variance, attained, pace, projection, outlook, shortfall, bySlip, light }
}

/** TL2 as it stood on a day: by what had been read by then, before any slip of a gate. */
export function valueLightAt({ plan }: Pick<BaseFigures, 'plan'>, position: number, day: Day): Light {
  const keyResult = plan.keyResults.list[position]
  if (keyResult === undefined) return 'none'
  const reading = find(plan.readings, keyResult.kpiId)?.readings.findLast((one) => one.day <= day)
  return judge(plan, day, keyResult, find(plan.kpis, keyResult.kpiId), reading, undefined).light
}

/** KR.5: the worse of the projection and what the plan's own curve gives `slip` days before the due day. */
export function outlookOf(
  course: Course,
  projection: number | null,
  slipDays: number | null,
): { readonly outlook: number | null; readonly bySlip: boolean } {
  if (slipDays === null) return { outlook: projection, bySlip: false }
  const afterSlip = expectedAt(course, addDays(course.targetDay, -slipDays))
  if (projection !== null && (projection - afterSlip) * course.sign < 0)
    return { outlook: projection, bySlip: false }
  return { outlook: afterSlip, bySlip: slipDays > 0 }
}

type HoldKpi = Kpi & { readonly direction: 'hold' }

export function isHold(kpi: Kpi | undefined): kpi is HoldKpi {
  return kpi?.direction === 'hold' && (kpi.bandLow !== undefined || kpi.bandHigh !== undefined)
}

/** What is asked for by now: by the curve; of a goal to hold that has none, the end of its band that is nearer. */
export function askedByNow({ value, expected }: KeyResultFigures, kpi: Kpi | undefined): number | null {
  if (expected !== null || value === null || !isHold(kpi)) return expected
  const { bandLow, bandHigh } = kpi
  return bandLow !== undefined && (bandHigh === undefined || value < bandLow) ? bandLow : (bandHigh ?? null)
}

/** How far outside its band, negative; 0 within (KR.2, hold). */
export function outsideBand(value: number, { bandLow, bandHigh }: Kpi): number {
  if (bandLow !== undefined && value < bandLow) return value - bandLow
  if (bandHigh !== undefined && value > bandHigh) return bandHigh - value
  return 0
}
