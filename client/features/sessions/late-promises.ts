/** Dates that are forecast later than they are promised: agreed anew as they stand, they would be late from the first day. */

import type { Day } from '../../../shared/base/day.ts'
import { checkIn } from '../../../shared/commands/check-in.ts'
import { step } from '../../../shared/commands/do-many.ts'
import type { Step } from '../../../shared/commands/do-many.ts'
import { setDates } from '../../../shared/commands/set-dates.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { presentOwner } from '../../../shared/engine/ownership.ts'
import type { Item } from '../../../shared/plan/item.ts'

export interface LatePromise {
  readonly item: Item
  readonly promised: Day
  readonly forecast: Day
  readonly hasBegun: boolean
  /** Where it is forecast to begin later than promised. */
  readonly start?: Day
}

const notStarted = 0

/** The latest of them first. */
export function latePromises({ plan, structure, schedule, variance }: Figures): readonly LatePromise[] {
  return plan.items.list
    .flatMap((item, index) => {
      const { commitmentStart, commitmentFinish, forecastStart, forecastFinish, unannounced } =
        variance[index] ?? {}
      if (structure.isLeaf[index] !== 1 || !unannounced || unannounced < 0) return []
      if (commitmentFinish === undefined || forecastFinish === undefined) return []
      const hasBegun = schedule.state[index] !== notStarted
      const isMoved =
        item.type !== 'milestone' &&
        !hasBegun &&
        commitmentStart !== undefined &&
        forecastStart !== undefined &&
        forecastStart > commitmentStart
      const late = {
        item,
        promised: commitmentFinish,
        forecast: forecastFinish,
        hasBegun,
        days: unannounced,
      }
      return [{ ...late, ...(isMoved && { start: forecastStart }) }]
    })
    .toSorted((a, b) => b.days - a.days)
}

/**
 * Each is promised for the day it is forecast: one command, which one undo takes back. Of work that has begun the finish is
 * said for its owner, who may confirm it: written anew beside the start it would be longer work (SC3.7).
 */
export function promiseForecast({ plan }: Figures, late: readonly LatePromise[]): readonly Step[] {
  return late.map(({ item, forecast, start, hasBegun }) => {
    if (!hasBegun)
      return step(setDates, { item: item.id, finish: forecast, ...(start !== undefined && { start }) })
    const owner = presentOwner(plan, item)
    return step(checkIn, { item: item.id, finish: forecast, ...(owner && { forPerson: owner.id }) })
  })
}
