/**
 * Days as other tools write them. The order of day and month is a property of a column: it is read from all its values,
 * and where they leave it open a person is asked (issue of trust: 03/04 is never guessed).
 */

import { addDays, isDay, weekday } from '../../base/day.ts'
import { dayOfInstant, instantOf, minuteOfInstant } from '../../base/instant.ts'
import type { Day } from '../../base/day.ts'

export type DayOrder = 'ymd' | 'dmy' | 'mdy'

export interface DayColumn {
  /** Undefined: both orders fit and differ; ask. */
  readonly order: DayOrder | undefined
  /** A value that reads differently, to ask with. */
  readonly example?: string
}

export type DayRead =
  { readonly day: Day; readonly minute?: number } | { readonly trouble: 'NO_DAY' | 'NO_SUCH_DAY' | 'NO_YEAR' }

interface Parts {
  readonly numbers: readonly [number, number, number]
  readonly separator: string
  readonly weekday?: number
  readonly fixed?: DayOrder
  readonly minute?: number
  /** Minutes east of UTC, where the text says it. */
  readonly offset?: number
}

export function judgeDayColumn(values: readonly string[]): DayColumn {
  const parts = values.flatMap((value) => partsOf(value) ?? [])
  const open = parts.filter((part) => part.fixed === undefined)
  if (open.length === 0) return { order: parts[0]?.fixed ?? 'ymd' }
  const counts = (['dmy', 'mdy'] as const).map((order) => ({
    order,
    fits: open.filter((part) => fits(part, order)).length,
  }))
  const [dmy, mdy] = [counts[0]?.fits ?? 0, counts[1]?.fits ?? 0]
  if (dmy !== mdy) return { order: dmy > mdy ? 'dmy' : 'mdy' }
  // With dots the day comes first, everywhere.
  if (open.every((part) => part.separator === '.')) return { order: 'dmy' }
  const differing = values.find((value) => {
    const part = partsOf(value)
    return part && part.fixed === undefined && dayIn(part, 'dmy') !== dayIn(part, 'mdy')
  })
  return differing === undefined ? { order: 'dmy' } : { order: undefined, example: differing }
}

/** Every time of day in these columns is 00:00: they hold days, written as moments. */
export function areMidnights(values: readonly string[]): boolean {
  const minutes = values.flatMap((value) => partsOf(value)?.minute ?? [])
  return minutes.length > 0 && minutes.every((minute) => minute === 0)
}

/**
 * A moment with an offset is the day it is in `zone` (SC1.4), without one as written. A finish at 00:00 is the day before;
 * that is the caller's to apply, with `minute`.
 */
export function readDay(text: string, order: DayOrder, zone?: string): DayRead {
  const serial = /^\d{5}([.,]\d+)?$/.test(text) ? Number.parseInt(text, 10) : 0
  if (serial > 20_000 && serial < 80_000) return { day: addDays('1899-12-30', serial) }
  if (/^1\d{12}$/.test(text)) return momentIn(Number(text), zone ?? 'UTC')
  const parts = partsOf(text)
  if (!parts) return { trouble: 'NO_DAY' }
  const day = dayIn(parts, parts.fixed ?? order)
  if (day === undefined)
    return { trouble: Number.isNaN(parts.numbers[2]) ? withoutYear(parts) : 'NO_SUCH_DAY' }
  if (parts.offset !== undefined && parts.minute !== undefined && zone !== undefined)
    return momentIn(instantOf(day, parts.minute - parts.offset, 'UTC'), zone)
  return parts.minute === undefined ? { day } : { day, minute: parts.minute }
}

function momentIn(at: number, zone: string): DayRead {
  return { day: dayOfInstant(at, zone), minute: minuteOfInstant(at, zone) }
}

