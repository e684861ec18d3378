/** English numbers, money and measured values: spaces and rounding are ours, so that Node and every browser agree. */

import { roundHalfAway } from '../../base/rounding.ts'
import { thin } from '../plain-spaces.ts'
import type { Measure } from '../telling.ts'
import type { MoneyWords, ValueWords } from '../words.ts'

const minus = '−'

/** Rounded half away from zero; noughts at the end of the fraction only where asked for. */
export function number(value: number, decimals = 0, noughts = false): string {
  const rounded = roundHalfAway(value, decimals)
  const [whole = '0', part = ''] = Math.abs(rounded).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const fraction = noughts ? part : part.replace(/0+$/, '')
  return `${rounded < 0 ? minus : ''}${grouped}${fraction ? `.${fraction}` : ''}`
}

/** `1 day`, `1,200 days`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

export function share(value: number): string {
  return `${number(value * 100)}${thin}%`
}

/** What one digit less than three is worth: 1,000 for 187,333. */
export function sentenceStep(amount: number): number {
  const digits = Math.floor(Math.log10(Math.max(1, Math.abs(amount)))) + 1
  return 10 ** Math.max(0, digits - 3)
}

export const money: MoneyWords = {
  exact: (amount, currency) => {
    const decimals = Number.isInteger(amount) ? 0 : fractionDigits(currency)
    return withSymbol(number(Math.abs(amount), decimals, true), amount, currency)
  },
  sentence: (amount, currency) => withSymbol(number(Math.abs(rounded(amount))), amount, currency),
  short: (amount, currency) => withSymbol(shortNumber(Math.abs(amount)), amount, currency),
  over: (amount, currency) => {
    if (roundHalfAway(amount) === 0) return 'on budget'
    const text = money.sentence(Math.abs(amount), currency)
    return amount > 0 ? `${text} over` : `${text} under`
  },
  outOf: (part, whole, currency) =>
    `${money.short(part, currency)} of ${whole < 0 ? minus : ''}${shortNumber(Math.abs(whole))}`,
  more: (amount, currency) => `${amount < 0 ? '' : '+'}${money.sentence(amount, currency)}`,
}

export const values: ValueWords = {
  number,
  share,
  measured: (value, measure, currency) =>
    measure.unit === currency
      ? money.short(value, currency)
      : withUnit(number(value, measure.decimals), measure),
  outOf: (value, whole, measure, currency) =>
    measure.unit === currency
      ? money.outOf(value, whole, currency)
      : `${number(value, measure.decimals)} of ${withUnit(number(whole, measure.decimals), measure)}`,
  list: (names, most = 3) => {
    const shown = names.slice(0, most)
    const more = names.length - shown.length
    if (more > 0) return `${shown.join(', ')} and ${more} more`
    const last = shown.at(-1) ?? ''
    return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`
  },
}

function rounded(amount: number): number {
  const step = sentenceStep(amount)
  return roundHalfAway(amount / step) * step
}

function withUnit(text: string, measure: Measure): string {
  const unit = text === '1' || text === `${minus}1` ? ofOne(measure.unit) : measure.unit
  if (unit === '') return text
  return unit === '%' ? `${text}${thin}%` : `${text} ${unit}`
}

/** One *lead*, one *enquiry*: units are words that people chose, so only what is plainly a plural loses its *s*. */
function ofOne(unit: string): string {
  if (unit.length < 4 || !/[^siu]s$/.test(unit)) return unit
  return unit.endsWith('ies') ? `${unit.slice(0, -3)}y` : unit.slice(0, -1)
}

/** 950 · 48.3 k · 187 k · 1.2 M · 3.4 bn */
function shortNumber(amount: number): string {
  if (roundHalfAway(amount) < 1000) return number(amount)
  for (const [unit, size] of [
    ['k', 1e3],
    ['M', 1e6],
  ] as const) {
    const decimals = amount / size < 99.95 ? 1 : 0
    if (roundHalfAway(amount / size, decimals) < 1000)
      return `${number(amount / size, decimals)}${thin}${unit}`
  }
  return `${number(amount / 1e9, 1)}${thin}bn`
}

function withSymbol(text: string, amount: number, currency: string): string {
  return `${amount < 0 && /[1-9]/.test(text) ? minus : ''}${symbolOf(currency)}${thin}${text}`
}

const symbols = new Map<string, string>()

/** The currency's own sign where it has one, else its code. */
function symbolOf(currency: string): string {
  let symbol = symbols.get(currency)
  if (symbol === undefined) {
    symbol =
      formatOf(currency)
        ?.formatToParts(1)
        .find((part) => part.type === 'currency')?.value ?? currency
    symbols.set(currency, symbol)
  }
  return symbol
}

function fractionDigits(currency: string): number {
  return formatOf(currency)?.resolvedOptions().maximumFractionDigits ?? 2
}

/** Undefined for a code that is none: it is then written as it stands. */
function formatOf(currency: string): Intl.NumberFormat | undefined {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  } catch {
    return undefined
  }
}
