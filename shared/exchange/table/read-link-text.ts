/** Dependencies as other tools write them: `3`, `3FS+2d`, `3EA+2 Tage`, `12SS-50%`, ids and titles, several in a cell. */

import type { Link } from '../../plan/item.ts'
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

/**
 * `isKnown` tells an id or title of the file, so that a title with a comma in it stays whole. A percent lag is a share of
 * the predecessor's duration, which `durationOf` gives, rounded up (SC3.2).
 */
export function readLinkTexts(
  text: string,
  isKnown: (name: string) => boolean,
  hoursPerDay: number,
  durationOf: (name: string) => number | undefined,
): readonly (LinkText | { readonly bad: string })[] {
  if (text.trim() === '') return []
  if (isKnown(text.trim())) return [{ target: text.trim(), type: 'FS', lag: 0 }]
  return text
    .split(text.includes(';') ? ';' : text.includes('|') ? '|' : ',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => readOne(part, isKnown, hoursPerDay, durationOf))
}

function readOne(
  part: string,
  isKnown: (name: string) => boolean,
  hoursPerDay: number,
  durationOf: (name: string) => number | undefined,
): LinkText | { readonly bad: string } {
  if (isKnown(part)) return { target: part, type: 'FS', lag: 0 }
  const match = /^(.+?)\s*(FS|SS|FF|SF|EA|AA|EE|AE)?\s*([+-]\s*[\d.,]+\s*(?:%|e?[a-zA-Zä]+)?)?$/.exec(part)
  const [, target = part, type = 'FS', lagText] = match ?? []
  const lag = lagText === undefined ? 0 : readLag(lagText.replace(/\s/g, ''), hoursPerDay, durationOf(target))
  return lag === undefined ? { bad: part } : { target, type: types[type] ?? 'FS', lag }
}

function readLag(text: string, hoursPerDay: number, duration: number | undefined): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1
  const bare = text.slice(1)
  if (bare.endsWith('%')) {
    const share = Number(bare.slice(0, -1).replace(',', '.'))
    return Number.isFinite(share) && duration !== undefined
      ? sign * Math.ceil((share / 100) * duration)
      : undefined
  }
  const span = readSpan(bare, bare.includes(',') ? 'comma' : 'point', hoursPerDay)
  return span === undefined ? undefined : sign * span.days + 0
}
