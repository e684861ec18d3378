/**
 * Planned, earned and spent over time for Now's chart, worked out when it is asked for: planned for working days of the
 * baseline, earned and spent as they were known at the end of each day. At most 120 points.
 */

import { dayToNumber } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import type { Axis } from './axis.ts'
import { bookedSteps, earnedSteps } from './earned-history.ts'
import type { HistoryContext, Step } from './earned-history.ts'
import { earnersOf } from './earners.ts'
import type { BaseFigures } from './figures.ts'
import { plannedParts } from './planned-parts.ts'
import type { PlannedCurve } from './planned-parts.ts'
import { baselineSpan, plannedCurve } from './planned-value.ts'
import { zoneDays } from './zone-days.ts'

export interface CurvePoint {
  readonly day: Day
  /** Null without a baseline. */
  readonly planned: number | null
  /** Null after today. */
  readonly earned: number | null
  /** Null after today, and where nothing was ever booked. */
  readonly spent: number | null
}

const mostPoints = 120

/** Of the whole plan, from the day before the baseline begins to its end or today, whichever is later. */
export function valueCurve(base: BaseFigures): readonly CurvePoint[] {
  const { plan, moment, planValue } = base
  const axis = base.baseline ? baselineSpan(base.baseline).axis : base.schedule.axis
  const context = { axis: base.schedule.axis, zone: zoneDays(plan.settings.timeZone), moment }
  const earned = earnersOf(base).flatMap(({ item, report, amount }) =>
    earnedSteps(item, report, amount, context),
  )
  const spent = spentSteps(base, context)
  const samples = samplesOf(base, axis, [...earned, ...spent])
  const earnedBy = runningSums(earned, samples)
  const spentBy = runningSums(spent, samples)
  const effort = levelOfEffortCurve(base)
  const lastFacts = axis.finishBoundary(moment.statusDate)
  const today = dayToNumber(moment.today)
  return samples.map(({ day, dayNumber, boundary }, i) => {
    const known = dayNumber <= today
    return {
      day,
      planned: base.plannedCurve ? valueAt(base.plannedCurve, boundary) : null,
      earned: known ? (earnedBy[i] ?? 0) + valueAt(effort, Math.min(boundary, lastFacts)) : null,
      spent: known && planValue.ac !== null ? (spentBy[i] ?? 0) : null,
    }
  })
}

interface Sample {
  readonly day: Day
  readonly dayNumber: number
  readonly boundary: number
}

/** Boundaries at even distances, and today. */
function samplesOf(base: BaseFigures, axis: Axis, steps: readonly Step[]): readonly Sample[] {
  const { plannedCurve: planned, moment } = base
  const now = axis.finishBoundary(moment.today)
  const firstStep = steps.reduce(
    (first, { dayNumber }) => Math.min(first, dayNumber),
    dayToNumber(moment.today),
  )
  const first = planned?.start ?? axis.boundaryOfNumber(firstStep)
  const end = Math.max(now, planned ? planned.start + planned.values.length - 1 : now)
  const distance = Math.max(1, Math.ceil((end - first) / (mostPoints - 2)))
  const samples = [{ day: moment.today, dayNumber: dayToNumber(moment.today), boundary: now }]
  for (let boundary = first; boundary < end + distance; boundary += distance) {
    const at = Math.min(boundary, end)
    if (at !== now) samples.push({ day: axis.finishDay(at), dayNumber: axis.dayNumber(at - 1), boundary: at })
  }
  return samples.toSorted((a, b) => a.dayNumber - b.dayNumber)
}

/** The sum of all steps taken by the end of each sample's day. */
function runningSums(steps: readonly Step[], samples: readonly Sample[]): Float64Array {
  const sums = new Float64Array(samples.length)
  for (const { dayNumber, amount } of steps) {
    const at = firstOnOrAfter(samples, dayNumber)
    if (at < sums.length) sums[at] = (sums[at] ?? 0) + amount
  }
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (sums[i - 1] ?? 0)
  return sums
}

function firstOnOrAfter(samples: readonly Sample[], dayNumber: number): number {
  let low = 0
  let high = samples.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((samples[middle]?.dayNumber ?? 0) >= dayNumber) high = middle
    else low = middle + 1
  }
  return low
}

function spentSteps({ plan, basis }: BaseFigures, context: HistoryContext): readonly Step[] {
  if (basis !== 'cost' && basis !== 'effort') return []
  const measure = basis === 'cost' ? 'cost' : 'hours'
  return plan.reports.list.flatMap((report) => bookedSteps(report, measure, context))
}

/** What level of effort earns is what was planned for it (EV 2). */
function levelOfEffortCurve(base: BaseFigures): PlannedCurve | undefined {
  if (base.plannedCurve === undefined) return undefined
  const { start, values } = base.plannedCurve
  const parts = plannedParts({ ...base, lost: base.lostLeaves }).filter((part) => part.levelOfEffort)
  return { start, values: plannedCurve(parts, start, start + values.length - 1) }
}

function valueAt(curve: PlannedCurve | undefined, boundary: number): number {
  if (curve === undefined || boundary <= curve.start) return 0
  return curve.values[Math.min(curve.values.length - 1, boundary - curve.start)] ?? 0
}
