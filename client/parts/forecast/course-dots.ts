/** Twenty tries, each as likely as the next, as dots over a line of days; the plan is an upright line among them. */

import { dayToNumber } from '../../../shared/base/day.ts'
import type { Day } from '../../../shared/base/day.ts'
import type { Forecast } from '../../../shared/engine/forecast/forecast.ts'

export const dotCount = 20
const mostColumns = 30

export interface CourseDots {
  readonly dots: readonly CourseDot[]
  /** 0 … 1 from the left; undefined without a day to hang from. */
  readonly plan: number | undefined
  readonly first: Day
  readonly last: Day
  readonly highest: number
}

export interface CourseDot {
  /** 0 … 1 from the left. */
  readonly x: number
  /** 0 on the line of days, 1 above another dot … */
  readonly level: number
  readonly isLate: boolean
}

/** Undefined for what is finished or without dates. */
export function courseDots(forecast: Forecast, index: number, plan: Day | undefined): CourseDots | undefined {
  const days = Array.from({ length: dotCount }, (_, i) => forecast.dayReached(index, (i + 0.5) / dotCount))
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const from = Math.min(dayToNumber(first), dayToNumber(plan ?? first)) - 1
  const to = Math.max(dayToNumber(last), dayToNumber(plan ?? last)) + 1
  const width = Math.max(1, Math.ceil((to - from) / mostColumns))
  const columns = Math.ceil((to - from + 1) / width)
  const place = (column: number): number => (column + 0.5) / columns
  const levels = new Map<number, number>()
  const dots = days.flatMap((day) => {
    if (day === undefined) return []
    const isLate = plan !== undefined && day > plan
    // What is late never stands in the plan's own column: it hangs to its right.
    const column = columnOf(day) + (isLate && columnOf(day) === columnOf(plan) ? 1 : 0)
    const level = levels.get(column) ?? 0
    levels.set(column, level + 1)
    return [{ x: place(column), level, isLate }]
  })
  return {
    dots,
    plan: plan === undefined ? undefined : place(columnOf(plan)) + 0.5 / columns,
    first,
    last,
    highest: Math.max(...levels.values()),
  }

  function columnOf(day: Day): number {
    return Math.floor((dayToNumber(day) - from) / width)
  }
}
