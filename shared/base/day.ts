/**
 * Calendar dates without a zone (SC1.4). A `Day` is the text `2026-03-05`; arithmetic uses its number,
 * whole days since 1970-01-01. No `Date` in local time anywhere.
 */

export type Day = string & { readonly __day?: never }

const pattern = /^\d{4}-\d{2}-\d{2}$/
const dayLength = 86_400_000

/** Days since 1970-01-01. The text must be a real day (`isDay`). */
export function dayToNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayLength
}

export function numberToDay(n: number): Day {
  return new Date(n * dayLength).toISOString().slice(0, 10)
}

/** True for a day that exists, from year 1900 through 2199: 2026-02-31 does not. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !pattern.test(text)) return false
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const date = Number(text.slice(8))
  return year >= 1900 && year < 2200 && date >= 1 && date <= daysInMonth(year, month)
}

/** 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0)
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function addDays(day: Day, count: number): Day {
  return numberToDay(dayToNumber(day) + count)
}

/** Calendar days from a to b, negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return dayToNumber(b) - dayToNumber(a)
}

/** ISO weekday, Monday 1 … Sunday 7, of a day's number. */
export function weekdayOfNumber(n: number): number {
  return ((((n + 3) % 7) + 7) % 7) + 1
}

export function weekday(day: Day): number {
  return weekdayOfNumber(dayToNumber(day))
}
