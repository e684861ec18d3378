/**
 * What will have been earned by which day, as a range (FC1): what is left of each leaf is earned evenly from its forecast
 * start to the day by which 1, 5 and 9 of ten runs have finished it. Of the whole plan, in its basis, from today on.
 */

import { dayToNumber, numberToDay } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import type { BaseFigures } from '../figures.ts'
import type { Forecast } from './forecast.ts'

export interface EarnedRange {
  readonly day: Day
  readonly early: number
  readonly likely: number
  readonly late: number
}

const mostPoints = 40
const edges = ['early', 'likely', 'late'] as const

/** Empty where nothing is left to earn. The last point is the day by which the slowest leaf is done in 9 of 10 runs. */
export function earnedRange(forecast: Forecast): readonly EarnedRange[] {
  const { base } = forecast
  const leaves = leavesLeft(forecast)
  const last = leaves.reduce((end, { late }) => Math.max(end, late), 0)
  const from = dayToNumber(base.moment.today)
  if (leaves.length === 0 || last <= from) return []
  const step = Math.max(1, Math.ceil((last - from) / (mostPoints - 1)))
  const days: number[] = []
  for (let day = from; day < last; day += step) days.push(day)
  days.push(last)
  return days.map((day) => {
    const [early = 0, likely = 0, late = 0] = edges.map((edge) => earnedBy(base, leaves, edge, from, day))
    return { day: numberToDay(day), early, likely, late }
  })
}

interface LeafLeft {
  readonly left: number
  readonly start: number
  readonly early: number
  readonly likely: number
  readonly late: number
}

function leavesLeft(forecast: Forecast): readonly LeafLeft[] {
  const { structure, schedule, value, moment } = forecast.base
  const today = dayToNumber(moment.today)
  const leaves: LeafLeft[] = []
  for (let index = 0; index < structure.count; index++) {
    const { bac = 0, ev = 0 } = value[index] ?? {}
    if (structure.isLeaf[index] !== 1 || bac <= ev) continue
    const finish = forecast.item(index)
    const start = schedule.startDay(index)
    if (finish === undefined || start === undefined) continue
    leaves.push({
      left: bac - ev,
      start: Math.max(today, dayToNumber(start)),
      early: dayToNumber(finish.p10),
      likely: dayToNumber(finish.p50),
      late: dayToNumber(finish.p90),
    })
  }
  return leaves
}

function earnedBy(
  { planValue }: BaseFigures,
  leaves: readonly LeafLeft[],
  edge: (typeof edges)[number],
  from: number,
  day: number,
): number {
  let earned = planValue.ev
  if (day === from) return earned
  for (const { left, start, [edge]: finish } of leaves) {
    // Drawn to finish before it was to start: it began earlier, too.
    const begin = Math.min(start, finish - 1)
    earned += left * Math.min(1, Math.max(0, (day - begin) / (finish - begin)))
  }
  return earned
}
