/**
 * Load against hours, person by person and week by week (CA1). What is left of an open leaf's effort is spread evenly over the
 * working days of its forecast; a person's week holds their hours, less the days off and the days away.
 */

import { dayToNumber } from '../base/day.ts'
import type { Person } from '../plan/person.ts'
import type { Axis } from './axis.ts'
import type { BaseFigures } from './figures.ts'
import { finished, unstarted } from './leaf-row.ts'
import { restStart } from './link-bounds.ts'
import { isCancelled } from './schedule.ts'
import { none } from './schedule-marks.ts'
import { textOfDayNumber } from './day-texts.ts'

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
}

/** CA1: beyond this share of the hours there are, and by more than so many hours. */
const overShare = 1.1
const overHours = 4

export function isOverloaded({ load, capacity }: Pick<WeekLoad, 'load' | 'capacity'>): boolean {
  return load > capacity * overShare && load - capacity > overHours
}

const memo = new WeakMap<
  BaseFigures['schedule'],
  { readonly base: BaseFigures; readonly capacity: Capacity }
>()

/** The same object while items, people, reports and schedule are. */
export function capacityOf(base: BaseFigures): Capacity {
  const kept = memo.get(base.schedule)
  if (kept?.base.plan.items === base.plan.items && kept.base.plan.people === base.plan.people)
    return kept.capacity
  const capacity = createCapacity(base)
  memo.set(base.schedule, { base, capacity })
  return capacity
}

/** Beyond five years nobody's weeks are told apart. */
const mostWeeks = 260

function createCapacity(base: BaseFigures): Capacity {
  const { plan, schedule, moment } = base
  const { axis } = schedule
  const firstMonday = mondayOf(dayToNumber(moment.today))
  const lines = linesOf(base)
  const last = lines.reduce((most, { to }) => Math.max(most, axis.dayNumber(to - 1)), firstMonday)
  const weeks = Math.min(mostWeeks, Math.floor((mondayOf(last) - firstMonday) / 7) + 1)
  const weekAt = (boundary: number): number => Math.floor((axis.dayNumber(boundary) - firstMonday) / 7)
  const load = new Float64Array(plan.people.list.length * weeks)
  for (const { person, from, to, perDay } of lines)
    for (let day = from; day < to; day++) {
      const week = weekAt(day)
      if (week >= 0 && week < weeks) load[person * weeks + week] = (load[person * weeks + week] ?? 0) + perDay
    }
  const weekText = (week: number): string => textOfDayNumber(firstMonday + week * 7)
  return {
    weeksOf(person) {
      const own = load.subarray(person * weeks, (person + 1) * weeks)
      const until = own.findLastIndex((hours) => hours > 0)
      const who = plan.people.list[person]
      if (who === undefined) return []
      return Array.from({ length: until + 1 }, (_, week) => ({
        week: weekText(week),
        load: own[week] ?? 0,
        capacity: hoursIn(who, axis, firstMonday + week * 7, plan.settings.calendar.workdays.length),
      }))
    },
    workIn(person, week) {
      const at = (dayToNumber(week) - firstMonday) / 7
      return lines
        .filter((line) => line.person === person)
        .map(({ index, from, to, perDay }) => {
          let days = 0
          for (let day = from; day < to; day++) if (weekAt(day) === at) days++
          return { index, hours: days * perDay }
        })
        .filter(({ hours }) => hours > 0)
        .toSorted((a, b) => b.hours - a.hours || a.index - b.index)
    },
  }
}

interface Line {
  readonly index: number
  readonly person: number
  /** Boundaries. */
  readonly from: number
  readonly to: number
  readonly perDay: number
}

function linesOf(base: BaseFigures): readonly Line[] {
  const { plan, structure, schedule, reportOf } = base
  const lines: Line[] = []
  plan.items.list.forEach((item, index) => {
    const { owner, effort } = item
    if (effort === undefined || effort <= 0 || owner?.type !== 'person' || structure.isLeaf[index] !== 1)
      return
    if (schedule.state[index] === finished || isCancelled(schedule, index)) return
    const person = plan.people.indexById.get(owner.id)
    const from = restStart(base, index)
    const to = schedule.earlyFinish[index] ?? none
    if (person === undefined || from === none || to === none || to <= from) return
    const left = effort * shareLeft(base, index, reportOf[index]?.percent)
    if (left > 0) lines.push({ index, person, from, to, perDay: left / (to - from) })
  })
  return lines
}

function shareLeft({ schedule }: BaseFigures, index: number, percent: number | undefined): number {
  if (percent !== undefined) return 1 - Math.min(100, Math.max(0, percent)) / 100
  const duration = schedule.duration[index] ?? 0
  if (schedule.state[index] === unstarted || duration === 0) return 1
  return Math.min(1, (schedule.remaining[index] ?? 0) / duration)
}

/** Their hours for the days of that week which are worked and on which they are not away. */
function hoursIn(person: Person, axis: Axis, monday: number, workdaysPerWeek: number): number {
  if (person.left) return 0
  let days = 0
  for (let day = monday; day < monday + 7; day++) {
    const text = textOfDayNumber(day)
    if (axis.isWorkingDay(text) && !person.away.some(({ from, to }) => from <= text && text <= to)) days++
  }
  return (person.hoursPerWeek * days) / Math.max(1, workdaysPerWeek)
}

/** Days since 1970-01-01, which was a Thursday. */
function mondayOf(dayNumber: number): number {
  return dayNumber - ((((dayNumber + 3) % 7) + 7) % 7)
}
