// Days in words and back. Reading understands what people type: 2026-12-04, 4.12., 4/12/26, 4 Dec, Fri,
// today, +3, +2w. Names and the order of numbers are the locale's; a day without a year is the nearest one.
import { addDays, dayOf, dayToNumber, weekday } from './days.ts'

/** *Fri 4 Dec*, with the year when it is not this one. */
export function dayToText(day: string, today: string, locale: string): string {
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  return format(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(!sameYear && { year: 'numeric' }),
  })(day).replace(/[,.](?= |$)/g, '')
}

/** *Friday, 4 December 2026*, for screen readers. */
export function dayInFull(day: string, locale: string): string {
  return format(locale, { dateStyle: 'full' })(day)
}

export function monthToText(day: string, locale: string): string {
  return format(locale, { month: 'long', year: 'numeric' })(day)
}

export function weekdayNames(locale: string, style: 'short' | 'long' | 'narrow'): readonly string[] {
  // 2024-01-01 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((date) => format(locale, { weekday: style })(`2024-01-0${date}`))
}

export type DayWords = { readonly today: string; readonly tomorrow: string; readonly yesterday: string }

/** Undefined when it means no day. */
export function readDay(text: string, today: string, locale: string, words: DayWords): string | undefined {
  const typed = plain(text)
  const relative = new Map([
    [plain(words.today), 0],
    [plain(words.tomorrow), 1],
    [plain(words.yesterday), -1],
  ])
  const offset = relative.get(typed)
  if (offset !== undefined) return addDays(today, offset)
  return (
    readStep(typed, today) ??
    readIso(typed) ??
    readNumbers(typed, today, locale) ??
    readNames(typed, today, locale)
  )
}

function readStep(typed: string, today: string): string | undefined {
  const step = /^([+-])(\d{1,4})\s*([a-z]?)[a-z]*$/.exec(typed)
  if (!step) return undefined
  const unit = step[3] === 'w' ? 7 : 1
  return addDays(today, Number(`${step[1]}${step[2]}`) * unit)
}

function readIso(typed: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  return iso ? dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) : undefined
}

function readNumbers(typed: string, today: string, locale: string): string | undefined {
  const numbers = /^(\d{1,2})([./-])\s?(\d{1,2})(?:[./-]\s?(\d{2}|\d{4})?)?$/.exec(typed)
  if (!numbers) return undefined
  // A point is never month first, whatever the locale does with strokes.
  const monthFirst = numbers[2] !== '.' && isMonthFirst(locale)
  const [month, date] = monthFirst ? [numbers[1], numbers[3]] : [numbers[3], numbers[1]]
  return inYear(numbers[4], Number(month), Number(date), today)
}

function readNames(typed: string, today: string, locale: string): string | undefined {
  const parts = typed.split(/[\s.,/-]+/).filter(Boolean)
  const numbers = parts.filter((part) => /^\d+$/.test(part))
  const names = parts.filter((part) => !/^\d+$/.test(part))
  const months = names.map((name) => nameAt(monthNames(locale), name))
  const days = names.map((name) => nameAt(weekdayVariants(locale), name))
  // *mar 15 jun*: in Spanish the first is a Tuesday, because the month is another word.
  const monthAt = months.findLastIndex((month) => month >= 0)
  if (names.some((_, at) => at !== monthAt && (days[at] ?? -1) < 0)) return undefined
  const [date, year] = numbers
  if (date !== undefined && numbers.length <= 2 && monthAt >= 0)
    return inYear(
      year,
      (months[monthAt] ?? 0) + 1,
      Number(date),
      today,
      days.find((day, at) => day >= 0 && at !== monthAt),
    )
  // A weekday alone: the next one, today included.
  const [day = -1] = days
  return names.length === 1 && numbers.length === 0 && day >= 0
    ? addDays(today, (day + 1 - weekday(today) + 7) % 7)
    : undefined
}

/* Without a year: the one where the weekday fits that was named (0 is Monday), else the nearest. */
function inYear(
  year: string | undefined,
  month: number,
  date: number,
  today: string,
  named?: number,
): string | undefined {
  if (year) return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, date)
  const thisYear = Number(today.slice(0, 4))
  const near = [thisYear, thisYear + 1, thisYear - 1]
    .map((candidate) => dayOf(candidate, month, date))
    .filter((candidate) => candidate !== undefined)
    .toSorted((a, b) => distance(a, today) - distance(b, today))
  return near.find((day) => weekday(day) - 1 === named) ?? near[0]
}

function distance(a: string, b: string): number {
  return Math.abs(dayToNumber(a) - dayToNumber(b))
}

/* At least two letters, so that *m* is no month; the first that begins so in any of its forms. */
function nameAt(names: readonly (readonly string[])[], part: string): number {
  return part.length < 2 ? -1 : names.findIndex((forms) => forms.some((form) => form.startsWith(part)))
}

/* Alone and in a date, long and short: they differ in many languages. */
function monthNames(locale: string): readonly (readonly string[])[] {
  const inDate = { day: 'numeric', timeZone: 'UTC' } as const
  return Array.from({ length: 12 }, (_, at) => {
    const day = new Date(Date.UTC(2024, at, 1))
    const forms = (['long', 'short'] as const).flatMap((month) => [
      new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }).format(day),
      new Intl.DateTimeFormat(locale, { ...inDate, month })
        .formatToParts(day)
        .find(({ type }) => type === 'month')?.value ?? '',
    ])
    return forms.map(plain)
  })
}

function weekdayVariants(locale: string): readonly (readonly string[])[] {
  const short = weekdayNames(locale, 'short')
  return weekdayNames(locale, 'long').map((long, at) => [plain(long), plain(short[at] ?? long)])
}

function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'numeric',
    timeZone: 'UTC',
  }).formatToParts()
  return parts.findIndex(({ type }) => type === 'month') < parts.findIndex(({ type }) => type === 'day')
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
}

function format(locale: string, options: Intl.DateTimeFormatOptions): (day: string) => string {
  const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return (day) => formatter.format(new Date(`${day}T00:00Z`))
}
