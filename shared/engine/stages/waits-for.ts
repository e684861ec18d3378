/** Whose yes an item waits for, and what lacks before its controller can countersign it (ST). */

import { find } from '../../base/table.ts'
import { readValueKey } from '../../plan/governance.ts'
import type { Stage } from '../../plan/governance.ts'
import type { PersonId } from '../../plan/ids.ts'
import type { Item } from '../../plan/item.ts'
import type { Plan } from '../../plan/plan.ts'
import { approversOf, lackFor } from './entry-criteria.ts'
import type { Lack } from './entry-criteria.ts'
import { governs } from './stage-standing.ts'

/**
 * Whether what was asked for waits for this person's yes: nobody gave it yet; or everybody did, none having seen the others', so
 * that nobody's was the last, and any of them may say it once more.
 */
export function waitsFor(plan: Plan, item: Item, stage: Stage, me: PersonId | undefined): boolean {
  if (me === undefined) return false
  const { needs, approvers } = lackFor(plan, item, stage)
  // Closing waits for no last yes: its controller's countersignature follows.
  const isGiven = stage !== 'closed' && needs.length + approvers.length === 0
  const asked = isGiven ? approversOf(plan, item, stage) : approvers
  return asked.some(({ person }) => person === me)
}

export interface ClosingLack extends Lack {
  /** A value is aimed at, and nothing was said to be achieved. */
  readonly achievement: boolean
  /** Nothing lacks but the countersignature. */
  readonly isNothing: boolean
}

/** What lacks before an item can be closed, but for its controller's word: by countersigning they approve, too. */
export function lackToClose(plan: Plan, item: Item): ClosingLack {
  const { needs, approvers } = lackFor(plan, item, 'closed')
  const others = approvers.filter(({ person }) => person === undefined || person !== item.controller)
  const achievement =
    governs(plan, 'value') &&
    Object.keys(item.values ?? {}).some((key) => readValueKey(key)?.measure === 'target') &&
    (find(plan.governed, item.id)?.achieved ?? []).length === 0
  return {
    needs,
    approvers: others,
    achievement,
    isNothing: needs.length + others.length === 0 && !achievement,
  }
}
