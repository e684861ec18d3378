/** How many items in play have a person who is here, and how many of those were heard within the live window (OW1–OW3). */

import { find } from '../base/table.ts'
import type { Item } from '../plan/item.ts'
import type { Person } from '../plan/person.ts'
import type { Plan } from '../plan/plan.ts'
import type { Ownership } from './figures.ts'
import type { ItemFreshness } from './freshness.ts'

/** A department, a text, somebody unknown and somebody who has left are nobody. */
export function presentOwner(plan: Plan, item: Item | undefined): Person | undefined {
  if (item?.owner?.type !== 'person') return undefined
  const person = find(plan.people, item.owner.id)
  return person === undefined || person.left ? undefined : person
}

export function ownershipOf(plan: Plan, freshness: readonly ItemFreshness[]): Ownership {
  let inPlay = 0
  let owned = 0
  let live = 0
  freshness.forEach((one, index) => {
    if (!one.inPlay) return
    inPlay++
    if (presentOwner(plan, plan.items.list[index]) === undefined) return
    owned++
    if (one.state === 'live') live++
  })
  return { inPlay, owned, live }
}
