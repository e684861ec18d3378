/**
 * Load against hours, person by person and week by week (CA1). What is left of an open leaf's effort is spread evenly over the
 * working days of its forecast; a person's week holds their hours, less the days off and the days away.
 */

import { dayToNumber } from '../base/day.ts'
import type { Person } from '../plan/person.ts'
import type { Axis } from './axis.ts'
import { changedRows, tellChanged } from './changed-rows.ts'
import type { BaseFigures } from './figures.ts'
import { textOfDayNumber } from './day-texts.ts'
import type { Seats } from './seats.ts'
import { workLines } from './work-lines.ts'
import type { WorkLine, WorkLines } from './work-lines.ts'

export interface WeekLoad {
  /** Monday. */
  readonly week: string
  /** Hours of work that fall into it, and hours there are. */
  readonly load: number
  readonly capacity: number
}

export interface Capacity {
  /** Of a person by position in `plan.people.list`, from this week on, as far as work is planned; empty without any. */
  weeksOf(person: number): readonly WeekLoad[]
  /** Open leaves of that person that fall into a week, by position, with their hours there; the most first. */
  workIn(person: number, week: string): readonly { readonly index: number; readonly hours: number }[]
  /** Whether work of that person that is meant falls into one of these weeks, of which each holds some work. */
  fallsInto(person: number, weeks: readonly WeekLoad[], isMeant: (index: number) => boolean): boolean
}

/** CA1: beyond this share of the hours there are, and by more than so many hours. */
const overShare = 1.1
export const overHours = 4

export function isOverloaded({ load, capacity }: Pick<WeekLoad, 'load' | 'capacity'>): boolean {
  return load > capacity * overShare && load - capacity > overHours
}

/** The same object while nobody's work or hours have changed; `changedRows` of two tells of whom, by position. */
export function capacityOf(base: BaseFigures): Capacity {
  const last = asked.get(base.plan.items.indexById)
  const from = last?.from.deref()
  if (last && from === base) return last.capacity
  const before = last && from && { ...last, base: from }
  const lines = workLines(base, before)
  const kept = before && sameGround(before.base, base) ? before : undefined
  const { capacity, weeks } =
    kept?.lines === lines ? kept : createCapacity(base, lines, keptWeeks(lines, kept))
  const others = kept && changedRows(kept.lines, lines)
  if (kept && others) tellChanged(kept.capacity, capacity, others)
  asked.set(base.plan.items.indexById, { capacity, lines, weeks, from: new WeakRef(base) })
  return capacity
}

/** What was known, on other seats: `base` are the figures before on them. What went had no work left. */
export function capacityOnto(
  before: BaseFigures,
  seats: Seats,
  base: BaseFigures,
): { readonly before: Capacity; readonly now: Capacity } | undefined {
  const last = asked.get(before.plan.items.indexById)
  if (last?.from.deref()?.schedule !== before.schedule || last.from.deref()?.plan !== before.plan)
    return undefined
  const lines = last.lines.map((own) =>
    own.flatMap((line) => {
      const index = seats.to[line.index] ?? -1
      return index < 0 ? [] : { ...line, index }
    }),
  )
  const known = createCapacity(base, lines, last.weeks)
  asked.set(base.plan.items.indexById, { ...known, from: new WeakRef(base) })
  return { before: last.capacity, now: known.capacity }
}

/** Only a memo, so that the next answer is worked out of what changed: what was asked last of a table of items. */
const asked = new WeakMap<object, Known & { readonly from: WeakRef<BaseFigures> }>()

interface Known {
  readonly capacity: Capacity
  readonly lines: WorkLines
  /** By person, of those that were asked for. */
  readonly weeks: Weeks
}

type Weeks = (readonly WeekLoad[] | undefined)[]

function keptWeeks(lines: WorkLines, kept: Known | undefined): Weeks {
  const others = kept && changedRows(kept.lines, lines)
  if (kept && others) {
    const weeks = kept.weeks.slice()
    for (const person of others) weeks[person] = undefined
    return weeks
  }
  return lines.map((own, person) => (own === kept?.lines[person] ? kept.weeks[person] : undefined))
}

