/** Numbers, money, shares and durations as other tools write them. */

export interface Money {
  readonly amount: number
  /** ISO 4217, where the text names one. */
  readonly currency?: string
}

export type NumberStyle = 'point' | 'comma'

const symbols: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  US$: 'USD',
  $: 'USD',
  Fr: 'CHF',
  kr: 'SEK',
  zł: 'PLN',
}

/** Which mark a column's numbers use for decimals: the rightmost of two, or a lone one not followed by three digits. */
export function judgeNumberColumn(values: readonly string[]): NumberStyle {
  let comma = 0
  let point = 0
  for (const value of values) {
    const lastComma = value.lastIndexOf(',')
    const lastPoint = value.lastIndexOf('.')
    if (lastComma >= 0 && lastPoint >= 0) {
      if (lastComma > lastPoint) comma++
      else point++
    } else if (/,\d{1,2}(\D|$)/.test(value)) comma++
    else if (/\.\d{1,2}(\D|$)/.test(value)) point++
    else if (/\.\d{3}(\D|$)/.test(value) && !value.includes(',')) comma++
    else if (/,\d{3}(\D|$)/.test(value)) point++
  }
  return comma > point ? 'comma' : 'point'
}

export function readNumber(text: string, style: NumberStyle): number | undefined {
  const bare = text.replace(/[\s  '’]/g, '')
  const plain = style === 'comma' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? value : undefined
}

export function readMoney(text: string, style: NumberStyle): Money | undefined {
  const match = /^\(?(-?)\s*([^\d\s+-]*)\s*([-+]?[\d.,'’\s  ]+?)\s*([^\d\s]*)\)?$/.exec(text.trim())
  if (!match) return undefined
  const [, minus = '', before = '', digits = '', after = ''] = match
  const amount = readNumber(digits, style)
  if (amount === undefined) return undefined
  const named = currencyOf(before) ?? currencyOf(after)
  const scale = /^k$/i.test(after) ? 1000 : /^m$/i.test(after) ? 1_000_000 : 1
  const sign = minus === '-' || text.trim().startsWith('(') ? -1 : 1
  return { amount: sign * amount * scale, ...(named !== undefined && { currency: named }) }
}

/** 0 … any; *40 %*, *40*, *0.4* only where the whole column stays within 0 … 1 (`fraction`). */
export function readPercent(text: string, style: NumberStyle, fraction: boolean): number | undefined {
  const value = readNumber(text.replace('%', ''), style)
  return value === undefined ? undefined : fraction && !text.includes('%') ? value * 100 : value
}

export interface Span {
  readonly days: number
  /** The text gave a part of a day or hours: it was rounded up (SC1.5). */
  readonly rounded: boolean
  /** It was calendar time, counted as the working days in it (SC3.2). */
  readonly elapsed: boolean
  /** The same in days of the calendar, where all of it was calendar time. */
  readonly calendarDays?: number
}

/**
 * `16 days`, `3d`, `2 w`, `1 mo`, `4 hrs`, `1.5 Tage`, `2d 4h`, `3 ed`, `PT8H0M0S` in whole working days; a bare number is
 * days. 1 w = 5 d, 1 mo = 20 d; of calendar time the share that is worked: `weekDays` of seven.
 */
export function readSpan(
  text: string,
  style: NumberStyle,
  hoursPerDay: number,
  weekDays = 5,
): Span | undefined {
  const read = hoursOf(text, style, { hoursPerDay, weekDays, bare: 'd' })
  if (read === undefined) return undefined
  const exact = read.hours / hoursPerDay
  const days = Math.ceil(exact - 1e-9) + 0
  const calendarDays = read.elapsed && weekDays > 0 ? (exact * 7) / weekDays : undefined
  const rounded = !read.elapsed && Math.abs(days - exact) > 1e-9
  return { days, rounded, elapsed: read.elapsed, ...(calendarDays !== undefined && { calendarDays }) }
}

/** Effort or duration in working hours. A bare number counts as `bare` says. */
export function readHours(
  text: string,
  style: NumberStyle,
  hoursPerDay: number,
  bare: 'd' | 'h' = 'd',
): number | undefined {
  return hoursOf(text, style, { hoursPerDay, weekDays: 5, bare })?.hours
}

interface Units {
  readonly hoursPerDay: number
  /** Working days in a week. */
  readonly weekDays: number
  readonly bare: 'd' | 'h'
}

interface HoursRead {
  readonly hours: number
  readonly elapsed: boolean
}

const pieces = /([\d.,]+)\s*(\p{L}*)\.?(?:\s*,)?\s*/uy

/** Several pieces add up: `1w 2d 4h`, `1 day, 4 hours`. */
function hoursOf(text: string, style: NumberStyle, units: Units): HoursRead | undefined {
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?)?$/.exec(text.trim())
  if (iso && text.length > 2) {
    const hours = Number(iso[1] ?? 0) * units.hoursPerDay + Number(iso[2] ?? 0) + Number(iso[3] ?? 0) / 60
    return { hours, elapsed: false }
  }
  const [, sign = '', amounts = ''] = /^([+-]?)\s*(.*?)\s*\??$/s.exec(text.trim()) ?? []
  let hours = 0
  let elapsed = false
  let at = 0
  while (at < amounts.length) {
    pieces.lastIndex = at
    const match = pieces.exec(amounts)
    const value = match && readNumber(match[1]?.replace(/,$/, '') ?? '', style)
    const unit = match && unitOf(match[2] === '' ? units.bare : (match[2] ?? ''), units)
    if (!match || value === null || value === undefined || !unit) return undefined
    hours += value * unit.hours
    elapsed ||= unit.elapsed
    at = pieces.lastIndex
  }
  return at === 0 ? undefined : { hours: sign === '-' ? -hours : hours, elapsed }
}

/** Words for working time in English, German, French and Spanish, and calendar days in one of them. */
const unitWords: readonly (readonly [RegExp, 'minute' | 'hour' | number, calendarDays: number])[] = [
  [/^(m|min|mins|minutes?|minuten?|minutos?)$/i, 'minute', 1 / 1440],
  [/^(h|hr|hrs|hours?|std|stunden?|heures?|horas?)$/i, 'hour', 1 / 24],
  [/^(d|dy|days?|tage?|tagen|t|j|jours?|d[ií]as?)$/i, 1, 1],
  [/^(w|wk|wks|weeks?|wochen?|sem|semaines?|semanas?)$/i, 5, 7],
  [/^(mo|mon|mons|months?|monate?|monaten|mois|mes|meses)$/i, 20, 30],
]

/** An `e` before the unit (German `f`, as in `3 fTage`) makes it calendar time. */
function unitOf(word: string, { hoursPerDay, weekDays }: Units): HoursRead | undefined {
  const working = unitWords.find(([pattern]) => pattern.test(word))
  if (working) {
    const [, size] = working
    const hours = size === 'minute' ? 1 / 60 : size === 'hour' ? 1 : size * hoursPerDay
    return { hours, elapsed: false }
  }
  const calendar = /^[ef]/i.test(word) && unitWords.find(([pattern]) => pattern.test(word.slice(1)))
  return calendar ? { hours: ((calendar[2] * weekDays) / 7) * hoursPerDay, elapsed: true } : undefined
}

function currencyOf(text: string): string | undefined {
  const known = symbols[text]
  if (known !== undefined) return known
  return /^[A-Z]{3}$/.test(text) ? text : undefined
}
