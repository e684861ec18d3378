/** Dependencies as other tools write them: `3`, `3FS+2d`, `3EA+2 Tage`, `12SS-50%`, ids and titles, several in a cell. */

import type { Link } from '../../plan/item.ts'
import { addDays, weekday } from '../../base/day.ts'
import type { Day } from '../../base/day.ts'
import type { LinkText } from './neutral-row.ts'
import { readSpan } from './read-amount.ts'

/** German MS Project writes Anfang and Ende. */
const types: Readonly<Record<string, Link['type']>> = {
  FS: 'FS',
  SS: 'SS',
  FF: 'FF',
  SF: 'SF',
  EA: 'FS',
  AA: 'SS',
  EE: 'FF',
  AE: 'SF',
}
const type = 'FS|SS|FF|SF|EA|AA|EE|AE'
const lag = String.raw`[+-]\s*[\d.,]+\s*(?:%|\p{L}+)?`
/** Small letters only where a name cannot end in them: `3fs`, not `Offs`. */
const typed = new RegExp(
  String.raw`^(.+?)\s*(${type}|(?<=[\d\s])(?:${type.toLowerCase()}))\s*(${lag})?$`,
  'u',
)
const untyped = new RegExp(String.raw`^(.+?)\s*(${lag})$`, 'u')
/** A comma in a lag is no comma between links: `3EA+1,5t`, but `3FS+2,5FS`. */
const commaInLag = new RegExp(String.raw`([+-]\s*\d+),(\d+\s*(?:%|(?!(?:${type})\b)\p{L}))`, 'gu')

export interface LinkNames {
  /** An id or title of the file, so that a title with a comma in it stays whole. */
  readonly isKnown: (name: string) => boolean
  /** Of the row so named: a percent lag is a share of it (SC3.2). */
  readonly durationOf: (name: string) => number | undefined
  /** Of the row so named, where the file says it: from there on an elapsed lag falls (SC3.2). */
  readonly dayOf: (name: string, end: 'start' | 'finish') => Day | undefined
  readonly hoursPerDay: number
  /** ISO weekdays that are worked. */
  readonly workdays: readonly number[]
}

/** `about`: the lag was a share of a duration, or calendar time, and is counted in whole working days. */
export type LinkRead = LinkText & { readonly about?: 'share' | 'elapsed' | 'rounded'; readonly text: string }

export function readLinkTexts(
  text: string,
  names: LinkNames,
): readonly (LinkRead | { readonly bad: string })[] {
  return partsOf(text.trim(), names).map((part) => readOne(part, names))
}

function partsOf(text: string, { isKnown }: LinkNames): readonly string[] {
  if (text === '' || isKnown(text)) return text === '' ? [] : [text]
  const mark = /;/.test(text) ? ';' : /\n/.test(text) ? '\n' : /\|/.test(text) ? '|' : ','
  const bare = mark === ',' ? text.replace(commaInLag, '$1.$2') : text
  const pieces = bare.split(mark).map((piece) => piece.trim())
  const parts: string[] = []
  // The longest run that is a name of the file stays whole.
  for (let i = 0; i < pieces.length; i++) {
    let end = pieces.length
    while (end > i + 1 && !isKnown(pieces.slice(i, end).join(`${mark} `))) end--
    parts.push(pieces.slice(i, end).join(`${mark} `))
    i = end - 1
  }
  return parts.filter((part) => part !== '')
}

function readOne(part: string, names: LinkNames): LinkRead | { readonly bad: string } {
  const plain = { target: part, type: 'FS', lag: 0, text: part } as const
  if (names.isKnown(part)) return plain
  const withType = typed.exec(part)
  if (withType) {
    const [, target = '', name = '', lagText] = withType
    return withLag({ ...plain, target, type: types[name.toUpperCase()] ?? 'FS' }, lagText, names)
  }
  const [, target = '', lagText] = untyped.exec(part) ?? []
  return names.isKnown(target) ? withLag({ ...plain, target }, lagText, names) : plain
}

function withLag(
  link: LinkRead,
  lagText: string | undefined,
  names: LinkNames,
): LinkRead | { readonly bad: string } {
  if (lagText === undefined) return link
  const sign = lagText.startsWith('-') ? -1 : 1
  const bare = lagText.slice(1).replace(/\s/g, '')
  const style = bare.includes(',') ? 'comma' : 'point'
  if (bare.endsWith('%')) {
    const share = Number(bare.slice(0, -1).replace(',', '.'))
    const duration = names.durationOf(link.target)
    if (!Number.isFinite(share) || duration === undefined) return { bad: link.text }
    return { ...link, lag: sign * Math.ceil((share / 100) * duration) + 0, about: 'share' }
  }
  const span = readSpan(bare, style, names.hoursPerDay, names.workdays.length)
  if (span === undefined) return { bad: link.text }
  const fallen =
    span.calendarDays === undefined ? undefined : fallenDays(link, sign * span.calendarDays, names)
  if (fallen !== undefined) return { ...link, lag: fallen, about: 'elapsed' }
  const about = span.elapsed ? 'elapsed' : span.rounded ? 'rounded' : undefined
  return { ...link, lag: sign * span.days + 0, ...(about && { about }) }
}

/** Working days in calendar time after the end of the predecessor that the link counts from, or before it; parts of a day round up. */
function fallenDays(
  { target, type: name }: LinkRead,
  calendarDays: number,
  names: LinkNames,
): number | undefined {
  const counts = name === 'FS' || name === 'FF' ? 'finish' : 'start'
  const day = names.dayOf(target, counts)
  const days = Math.ceil(Math.abs(calendarDays) - 1e-9)
  if (day === undefined || days > furthestDays) return undefined
  // After a finish the next day is the first, after a start that day itself; before them it is the other way round.
  const first = calendarDays < 0 ? (counts === 'finish' ? 1 - days : -days) : counts === 'finish' ? 1 : 0
  let worked = 0
  for (let i = first; i < first + days; i++) if (names.workdays.includes(weekday(addDays(day, i)))) worked++
  return calendarDays < 0 ? -worked + 0 : worked
}

const furthestDays = 1000
