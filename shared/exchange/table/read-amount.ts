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
  /** The text gave a part of a day, or hours, or calendar time: it was rounded up (SC1.5, SC3.2). */
  readonly rounded: boolean
}

/** `16 days`, `3d`, `2 w`, `1 mo`, `4 hrs`, `0.5 d`, `3 ed`, `PT8H0M0S`; a bare number is days. 1 w = 5 d, 1 mo = 20 d. */
export function readSpan(text: string, style: NumberStyle, hoursPerDay: number): Span | undefined {
  const hours = readHours(text, style, hoursPerDay)
  if (hours === undefined) return undefined
  const exact = hours / hoursPerDay
  const days = Math.ceil(exact - 1e-9)
  return { days, rounded: Math.abs(days - exact) > 1e-9 }
}

/** Effort or duration in working hours. A bare number counts as `bare` says. */
export function readHours(
  text: string,
  style: NumberStyle,
  hoursPerDay: number,
  bare: 'd' | 'h' = 'd',
): number | undefined {
  const iso = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?$/.exec(text.trim())
  if (iso && text.length > 2) {
    return Number(iso[1] ?? 0) * hoursPerDay + Number(iso[2] ?? 0) + Number(iso[3] ?? 0) / 60
  }
  const match = /^([+-]?[\d.,]+)\s*(e)?\s*([a-zä]*)\.?\s*\??$/i.exec(text.trim())
  const value = match && readNumber(match[1] ?? '', style)
  if (!match || value === null || value === undefined) return undefined
  const perUnit = hoursIn(match[3] === '' ? bare : (match[3] ?? ''), hoursPerDay, match[2] !== undefined)
  return perUnit === undefined ? undefined : value * perUnit
}

function hoursIn(unit: string, hoursPerDay: number, elapsed: boolean): number | undefined {
  const days = elapsed ? { w: 7, mo: 30 } : { w: 5, mo: 20 }
  if (/^(d|dy|day|days|tag|tage|t|jours?|d[ií]as?)$/i.test(unit)) return hoursPerDay
  if (/^(h|hr|hrs|hour|hours|std|stunden?)$/i.test(unit)) return 1
  if (/^(m|min|mins|minutes?)$/i.test(unit)) return 1 / 60
  if (/^(w|wk|wks|week|weeks|woche|wochen)$/i.test(unit)) return days.w * hoursPerDay
  if (/^(mo|mon|mons|month|months|monat|monate)$/i.test(unit)) return days.mo * hoursPerDay
  return undefined
}

function currencyOf(text: string): string | undefined {
  const known = symbols[text]
  if (known !== undefined) return known
  return /^[A-Z]{3}$/.test(text) ? text : undefined
}
