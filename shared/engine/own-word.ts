/**
 * A department's own word (HL, *Said / Measured*): the latest check-in on its group; else *on track* when no reported item
 * in play says off track or blocked and at least 80 % of those in play or done say on track or done; else the worst that its
 * items say, at risk at least. Its age is the median of what is in play.
 */

import type { Instant } from '../base/instant.ts'
import type { PersonId } from '../plan/ids.ts'
import type { CheckIn, Status } from '../plan/report.ts'
import type { DepartmentRows } from './department-rows.ts'
import type { BaseFigures } from './figures.ts'

export interface OwnWord {
  readonly said?: Status
  readonly saidAt?: Instant
  readonly saidBy?: PersonId
  readonly from: 'group' | 'items' | 'nothing'
  readonly note?: string
}

const mostlyOnTrack = 0.8

/** Of the department at a place, from its items by position; one that said nothing has the word `nothing`. */
export function ownWord(base: BaseFigures, place: number, { leaves, groups }: DepartmentRows): OwnWord {
  const { freshness, reportOf } = base
  let word: CheckIn | undefined
  for (const index of groups) {
    const report = reportOf[index]
    if (report === undefined || !isHeadOf(base, index, place)) continue
    const own = report.checkIns.findLast(({ status }) => status !== undefined)
    if (own !== undefined && own.at > (word?.at ?? -Infinity)) word = own
  }
  if (word?.status !== undefined) return ofGroup(word, word.status)
  const said: Said = { statuses: new Map(), open: [], done: [] }
  for (const index of leaves) {
    const report = reportOf[index]
    if (report?.status === undefined) continue
    const inPlay = freshness[index]?.inPlay === true
    if (!inPlay && report.status !== 'done') continue
    said.statuses.set(report.status, (said.statuses.get(report.status) ?? 0) + 1)
    ;(inPlay ? said.open : said.done).push(report.statusAt ?? report.saidAt ?? 0)
  }
  if (said.statuses.size === 0) return { from: 'nothing' }
  return { said: commonWord(said), saidAt: medianAt(said), from: 'items' }
}

/** What leaves say: how many say what, and when those in play and those done said it. */
interface Said {
  readonly statuses: Map<Status, number>
  readonly open: Instant[]
  readonly done: Instant[]
}

/** The topmost groups that carry the department themselves: a check-in deeper down is about a part of its work. */
function isHeadOf({ plan, structure, department }: BaseFigures, index: number, place: number): boolean {
  const above = structure.parent[index] ?? -1
  return (
    plan.items.list[index]?.departmentId === plan.departments.list[place]?.id &&
    (above < 0 || department[above] !== place)
  )
}

function ofGroup({ at, by, forPerson, note }: CheckIn, said: Status): OwnWord {
  const saidBy = forPerson ?? by
  return {
    said,
    saidAt: at,
    ...(saidBy !== undefined && { saidBy }),
    from: 'group',
    ...(note !== undefined && { note }),
  }
}

function commonWord({ statuses, open, done }: Said): Status {
  for (const bad of ['blocked', 'off track'] as const) if (statuses.has(bad)) return bad
  const good = (statuses.get('on track') ?? 0) + (statuses.get('done') ?? 0)
  return good >= mostlyOnTrack * (open.length + done.length) ? 'on track' : 'at risk'
}

/** The age of a word put together from many is their median (FR2); of an even number the older one. */
function medianAt({ open, done }: Said): Instant {
  const times = Float64Array.from(open.length > 0 ? open : done).sort()
  return times[Math.floor((times.length - 1) / 2)] ?? 0
}
