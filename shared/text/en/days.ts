/** English words for days and durations: words instead of signs, dates as people say them (look.md, *Words*). */

import { dayToNumber, daysBetween, weekday } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import type { DayWords } from '../words.ts'
import { number } from './numbers.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A date further away than this names its year, so that no month can be mistaken. */
const sameYearDays = 270

export const days: DayWords = {
  count,
  working: (n) => `${number(n, 2)} working ${n === 1 ? 'day' : 'days'}`,
  short: (n) => `${number(n, 2)} d`,
  late,
  lateInWeeks: (n, perWeek) => (Math.abs(n) < 10 ? late(n) : `${late(n)} (${weeks(Math.abs(n), perWeek)})`),
  day: (day, today) => {
    const near = Math.abs(daysBetween(today, day)) <= sameYearDays
    return `${weekdayName(day).slice(0, 3)} ${dateName(day, 3)}${near ? '' : ` ${day.slice(0, 4)}`}`
  },
  whole: (day) => `${weekdayName(day)} ${dateName(day)} ${day.slice(0, 4)}`,
  relative: (day, today) => {
    const n = dayToNumber(day) - dayToNumber(today)
    if (n === 0) return 'today'
    if (n === 1) return 'tomorrow'
    if (n === -1) return 'yesterday'
    return n > 0 ? `in ${count(n)}` : `${count(-n)} ago`
  },
}

export function weekdayName(day: Day): string {
  return weekdays[weekday(day) - 1] ?? ''
}

function count(n: number): string {
  return `${number(n, 2)} ${Math.abs(n) === 1 ? 'day' : 'days'}`
}

function late(n: number): string {
  if (n === 0) return 'on plan'
  return n > 0 ? `${count(n)} late` : `${count(-n)} early`
}

/** To the nearest half week. */
function weeks(n: number, perWeek: number): string {
  const halves = Math.round((n / perWeek) * 2)
  const whole = Math.floor(halves / 2)
  return `${number(whole)}${halves % 2 === 1 ? '½' : ''} ${halves === 2 ? 'week' : 'weeks'}`
}

function dateName(day: Day, monthLength = 9): string {
  return `${Number(day.slice(8, 10))} ${(months[Number(day.slice(5, 7)) - 1] ?? '').slice(0, monthLength)}`
}
