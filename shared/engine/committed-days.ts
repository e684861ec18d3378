/** The days an owner has committed to: as written, and the finish that a start and a duration mean (SC1.2). */

import type { Day } from '../base/day.ts'
import type { Item } from '../plan/item.ts'
import type { Axis } from './axis.ts'
import { committedDates } from './committed-dates.ts'

export interface CommittedDays {
  readonly start?: Day
  readonly finish?: Day
}

export function committedDays(item: Item, axis: Axis): CommittedDays {
  const { start, finish } = item
  if (item.type === 'milestone') {
    const day = finish ?? start
    return day === undefined ? {} : { start: day, finish: day }
  }
  if (start === undefined) return finish === undefined ? {} : { finish }
  if (finish !== undefined && finish >= start) return { start, finish }
  if (item.duration === undefined) return { start }
  return { start, finish: axis.finishDay(axis.startBoundary(start) + committedDates(item, axis).duration) }
}