/** What weeks rest on besides the lines. */
function sameGround(before: BaseFigures, base: BaseFigures): boolean {
  return (
    before.plan.people === base.plan.people &&
    before.plan.settings === base.plan.settings &&
    before.schedule.axis === base.schedule.axis &&
    mondayOf(dayToNumber(before.moment.today)) === mondayOf(dayToNumber(base.moment.today))
  )
}

/** Beyond five years nobody's weeks are told apart. */
const mostWeeks = 260

/** Takes weeks, not what was known: what is kept in here would keep all that was ever known before it. */
function createCapacity({ plan, schedule, moment }: BaseFigures, lines: WorkLines, weeks: Weeks): Known {
  const { axis } = schedule
  const firstMonday = mondayOf(dayToNumber(moment.today))
  const weekAt = (boundary: number): number => Math.floor((axis.dayNumber(boundary) - firstMonday) / 7)
  const textOf = (week: number): string => textOfDayNumber(firstMonday + week * 7)
  const capacity: Capacity = {
    weeksOf: (person) => (weeks[person] ??= findWeeks(person)),
    workIn(person, week) {
      const at = (dayToNumber(week) - firstMonday) / 7
      return (lines[person] ?? [])
        .map(({ index, from, to, perDay }) => {
          let days = 0
          for (let day = from; day < to; day++) if (weekAt(day) === at) days++
          return { index, hours: days * perDay }
        })
        .filter(({ hours }) => hours > 0)
        .toSorted((a, b) => b.hours - a.hours || a.index - b.index)
    },
    fallsInto: (person, among, isMeant) =>
      (lines[person] ?? []).some(({ index, from, to }) => {
        if (!isMeant(index)) return false
        const [first, last] = [textOf(weekAt(from)), textOf(weekAt(to - 1))]
        return among.some(({ week }) => first <= week && week <= last)
      }),
  }
  return { capacity, lines, weeks }

  function findWeeks(person: number): readonly WeekLoad[] {
    const who = plan.people.list[person]
    if (who === undefined) return []
    const loads = loadsOf(lines[person] ?? [], weekAt)
    const until = loads.findLastIndex((hours) => hours > 0)
    return Array.from({ length: until + 1 }, (_, week) => ({
      week: textOf(week),
      load: loads[week] ?? 0,
      capacity: hoursIn(who, axis, firstMonday + week * 7, plan.settings.calendar.workdays.length),
    }))
  }
}

/** Hours by week from this one on. */
function loadsOf(lines: readonly WorkLine[], weekAt: (boundary: number) => number): Float64Array {
  const last = lines.reduce((most, { to }) => Math.max(most, weekAt(to - 1)), -1)
  const loads = new Float64Array(Math.min(mostWeeks, last + 1))
  for (const { from, to, perDay } of lines)
    for (let day = from; day < to; day++) {
      const week = weekAt(day)
      if (week >= 0 && week < loads.length) loads[week] = (loads[week] ?? 0) + perDay
    }
  return loads
}

/** Their hours for the days of that week which are worked and on which they are not away. */
function hoursIn(person: Person, axis: Axis, monday: number, workdaysPerWeek: number): number {
  if (person.left) return 0
  return (person.hoursPerWeek * daysHere(person, axis, monday)) / Math.max(1, workdaysPerWeek)
}

/** Working days of the week from that Monday, as a day number, on which the person is not away. */
export function daysHere(person: Person, axis: Axis, monday: number): number {
  let days = 0
  for (let day = monday; day < monday + 7; day++) {
    const text = textOfDayNumber(day)
    if (axis.isWorkingDay(text) && !person.away.some(({ from, to }) => from <= text && text <= to)) days++
  }
  return days
}

/** Days since 1970-01-01, which was a Thursday. */
function mondayOf(dayNumber: number): number {
  return dayNumber - ((((dayNumber + 3) % 7) + 7) % 7)
}
