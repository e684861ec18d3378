/** What is asked of each person now (RE1): the same that their My work asks, with the day on which it is due. */

import type { Day } from '../../base/day.ts'
import { addDays, dayToNumber } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import { find } from '../../base/table.ts'
import type { Stage } from '../../plan/governance.ts'
import type { EntryId, ItemId, PersonId } from '../../plan/ids.ts'
import { textOfDayNumber } from '../day-texts.ts'
import type { Figures } from '../figures.ts'
import { presentOwner } from '../ownership.ts'
import { givenTo } from '../session/given-to.ts'
import { askedOf } from '../stages/asked-of.ts'
import { zoneDays } from '../zone-days.ts'

export type Ask =
  | {
      readonly type: 'check-in'
      readonly itemId: ItemId
      /** When the check-in is due, and until when the work was promised. */
      readonly due: Day
      readonly finish?: Day
      readonly isLate: boolean
    }
  /** A decision that somebody gave to them and that they have not taken on. */
  | { readonly type: 'given'; readonly decision: EntryId; readonly due: Day; readonly isLate: boolean }
  /** One that they took on, whose effect does not show yet. */
  | { readonly type: 'decision'; readonly decision: EntryId; readonly due: Day; readonly isLate: boolean }
  | {
      readonly type: 'approval' | 'countersignature'
      readonly itemId: ItemId
      readonly stage: Stage
      readonly since?: Instant
    }
  /** Variances that ask them what will be done. */
  | { readonly type: 'answers'; readonly count: number }

/** Of everybody who is here: check-ins first, the soonest due before the others. Decisions of a later day are not asked yet. */
export function asksByPerson(figures: Figures): ReadonlyMap<PersonId, readonly Ask[]> {
  const { plan } = figures
  const asks = new Map<PersonId, Ask[]>()
  const put = (person: PersonId, ask: Ask): void => {
    const theirs = asks.get(person)
    if (theirs) theirs.push(ask)
    else asks.set(person, [ask])
  }
  putCheckIns(figures, put)
  for (const { id, left } of plan.people.list) {
    if (left) continue
    for (const ask of decisionsOf(figures, id)) put(id, ask)
    for (const { itemId, type, stage, since } of askedOf(plan, id))
      put(id, {
        type: type === 'approve' ? 'approval' : 'countersignature',
        itemId,
        stage,
        ...(since !== undefined && { since }),
      })
  }
  for (const [person, count] of answersAsked(figures)) put(person, { type: 'answers', count })
  return asks
}

/** The working day after a day. */
export function workingDayAfter({ schedule: { axis } }: Pick<Figures, 'schedule'>, day: Day): Day {
  return axis.startDay(axis.startBoundary(addDays(day, 1)))
}

/** The last day on which a check-in is not late: what ends with a day is due on that day. */
export function dueDay({ plan }: Pick<Figures, 'plan'>, dueAt: Instant): Day {
  return textOfDayNumber(zoneDays(plan.settings.timeZone).dayNumberOf(dueAt - 1))
}

function putCheckIns(figures: Figures, put: (person: PersonId, ask: Ask) => void): void {
  const { plan, freshness, variance, moment } = figures
  const found = plan.items.list.flatMap((item, index) => {
    const { inPlay, state, dueAt } = freshness[index] ?? {}
    const owner = presentOwner(plan, item)
    if (!owner || inPlay !== true || state === 'live' || dueAt === undefined) return []
    return [{ owner, itemId: item.id, dueAt, finish: variance[index]?.commitmentFinish }]
  })
  found.sort((a, b) => a.dueAt - b.dueAt || (a.itemId < b.itemId ? -1 : 1))
  for (const { owner, itemId, dueAt, finish } of found)
    put(owner.id, {
      type: 'check-in',
      itemId,
      due: dueDay(figures, dueAt),
      ...(finish !== undefined && { finish }),
      isLate: dueAt <= moment.now,
    })
}

function decisionsOf(figures: Figures, person: PersonId): readonly Ask[] {
  const { plan, followThrough, moment } = figures
  const soon = workingDayAfter(figures, moment.today)
  const given = new Set(givenTo(figures, person).map(({ id }) => id))
  return plan.decisions.list
    .flatMap(({ id, ownerId, due }, at): readonly Extract<Ask, { readonly decision: EntryId }>[] => {
      const state = followThrough.decisions[at]?.state
      if (ownerId !== person || due === undefined || (state !== 'open' && state !== 'broken')) return []
      if (!given.has(id) && due > soon) return []
      const type = given.has(id) ? 'given' : 'decision'
      return [{ type, decision: id, due, isLate: due < moment.today }]
    })
    .sort((a, b) => dayToNumber(a.due) - dayToNumber(b.due) || (a.decision < b.decision ? -1 : 1))
}

function answersAsked({ plan, gaps }: Figures): ReadonlyMap<PersonId, number> {
  const counts = new Map<PersonId, number>()
  for (const { person, mend } of gaps)
    if (person !== undefined && (mend.action === 'answer' || mend.action === 'accept answer'))
      if (find(plan.people, person)?.left === false) counts.set(person, (counts.get(person) ?? 0) + 1)
  return counts
}
