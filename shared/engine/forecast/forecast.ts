/** What the runs say of a plan, in days and chances (FC1): of the plan's end, of each item, of each key result. */

import type { Day } from '../../base/day.ts'
import type { BaseFigures } from '../figures.ts'
import { isFinished } from '../link-bounds.ts'
import { networkOf } from '../network.ts'
import { none } from '../schedule-marks.ts'
import type { ForecastInput } from './forecast-input.ts'
import { isDrawn, leafModes } from './forecast-input.ts'
import type { ForecastOptions } from './forecast-options.ts'
import { chanceBy, dayReached, sharesByDay } from './outcome-days.ts'
import type { ForecastOutcome } from './run-tally.ts'

export interface Forecast {
  readonly base: BaseFigures
  readonly options: ForecastOptions
  /** The end of the plan. */
  readonly end: DateForecast | undefined
  /** By position in `plan.items.list`; undefined for what is finished, cancelled or without dates. */
  item(index: number): ItemForecast | undefined
  /** The day by which that share of the runs has finished it; a fact's own day. */
  dayReached(index: number, share: number): Day | undefined
  /** The share of runs that have finished it by the end of that day. */
  chanceBy(index: number, day: Day): number | undefined
  /** Each day on which some run finishes it, with the share that do. */
  sharesByDay(index: number): readonly { readonly day: Day; readonly share: number }[]
  /** What makes a date uncertain, the most first; of the plan's end, or of an item that was followed. Undefined: was not. */
  causesOf(index: number | 'end'): readonly Cause[] | undefined
  readonly estimates: Estimates
}

export interface DateForecast {
  /** Nearest-rank quantiles: by P80, eight runs of ten have finished. */
  readonly p10: Day
  readonly p50: Day
  readonly p80: Day
  readonly p90: Day
  /** The day in which the mean of the real-valued finishes falls. */
  readonly mean: Day
  /** The standard deviation of the finish, in working days. */
  readonly spread: number
}

export interface ItemForecast extends DateForecast {
  readonly committed?: DayChance
  readonly baseline?: DayChance
  /** The share of runs in which it has no float; of a group, in which something in it has none. */
  readonly criticality: number
}

export interface DayChance {
  readonly day: Day
  readonly chance: number
}

/**
 * A task whose days go with a date. `correlation`: of the two over the runs (Pearson). `share`: its covariance with the date
 * as a part of that of all causes, so that they sum to 1; on a single chain it is its part of the date's variance. Tasks
 * that go with it no more than chance does (correlation below 3 ÷ √runs) are no causes.
 */
export interface Cause {
  readonly index: number
  readonly correlation: number
  readonly share: number
}

/** Of the tasks that are drawn: how many have three points of their own, and of how many of the likely days left. */
export interface Estimates {
  readonly estimated: number
  readonly assumed: number
  readonly estimatedDays: number
  readonly assumedDays: number
}