/** `05.03.` is a day of some year; `31.02.` is one of none. */
function withoutYear({ numbers: [a, b] }: Parts): 'NO_YEAR' | 'NO_SUCH_DAY' {
  const leap = { numbers: [a, b, 2024], separator: '' } as const
  return dayIn(leap, 'dmy') === undefined && dayIn(leap, 'mdy') === undefined ? 'NO_SUCH_DAY' : 'NO_YEAR'
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const otherMonths: Record<string, number> = {
  mär: 3,
  mrz: 3,
  mai: 5,
  okt: 10,
  dez: 12,
  ene: 1,
  abr: 4,
  ago: 8,
  dic: 12,
  fév: 2,
  fev: 2,
  avr: 4,
  aoû: 8,
  déc: 12,
}
const weekdays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']
const otherWeekdays: Record<string, number> = { di: 2, mi: 3, do: 4, so: 7 }

function partsOf(text: string): Parts | undefined {
  const match =
    /^(?:([A-Za-zäöü]{2,9})\.?,?\s+)?(.+?)(?:[T ,]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text.trim(),
    )
  if (!match) return undefined
  const [, prefix, body = '', hour, minute, half, offset] = match
  const named = prefix === undefined ? undefined : weekdayOf(prefix)
  // “Mar 5, 2026” begins with its month, not with a weekday.
  const date = prefix !== undefined && named === undefined ? `${prefix} ${body}` : body
  const time =
    hour === undefined
      ? {}
      : {
          minute: minutesOf(Number(hour), Number(minute), half),
          ...(offset !== undefined && { offset: offsetOf(offset) }),
        }
  return withNumbers(date.trim(), { ...(named !== undefined && { weekday: named }), ...time })
}

function withNumbers(date: string, more: Pick<Parts, 'weekday' | 'minute' | 'offset'>): Parts | undefined {
  const worded =
    /^(\d{1,2})[\s./-]*([A-Za-zäéû]{3,})\.?[\s,./-]*(\d{2,4})$/.exec(date) ??
    reorder(/^([A-Za-zäéû]{3,})\.?\s+(\d{1,2}),?\s+(\d{2,4})$/.exec(date))
  if (worded) {
    const month = monthOf(worded[2] ?? '')
    return month === undefined
      ? undefined
      : { numbers: [Number(worded[1]), month, Number(worded[3])], separator: ' ', fixed: 'dmy', ...more }
  }
  const numeric = /^(\d{1,4})([./-])(\d{1,2})\2(\d{0,4})$/.exec(date)
  if (!numeric) return undefined
  const [, first = '', separator = '', second = '', third = ''] = numeric
  const numbers = [Number(first), Number(second), third === '' ? Number.NaN : Number(third)] as const
  if (first.length === 4) return { numbers, separator, fixed: 'ymd', ...more }
  return first.length > 2 ? undefined : { numbers, separator, ...more }
}

function fits(parts: Parts, order: DayOrder): boolean {
  const day = dayIn(parts, order)
  return day !== undefined && (parts.weekday === undefined || weekday(day) === parts.weekday)
}

function dayIn({ numbers: [a, b, c] }: Parts, order: DayOrder): Day | undefined {
  const [y, m, d] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b]
  const year = y >= 100 ? y : y < 70 ? 2000 + y : 1900 + y
  const text = `${String(year).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return isDay(text) ? text : undefined
}

function reorder(match: RegExpExecArray | null): readonly string[] | null {
  return match && [match[0], match[2] ?? '', match[1] ?? '', match[3] ?? '']
}

function monthOf(word: string): number | undefined {
  const start = word.toLowerCase().slice(0, 3)
  const index = months.indexOf(start)
  return index >= 0 ? index + 1 : otherMonths[start]
}

function weekdayOf(word: string): number | undefined {
  const lower = word.toLowerCase()
  if (monthOf(lower) !== undefined && !weekdays.includes(lower.slice(0, 2))) return undefined
  if (months.includes(lower.slice(0, 3))) return undefined
  const index = weekdays.indexOf(lower.slice(0, 2))
  return index >= 0 ? index + 1 : otherWeekdays[lower.slice(0, 2)]
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return text.startsWith('-') ? -minutes : minutes
}

function minutesOf(hour: number, minute: number, half: string | undefined): number {
  const base = half === undefined ? hour : (hour % 12) + (/p/i.test(half) ? 12 : 0)
  return base * 60 + minute
}
