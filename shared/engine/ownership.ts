/** How many items in play have a person who is here, and how many of those were heard within the live window (OW1–OW3). */

import { keepSame } from '../base/keep-same.ts'
import { find } from '../base/table.ts'
import type { Item } from '../plan/item.ts'
import type { Person } from '../plan/person.ts'
import type { Plan } from '../plan/plan.ts'
import { changedItems } from './changes.ts'
import { ascendingMarks, markOthers } from './column-changes.ts'
import type { BaseFigures, Ownership } from './figures.ts'
import type { ItemFreshness } from './freshness.ts'

/** A department, a text, somebody unknown and somebody who has left are nobody. */
export function presentOwner(plan: Plan, item: Item | undefined): Person | undefined {
  if (item?.owner?.type !== 'person') return undefined
  const person = find(plan.people, item.owner.id)
  return person === undefined || person.left ? undefined : person
}

/** Why nobody owns an item; undefined where somebody who is here does. */
export type Ownerless = 'nobody' | 'left'

export function ownerlessness(plan: Plan, item: Item | undefined): Ownerless | undefined {
  if (presentOwner(plan, item)) return undefined
  return item?.owner?.type === 'person' && find(plan.people, item.owner.id) ? 'left' : 'nobody'
}

/** `previous` is of the same plan with the same tree; its answer stands while nobody's owner and no state has changed. */
export function ownershipOf(
  plan: Plan,
  freshness: readonly ItemFreshness[],
  previous?: Pick<BaseFigures, 'plan' | 'freshness' | 'ownership'>,
): Ownership {
  const changed = previous?.plan.people === plan.people ? changedItems(previous.plan, plan) : undefined
  if (!previous || !changed) return keepSame(previous?.ownership, countAll(plan, freshness))
  const counted = { ...previous.ownership }
  const marks = new Uint8Array(freshness.length)
  for (const index of changed) marks[index] = 1
  markOthers(previous.freshness, freshness, marks)
  for (const index of ascendingMarks(marks)) {
    count(counted, previous.plan, previous.freshness, index, -1)
    count(counted, plan, freshness, index, 1)
  }
  return keepSame(previous.ownership, counted)
}

/** Without these rows, which are part of no plan any more. */
export function ownershipWithout(
  { ownership, plan, freshness }: Pick<BaseFigures, 'plan' | 'freshness' | 'ownership'>,
  rows: readonly number[],
): Ownership {
  const counted = { ...ownership }
  for (const index of rows) count(counted, plan, freshness, index, -1)
  return counted
}

function countAll(plan: Plan, freshness: readonly ItemFreshness[]): Ownership {
  const counted = { inPlay: 0, owned: 0, live: 0 }
  for (let index = 0; index < freshness.length; index++) count(counted, plan, freshness, index, 1)
  return counted
}

function count(
  counted: { -readonly [Name in keyof Ownership]: number },
  plan: Plan,
  freshness: readonly ItemFreshness[],
  index: number,
  by: 1 | -1,
): void {
  const one = freshness[index]
  if (!one?.inPlay) return
  counted.inPlay += by
  if (presentOwner(plan, plan.items.list[index]) === undefined) return
  counted.owned += by
  if (one.state === 'live') counted.live += by
}
