// Calendar days as plain texts (`2026-03-05`), counted in UTC only: no zone can move them.

const dayLength = 86_400_000

export function dayToNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayLength
}

export function numberToDay(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10)
}

/** Undefined for a day that does not exist (31.02.) or a year outside 1900–2199. */
export function dayOf(year: number, month: number, date: number): string | undefined {
  if (!(year >= 1900 && year < 2200)) return undefined
  const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  const number = dayToNumber(text)
  return Number.isNaN(number) || numberToDay(number) !== text ? undefined : text
}

export function addDays(day: string, count: number): string {
  return numberToDay(dayToNumber(day) + count)
}

/** The same date of another month, or that month's last day. */
export function addMonths(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  for (let date = Number(day.slice(8, 10)); date > 27; date--) {
    const found = dayOf(year, month, date)
    if (found) return found
  }
  return dayOf(year, month, Number(day.slice(8, 10))) ?? day
}

/** Monday 1 … Sunday 7. */
export function weekday(day: string): number {
  return ((((dayToNumber(day) + 3) % 7) + 7) % 7) + 1
}

export function startOfWeek(day: string, weekStart: number): string {
  return addDays(day, -((weekday(day) - weekStart + 7) % 7))
}

/** Six weeks that hold the month of `day`: always as many, so the calendar never changes its size. */
export function weeksOfMonth(day: string, weekStart: number): readonly (readonly string[])[] {
  const first = startOfWeek(`${day.slice(0, 7)}-01`, weekStart)
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => addDays(first, week * 7 + at)),
  )
}

/** The weekday a week begins with where this locale is spoken; Monday when the browser does not know. */
export function weekStartOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number }
  }
  return known.getWeekInfo?.().firstDay ?? 1
}
