/** What is wrong in a plan file, in a sentence that stands alone: *items[12].start: “31.02.2026” is not a day; write 2026-02-28*. */

import type { z } from 'zod'
import { addDays, isDay } from '../base/day.ts'
import type { Day } from '../base/day.ts'
import type { Json } from '../base/json.ts'
import { foundText } from '../plan/assemble/fault-book.ts'
import { day } from '../plan/assemble/reader.ts'
import type { FileTrouble } from './plan-file.ts'

/** *“x” is not a day; write 2026-02-28* */
export function notWhat(found: Json | undefined, expects: string): string {
  if (found === undefined || found === null) return 'is missing'
  const shown = typeof found === 'string' ? `“${found.slice(0, 80)}”` : foundText(found)
  const instead = expects === day.expects && typeof found === 'string' ? dayMeant(found) : undefined
  return instead === undefined ? `${shown} is not ${expects}` : `${shown} is not a day; write ${instead}`
}

/** Ours come with their sentence; of the library's own only the place is used. */
export function troubleOf(issue: z.core.$ZodIssue, json: Json): FileTrouble {
  const path = pathText(issue.path)
  const said =
    issue.code === 'custom' ? issue.message : notWhat(valueAtPath(json, issue.path), expected(issue))
  return { code: 'bad value', path, message: said.startsWith('is ') ? `${path} ${said}` : `${path}: ${said}` }
}

export function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return text.replace(/^\./, '')
}

function expected(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type') return 'what belongs there'
  const words: Partial<Record<string, string>> = { array: 'a list', string: 'a text', object: 'an object' }
  return words[issue.expected] ?? `a ${issue.expected}`
}

function valueAtPath(json: Json, path: readonly PropertyKey[]): Json | undefined {
  let at: unknown = json
  for (const part of path)
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined
  return at as Json | undefined
}

/** The last real day of a month that was overrun, or a day written the other way round. */
function dayMeant(text: string): Day | undefined {
  const [, d, m, y] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text.trim()) ?? []
  const [, year = y, month = m, date = d] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(text.trim()) ?? []
  if (year === undefined || month === undefined || date === undefined) return undefined
  const meant = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (isDay(meant)) return meant
  const first = `${meant.slice(0, 8)}01`
  if (!isDay(first) || Number(date) > 31) return undefined
  return addDays(`${addDays(first, 31).slice(0, 8)}01`, -1)
}
