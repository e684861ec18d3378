/**
 * A department's own word (HL, *Said / Measured*): the latest check-in on its group; else *on track* when no reported item
 * in play says off track or blocked and at least 80 % of those in play or done say on track or done; else the worst that its
 * items say, at risk at least. Its age is the median of what is in play.
 */

import type { Instant } from '../base/instant.ts'
import type { DepartmentId, PersonId } from '../plan/ids.ts'
import type { CheckIn, Status } from '../plan/report.ts'
import type { BaseFigures } from './figures.ts'

export interface OwnWord {
  readonly said?: Status
  readonly saidAt?: Instant
  readonly saidBy?: PersonId
  readonly from: 'group' | 'items' | 'nothing'
  readonly note?: string
}

const mostlyOnTrack = 0.8

/** Of the departments asked for, by position; those that said nothing have the word `nothing`. One walk over the items. */
export function ownWords(base: BaseFigures, asked: Uint8Array): ReadonlyMap<DepartmentId, OwnWord> {
  const { plan, structure, department, freshness } = base
  const reports = base.reportOf
  const byGroup = new Map<number, CheckIn>()
  const byItems = new Map<number, Said[]>()
  for (let i = 0; i < structure.count; i++) {
    const place = department[i] ?? -1
    const report = asked[place] === 1 ? reports[i] : undefined
    if (report === undefined) continue
    if (structure.isLeaf[i] !== 1) {
      const word = isHeadOf(base, i, place)
        ? report.checkIns.findLast(({ status }) => status !== undefined)
        : undefined
      if (word !== undefined && word.at > (byGroup.get(place)?.at ?? -Infinity)) byGroup.set(place, word)
    } else if (report.status !== undefined) {
      const inPlay = freshness[i]?.inPlay === true
      if (!inPlay && report.status !== 'done') continue
      const list = byItems.get(place) ?? []
      list.push({ status: report.status, at: report.statusAt ?? report.saidAt ?? 0, inPlay })
      byItems.set(place, list)
    }
  }
  return new Map(
    plan.departments.list.map(({ id }, place) => [id, wordOf(byGroup.get(place), byItems.get(place) ?? [])]),
  )
}

interface Said {
  readonly status: Status
  readonly at: Instant
  readonly inPlay: boolean
}

/** The topmost groups that carry the department themselves: a check-in deeper down is about a part of its work. */
function isHeadOf({ plan, structure, department }: BaseFigures, index: number, place: number): boolean {
  const above = structure.parent[index] ?? -1
  return (
    plan.items.list[index]?.departmentId === plan.departments.list[place]?.id &&
    (above < 0 || department[above] !== place)
  )
}

function wordOf(word: CheckIn | undefined, said: readonly Said[]): OwnWord {
  if (word?.status !== undefined) {
    const by = word.forPerson ?? word.by
    return {
      said: word.status,
      saidAt: word.at,
      ...(by !== undefined && { saidBy: by }),
      from: 'group',
      ...(word.note !== undefined && { note: word.note }),
    }
  }
  if (said.length === 0) return { from: 'nothing' }
  return { said: commonWord(said.map(({ status }) => status)), saidAt: medianAt(said), from: 'items' }
}

function commonWord(said: readonly Status[]): Status {
  for (const bad of ['blocked', 'off track'] as const) if (said.includes(bad)) return bad
  const good = said.filter((status) => status === 'on track' || status === 'done').length
  return good >= mostlyOnTrack * said.length ? 'on track' : 'at risk'
}

/** The age of a word put together from many is their median (FR2); of an even number the older one. */
function medianAt(said: readonly Said[]): Instant {
  const open = said.filter(({ inPlay }) => inPlay)
  const times = (open.length > 0 ? open : said).map(({ at }) => at).sort((a, b) => a - b)
  return times[Math.floor((times.length - 1) / 2)] ?? 0
}
