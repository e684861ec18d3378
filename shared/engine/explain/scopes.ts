/** Scopes by id and by position, what is directly below one, and the oldest of what is known in it. */

import type { Instant } from '../../base/instant.ts'
import type { BaseFigures } from '../figures.ts'
import { leavesIn } from '../value-scope.ts'
import type { ValueScope } from '../value-scope.ts'
import type { Scope } from './explanation.ts'

export function indexOfScope(base: BaseFigures, of: Scope): ValueScope | undefined {
  if (of.type !== 'item') return of
  const index = base.structure.indexOf(of.id)
  return index === undefined ? undefined : { type: 'item', index }
}

export interface ScopeBelow {
  readonly index: number
  readonly scope: Scope
  readonly saidAt?: Instant
}

/** Children of an item, top items of the plan, leaves of a department. */
export function scopesBelow(base: BaseFigures, scope: ValueScope, of: Scope): readonly ScopeBelow[] {
  const positions =
    scope.type === 'plan'
      ? base.structure.roots
      : scope.type === 'item'
        ? base.structure.childrenOf(scope.index)
        : leavesIn(base, scope)
  return positions.flatMap((index) => {
    const id = base.plan.items.list[index]?.id
    if (id === undefined || (of.type === 'item' && of.id === id)) return []
    const saidAt = oldestSaid(base, { type: 'item', index })
    return [{ index, scope: { type: 'item', id }, ...(saidAt !== undefined && { saidAt }) }]
  })
}

/** When the oldest of what was said of work in play was said; of a single leaf, when it was last heard of at all. */
export function oldestSaid(base: BaseFigures, scope: ValueScope): Instant | undefined {
  const leaves = leavesIn(base, scope)
  let oldest: Instant | undefined
  for (const index of leaves) {
    const { inPlay = false, saidAt } = base.freshness[index] ?? {}
    if (saidAt === undefined || (!inPlay && leaves.length > 1)) continue
    if (oldest === undefined || saidAt < oldest) oldest = saidAt
  }
  return oldest
}
