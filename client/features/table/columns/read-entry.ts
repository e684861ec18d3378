/** What people type into cells: days, lengths of time, amounts with units and currency, people, lists. */

import { err, ok } from '../../../../shared/base/result.ts'
import type { Result } from '../../../../shared/base/result.ts'
import type { Plan } from '../../../../shared/plan/plan.ts'
import { fields } from '../../../text/en/fields.ts'
import { entryWords } from '../../../text/en/table-columns.ts'
import { readDay } from '../../../ui/day-text.ts'
import { fold } from '../../../ui/match-options.ts'
import { readNumber } from '../../../ui/number-text.ts'

/** `null` for an empty text. */
export function readDayEntry(typed: string, today: string): Result<string | null, string> {
  if (typed.trim() === '') return ok(null)
  const day = readDay(typed, today, fields.locale, fields.day)
  return day === undefined ? err(entryWords.noDay(typed)) : ok(day)
}

/** Units behind the number are let be (`40 h`, `60 %`, `12 days`). */
export function readAmountEntry(typed: string): Result<number | null, string> {
  const bare = typed.trim().replace(/\s*(?:%|h|hrs?|hours?|d|days?)$/i, '')
  if (typed.trim() === '') return ok(null)
  const number = readNumber(bare, fields.locale)
  return number === undefined ? err(entryWords.noNumber(typed)) : ok(number)
}

/** Working days: `5`, `5 d`, `2 w` (as long as this plan’s weeks are). */
export function readDurationEntry(typed: string, { settings }: Plan): Result<number | null, string> {
  if (typed.trim() === '') return ok(null)
  const found = /^([\d.,]+)\s*(d|days?|w|weeks?)?$/i.exec(typed.trim())
  const number = found?.[1] === undefined ? undefined : readNumber(found[1], fields.locale)
  if (number === undefined) return err(entryWords.noDuration(typed))
  return ok(/^w/i.test(found?.[2] ?? '') ? number * settings.calendar.workdays.length : number)
}

const symbols: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['$', 'USD'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
])

/** `€ 12,000`, `12k`, `1.2M`, `EUR 300`; another currency than the plan’s is refused, never converted. */
export function readMoneyEntry(typed: string, { settings }: Plan): Result<number | null, string> {
  if (typed.trim() === '') return ok(null)
  const sign = /[€$£¥]|\b[A-Z]{3}\b/.exec(typed)?.[0]
  const currency = sign === undefined ? settings.currency : (symbols.get(sign) ?? sign)
  if (currency !== settings.currency) return err(entryWords.wrongCurrency(typed, settings.currency))
  const bare = typed.replace(sign ?? '', '').trim()
  const unit = /([km])$/i.exec(bare)?.[1]?.toLowerCase()
  const number = readNumber(unit ? bare.slice(0, -1) : bare, fields.locale)
  if (number === undefined) return err(entryWords.noNumber(typed))
  return ok(number * (unit === 'k' ? 1e3 : unit === 'm' ? 1e6 : 1))
}

/** `a; b` or one to a line; commas part too where no semicolon does. */
export function readListEntry(typed: string): readonly string[] {
  const parts = /[;\n]/.test(typed) ? typed.split(/[;\n]/) : typed.split(',')
  return [...new Set(parts.map((part) => part.trim()).filter(Boolean))]
}

interface Named {
  readonly id: string
  readonly name: string
}

export interface NameTrouble {
  readonly none: (typed: string) => string
  readonly several: (typed: string) => string
}

/** By the whole name, else by its only beginning; case and accents do not matter. */
export function readNameEntry(
  typed: string,
  among: readonly Named[],
  trouble: NameTrouble,
): Result<string | null, string> {
  const name = fold(typed.trim())
  if (name === '') return ok(null)
  const whole = among.filter((one) => fold(one.name) === name)
  const found = whole.length > 0 ? whole : among.filter((one) => fold(one.name).startsWith(name))
  const [first] = found
  if (!first) return err(trouble.none(typed.trim()))
  return found.length > 1 ? err(trouble.several(typed.trim())) : ok(first.id)
}

/** All of several names, or what is wrong with the first that is none. */
export function readNamesEntry(
  typed: string,
  among: readonly Named[],
  trouble: NameTrouble,
): Result<readonly string[], string> {
  const ids: string[] = []
  for (const name of readListEntry(typed)) {
    const read = readNameEntry(name, among, trouble)
    if (!read.ok) return read
    if (read.value !== null) ids.push(read.value)
  }
  return ok([...new Set(ids)])
}
