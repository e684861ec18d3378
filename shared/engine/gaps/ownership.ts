/** OW1–OW3, OW5: one owner, a person who is here. Of several things wrong with one owner only the one that is true is said. */

import { find } from '../../base/table.ts'
import type { FieldConflict } from '../../plan/item.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { BaseFigures } from '../figures.ts'
import { whoStandsAbove } from '../who-can-mend.ts'
import type { Gap } from './gap.ts'
import { isOpen, isOpenLeaf, turnsSoon, urgency } from './open-work.ts'
import { itemGap } from './rule.ts'
import type { ItemRule } from './rule.ts'

/** OW1. Groups need none: their leaves do. */
export const noOwner: ItemRule = {
  rule: 'OW1',
  reads: 'item',
  mayTurn: turnsSoon,
  find(base, index) {
    if (base.plan.items.list[index]?.owner !== undefined || !isOpenLeaf(base, index)) return undefined
    const { inPlay = false } = base.freshness[index] ?? {}
    const start = base.schedule.startDay(index) ?? null
    return ownerGap(base, index, 'OW1', { inPlay: inPlay ? 1 : 0, start })
  },
}

/** OW2: kept as text, never as owner. A person that is not in the plan is nobody too. */
export const ownerIsNoPerson: ItemRule = {
  rule: 'OW2',
  reads: 'item',
  mayTurn: turnsSoon,
  find(base, index) {
    const owner = base.plan.items.list[index]?.owner
    if (owner === undefined) return undefined
    if (owner.type === 'person' && find(base.plan.people, owner.id) !== undefined) return undefined
    if (!isOpen(base, index)) return undefined
    return ownerGap(base, index, 'OW2', { as: owner.type === 'text' ? owner.text : owner.id })
  },
}

/** OW3 */
export const ownerHasLeft: ItemRule = {
  rule: 'OW3',
  reads: 'item',
  mayTurn: turnsSoon,
  find(base, index) {
    const owner = base.plan.items.list[index]?.owner
    if (owner?.type !== 'person') return undefined
    const person = find(base.plan.people, owner.id)
    if (person?.left !== true || !isOpen(base, index)) return undefined
    return ownerGap(base, index, 'OW3', { personId: owner.id, leftOn: person.leftOn ?? null })
  },
}

/** OW5: both are kept until one is chosen, by somebody who is neither. */
export const twoOwners: ItemRule = {
  rule: 'OW5',
  reads: 'facts',
  find(base, index) {
    const conflict = base.plan.items.list[index]?.conflicts?.find(({ field }) => field === 'owner')
    if (conflict === undefined || !isOpen(base, index)) return undefined
    const names = ownersIn(conflict)
    if (names.length < 2) return undefined
    return itemGap(base, index, {
      rule: 'OW5',
      severity: 'serious',
      person: whoStandsAbove(base, index),
      facts: { first: names[0] ?? null, second: names[1] ?? null, count: names.length },
      mend: 'choose owner',
    })
  },
}

function ownerGap(base: BaseFigures, index: number, rule: 'OW1' | 'OW2' | 'OW3', facts: Gap['facts']): Gap {
  const person: PersonId | undefined = whoStandsAbove(base, index)
  return itemGap(base, index, { rule, severity: urgency(base, index), person, facts, mend: 'give owner' })
}

/** Different owners, as ids of people and departments or as text. An owner taken away is no owner. */
function ownersIn({ values }: FieldConflict): readonly string[] {
  const names = values.map(({ value }) => nameOf(value)).filter((name) => name !== undefined)
  return [...new Set(names)]
}

/** As stored (FORMAT.md) or as read. */
function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return undefined
  for (const key of ['text', 'department', 'id']) {
    const name: unknown = Reflect.get(value, key)
    if (typeof name === 'string') return name
  }
  return undefined
}
