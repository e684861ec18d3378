/** How many items in play have a person who is here, and how many of those were heard within the live window (OW1–OW3). */

import { keepSame } from '../base/keep-same.ts'
import { find } from '../base/table.ts'
import type { Item } from '../plan/item.ts'
import type { Person } from '../plan/person.ts'
import type { Plan } from '../plan/plan.ts'
import { changedItems } from './changes.ts'
import type { BaseFigures, Ownership } from './figures.ts'
import type { ItemFreshness } from './freshness.ts'

/** A department, a text, somebody unknown and somebody who has left are nobody. */
export function presentOwner(plan: Plan, item: Item | undefined): Person | undefined {
  if (item?.owner?.type !== 'person') return undefined
  const person = find(plan.people, item.owner.id)
  return person === undefined || person.left ? undefined : person
}

/** `previous` is of the same plan with the same tree; its answer stands while nobody's owner and no state has changed. */
export function ownershipOf(
  plan: Plan,
  freshness: readonly ItemFreshness[],
  previous?: Pick<BaseFigures, 'plan' | 'freshness' | 'ownership'>,
): Ownership {
  if (previous && previous.freshness === freshness && sameOwners(previous.plan, plan))
    return previous.ownership
  let inPlay = 0
  let owned = 0
  let live = 0
  for (let index = 0; index < freshness.length; index++) {
    const one = freshness[index]
    if (!one?.inPlay) continue
    inPlay++
    if (presentOwner(plan, plan.items.list[index]) === undefined) continue
    owned++
    if (one.state === 'live') live++
  }
  return keepSame(previous?.ownership, { inPlay, owned, live })
}

function sameOwners(before: Plan, now: Plan): boolean {
  if (before.people !== now.people) return false
  const changed = changedItems(before, now)
  return changed?.every((i) => before.items.list[i]?.owner === now.items.list[i]?.owner) ?? false
}
