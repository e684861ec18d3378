/**
 * The working-day axis of a plan (SC1, SC2). A boundary `b` is the start of working day `b` and the end of `b - 1`;
 * day 0 is the first working day on or after the origin. Boundaries may be negative. All conversions are O(1).
 */

import { dayToNumber } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import type { PlanCalendar } from '../plan/calendar.ts'
import type { Fault } from '../plan/fault.ts'
import { countedDays } from './counted-days.ts'
import { textOfDayNumber } from './day-texts.ts'

export interface Axis {
  readonly origin: Day
  /** `NO_WORKING_DAYS` when the calendar has none and Monday to Friday stands in for it (SC2.1). */
  readonly faults: readonly Fault[]
  isWorkingDay(day: Day): boolean
  /** Boundary at which a start-like date begins: a day off moves to the next working day (SC2.2). */
  startBoundary(day: Day): number
  /** Boundary at the end of a finish-like date: a day off counts to the end of the last working day before (SC2.2). */
  finishBoundary(day: Day): number
  /** Working day `b`. */
  startDay(boundary: number): Day
  /** Working day `b - 1`. */
  finishDay(boundary: number): Day
  /** Working day `b` as days since 1970-01-01. */
  dayNumber(boundary: number): number
  /** `startBoundary` of a day given as days since 1970-01-01; of the day after it, it is `finishBoundary`. */
  boundaryOfNumber(dayNumber: number): number
  /** Working days in [from, to], both inclusive; 0 when to < from. */
  workingDays(from: Day, to: Day): number
}

/** The axis of a calendar, one per calendar object and origin. The origin must be a real day. */
export function createAxis(calendar: PlanCalendar, origin: Day): Axis {
  let axes = axesByCalendar.get(calendar)
  if (axes === undefined) axesByCalendar.set(calendar, (axes = new Map()))
  let axis = axes.get(origin)
  if (axis === undefined) {
    if (axes.size === mostOrigins) axes.clear()
    axes.set(origin, (axis = newAxis(calendar, origin)))
  }
  return axis
}

const axesByCalendar = new WeakMap<PlanCalendar, Map<Day, Axis>>()
/** A plan without a start of its own has its earliest date as origin, which an edit may move back and forth. */
const mostOrigins = 8

const mondayToFriday = [1, 2, 3, 4, 5]

function newAxis(calendar: PlanCalendar, origin: Day): Axis {
  const workdays = calendar.workdays.filter((weekday) => mondayToSunday.has(weekday))
  const faults: Fault[] = []
  if (workdays.length === 0) {
    faults.push({ code: 'NO_WORKING_DAYS', kind: 'plan', id: 'plan', field: 'calendar.workdays' })
    workdays.push(...mondayToFriday)
  }
  const days = countedDays({ ...calendar, workdays }, dayToNumber(origin))
  const numbers = new Map<Day, number>()

  const numberOf = (day: Day): number => {
    let number = numbers.get(day)
    if (number === undefined) numbers.set(day, (number = dayToNumber(day)))
    return number
  }

  return {
    origin,
    faults,
    isWorkingDay: (day) => days.isWorked(numberOf(day)),
    startBoundary: (day) => days.before(numberOf(day)),
    finishBoundary: (day) => days.before(numberOf(day) + 1),
    startDay: (boundary) => textOfDayNumber(days.nth(boundary)),
    finishDay: (boundary) => textOfDayNumber(days.nth(boundary - 1)),
    dayNumber: (boundary) => days.nth(boundary),
    boundaryOfNumber: (dayNumber) => days.before(dayNumber),
    workingDays: (from, to) => (to < from ? 0 : days.before(numberOf(to) + 1) - days.before(numberOf(from))),
  }
}

const mondayToSunday: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7])