/** `input` and `outcome` of this very base. */
export function createForecast(base: BaseFigures, input: ForecastInput, outcome: ForecastOutcome): Forecast {
  const { structure, schedule, variance } = base
  const { axis } = schedule
  const network = networkOf(structure)
  const plansEnd = network.item.length
  const nodeOf = (index: number): number => network.exit[index] ?? 0
  const isOpen = (index: number): boolean =>
    (schedule.earlyFinish[index] ?? none) !== none && !isFinished(base, index)
  /** A group, or the plan, of which something is done: never before the day that was recorded. */
  const shown = (day: number | undefined, index?: number): Day | undefined => {
    if (day === undefined) return undefined
    const fact = lastFactIn(base, index)
    const drawn = axis.startDay(day)
    return fact !== undefined && fact > drawn ? fact : drawn
  }
  const dates = (node: number, scheduled: number, index?: number): DateForecast | undefined => {
    const at = (share: number): Day | undefined => shown(dayReached(outcome, node, share), index)
    const [p10, p50, p80, p90] = [at(0.1), at(0.5), at(0.8), at(0.9)]
    if (p10 === undefined || p50 === undefined || p80 === undefined || p90 === undefined) return undefined
    const off = (outcome.sum[node] ?? 0) / outcome.runs
    const variance = (outcome.sumOfSquares[node] ?? 0) / outcome.runs - off * off
    const mean = shown(Math.ceil(scheduled + off - 1e-6) - 1, index) ?? p50
    return { p10, p50, p80, p90, mean, spread: Math.sqrt(Math.max(0, variance)) }
  }
  const chance = (index: number, day: Day): number | undefined => {
    const fact = lastFactIn(base, index)
    if (fact !== undefined && fact > day) return 0
    return chanceBy(outcome, nodeOf(index), axis.finishBoundary(day) - 1)
  }
  const meeting = (index: number, day: Day | undefined): DayChance | undefined => {
    const found = day === undefined ? undefined : chance(index, day)
    return day === undefined || found === undefined ? undefined : { day, chance: found }
  }
  return {
    base,
    options: input.options,
    end: schedule.end === none ? undefined : dates(plansEnd, schedule.end),
    item: (index) => {
      if (!isOpen(index)) return undefined
      const node = nodeOf(index)
      const found = dates(node, schedule.earlyFinish[index] ?? 0, index)
      const committed = meeting(index, variance[index]?.commitmentFinish)
      const baseline = meeting(index, variance[index]?.baselineFinish)
      return (
        found && {
          ...found,
          ...(committed && { committed }),
          ...(baseline && { baseline }),
          criticality: (outcome.critical[node] ?? 0) / outcome.runs,
        }
      )
    },
    dayReached: (index, share) =>
      isOpen(index) ? shown(dayReached(outcome, nodeOf(index), share), index) : schedule.finishDay(index),
    chanceBy: (index, day) => {
      if (isOpen(index)) return chance(index, day)
      const finish = schedule.finishDay(index)
      return finish === undefined ? undefined : finish <= day ? 1 : 0
    },
    sharesByDay: (index) =>
      sharesByDay(outcome, nodeOf(index)).flatMap(({ day, share }) => {
        const shownDay = shown(day, index)
        return shownDay === undefined ? [] : [{ day: shownDay, share }]
      }),
    causesOf: (index) => {
      const target = index === 'end' ? 0 : input.targets.indexOf(nodeOf(index)) + 1
      return index !== 'end' && target === 0 ? undefined : causesAt(outcome, target, network.item)
    },
    estimates: estimatesIn(input),
  }
}

/** The latest recorded finish in a group, without `index` in the plan; undefined for a leaf. */
function lastFactIn({ structure, schedule }: BaseFigures, index: number | undefined): Day | undefined {
  if (index !== undefined && structure.isLeaf[index] === 1) return undefined
  let latest: Day | undefined
  const leaves = (index === undefined ? structure.roots : [index]).flatMap((one) => structure.leavesOf(one))
  for (const leaf of leaves) {
    if (!isFinished({ structure, schedule }, leaf)) continue
    const day = schedule.finishDay(leaf)
    if (day !== undefined && (latest === undefined || day > latest)) latest = day
  }
  return latest
}

function causesAt(outcome: ForecastOutcome, target: number, itemOf: Int32Array): readonly Cause[] {
  const { drawn, covariance, drawnVariance, targetVariance, runs } = outcome
  const variance = targetVariance[target] ?? 0
  if (!(variance > 1e-9)) return []
  const found = Array.from(drawn, (node, place) => {
    const together = covariance[target * drawn.length + place] ?? 0
    const own = drawnVariance[place] ?? 0
    const correlation = own > 0 ? together / Math.sqrt(own * variance) : 0
    return { index: itemOf[node] ?? 0, correlation, together }
  }).filter(({ correlation }) => correlation > 3 / Math.sqrt(runs))
  const all = found.reduce((sum, { together }) => sum + together, 0)
  return found
    .map(({ index, correlation, together }) => ({ index, correlation, share: together / all }))
    .toSorted((a, b) => b.share - a.share || a.index - b.index)
}

function estimatesIn(input: ForecastInput): Estimates {
  const found = { estimated: 0, assumed: 0, estimatedDays: 0, assumedDays: 0 }
  for (let node = 0; node < input.mode.length; node++) {
    const isWork = input.mode[node] === leafModes.whole || input.mode[node] === leafModes.rest
    if (!isWork || input.isMilestone[node] === 1) continue
    const days = input.likely[node] ?? 0
    if (input.isEstimated[node] === 1) {
      found.estimated++
      found.estimatedDays += days
    } else if (isDrawn(input, node)) {
      found.assumed++
      found.assumedDays += days
    }
  }
  return found
}
