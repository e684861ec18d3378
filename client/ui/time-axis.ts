// The two lines over a time chart: which units fit a width, where they begin, and what they are called in a locale.
// Weeks are ISO weeks. Days are numbers since 1970-01-01.
import { numberToDay } from './days.ts'
import type { TimeScale } from './time-scale.ts'
import { xOf } from './time-scale.ts'

export type TimeUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'

export type AxisLevel = {
  readonly unit: TimeUnit
  /** Every so many of it. */
  readonly every: number
  /** `bare` ticks have no words. */
  readonly label: 'long' | 'short' | 'bare'
}

export type AxisWords = {
  readonly week: (number: number) => string
  readonly quarter: (number: number) => string
}

export type Tick = {
  readonly day: number
  readonly x: number
  readonly width: number
  readonly label: string
}

/** The line above and the line beneath it, for a day of this many pixels. */
export function axisLevels(dayWidth: number): { readonly upper: AxisLevel; readonly lower: AxisLevel } {
  const level = (unit: TimeUnit, label: AxisLevel['label'], every = 1): AxisLevel => ({ unit, every, label })
  if (dayWidth >= 26) return { upper: level('month', 'long'), lower: level('day', 'long') }
  if (dayWidth >= 15) return { upper: level('month', 'long'), lower: level('day', 'short') }
  if (dayWidth >= 5) return { upper: level('month', 'long'), lower: level('week', 'short') }
  if (dayWidth >= 1.15) return { upper: level('year', 'long'), lower: level('month', 'short') }
  if (dayWidth >= 0.32) return { upper: level('year', 'long'), lower: level('quarter', 'short') }
  if (dayWidth >= 0.12) return { upper: level('year', 'long'), lower: level('quarter', 'bare') }
  return { upper: level('year', 'long', 5), lower: level('year', 'bare') }
}

/** The ticks whose unit touches [from, to). */
export function ticksOf(
  { unit, every, label }: AxisLevel,
  scale: TimeScale,
  from: number,
  to: number,
  locale: string,
  words: AxisWords,
): readonly Tick[] {
  const ticks: Tick[] = []
  for (let day = unitStart(unit, every, from); day < to;) {
    const next = nextStart(unit, every, day)
    const width = (next - day) * scale.dayWidth
    const text = label === 'bare' ? '' : labelOf(unit, day, label === 'long' && width >= 64, locale, words)
    ticks.push({ day, x: xOf(scale, day), width, label: text })
    day = next
  }
  return ticks
}

/** The first day of the unit that holds a day. */
export function unitStart(unit: TimeUnit, every: number, day: number): number {
  const whole = Math.floor(day)
  if (unit === 'day') return whole
  if (unit === 'week') return whole - ((((whole + 3) % 7) + 7) % 7)
  const [year, month] = monthOf(whole)
  if (unit === 'year') return numberOf(Math.floor(year / every) * every, 0)
  return numberOf(year, unit === 'month' ? month : month - (month % 3))
}

function nextStart(unit: TimeUnit, every: number, start: number): number {
  if (unit === 'day') return start + every
  if (unit === 'week') return start + 7 * every
  const [year, month] = monthOf(start)
  const months = unit === 'month' ? every : unit === 'quarter' ? 3 * every : 12 * every
  return numberOf(year, month + months)
}

/** ISO 8601: the week of the year's first Thursday is week 1. */
export function isoWeek(day: number): number {
  const thursday = unitStart('week', 1, day) + 3
  const [year] = monthOf(thursday)
  return Math.floor((thursday - numberOf(year, 0)) / 7) + 1
}

function labelOf(unit: TimeUnit, day: number, isLong: boolean, locale: string, words: AxisWords): string {
  const [year, month] = monthOf(day)
  switch (unit) {
    case 'day':
      return String(Number(numberToDay(day).slice(8)))
    case 'week':
      return words.week(isoWeek(day))
    case 'quarter':
      return words.quarter(Math.floor(month / 3) + 1)
    case 'year':
      return String(year)
    case 'month':
      return isLong
        ? monthFormat(locale, true).format(day * dayLength)
        : monthFormat(locale, false).format(day * dayLength)
  }
}

const dayLength = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function monthFormat(locale: string, isLong: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${isLong}`
  let format = formats.get(key)
  if (format === undefined) {
    const options = isLong ? ({ month: 'long', year: 'numeric' } as const) : ({ month: 'short' } as const)
    formats.set(key, (format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })))
  }
  return format
}

function monthOf(day: number): readonly [year: number, month: number] {
  const date = new Date(day * dayLength)
  return [date.getUTCFullYear(), date.getUTCMonth()]
}

function numberOf(year: number, month: number): number {
  return Date.UTC(year, month, 1) / dayLength
}
