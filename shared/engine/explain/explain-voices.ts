/** Where *10 of 13 have a person* and *61 % heard in time* come from: the counts, and the items that are missing (OW, FR2). */

import type { Instant } from '../../base/instant.ts'
import type { BaseFigures } from '../figures.ts'
import { presentOwner } from '../ownership.ts'
import { rollUpFreshness } from '../roll-up-freshness.ts'
import { leavesIn } from '../value-scope.ts'
import type { Explanation, Part, Scope } from './explanation.ts'
import { indexOfScope } from './scopes.ts'

export function explainOwnership(base: BaseFigures, of: Scope): Explanation | undefined {
  const inPlay = itemsInPlay(base, of)
  if (inPlay === undefined) return undefined
  const unowned = inPlay.filter((index) => presentOwner(base.plan, base.plan.items.list[index]) === undefined)
  const owned = inPlay.length - unowned.length
  return {
    question: { figure: 'ownership', of },
    value: inPlay.length === 0 ? null : owned / inPlay.length,
    unit: 'share',
    operands: [
      { name: 'owned', value: owned, unit: 'items' },
      { name: 'inPlay', value: inPlay.length, unit: 'items' },
    ],
    parts: missing(base, 'ownership', unowned),
    entries: [],
  }
}

export function explainLiveShare(base: BaseFigures, of: Scope): Explanation | undefined {
  const inPlay = itemsInPlay(base, of)
  if (inPlay === undefined) return undefined
  const rolled = rollUpFreshness({ ...base, items: base.plan.items.list }, inPlay)
  const unit = base.basis === 'cost' || base.basis === 'effort' ? 'amount' : 'items'
  const notLive = inPlay.filter((index) => base.freshness[index]?.state !== 'live')
  const oldestFirst = notLive.toSorted((a, b) => heard(base, a) - heard(base, b))
  const oldest = oldestFirst[0] === undefined ? undefined : base.freshness[oldestFirst[0]]?.saidAt
  return {
    question: { figure: 'liveShare', of },
    value: rolled.liveShare,
    unit: 'share',
    operands: [
      { name: 'live', value: rolled.liveWeight, unit },
      { name: 'inPlay', value: rolled.weight, unit },
    ],
    parts: missing(base, 'liveShare', oldestFirst),
    entries: [],
    ...(oldest !== undefined && { saidAt: oldest }),
  }
}

function itemsInPlay(base: BaseFigures, of: Scope): readonly number[] | undefined {
  const scope = indexOfScope(base, of)
  return scope && leavesIn(base, scope).filter((index) => base.freshness[index]?.inPlay)
}

function heard({ freshness }: BaseFigures, index: number): Instant {
  return freshness[index]?.saidAt ?? 0
}

function missing(
  base: BaseFigures,
  figure: 'ownership' | 'liveShare',
  positions: readonly number[],
): readonly Part[] {
  return positions.flatMap((index) => {
    const id = base.plan.items.list[index]?.id
    if (id === undefined) return []
    const of = { type: 'item', id } as const
    const saidAt = base.freshness[index]?.saidAt
    return [{ of, value: null, ...(saidAt !== undefined && { saidAt }), opens: { figure, of } }]
  })
}
