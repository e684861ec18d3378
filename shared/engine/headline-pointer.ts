/** What the headline points at (HL): the root that the named thing waits for, who can act, and how old that news is. */

import type { Instant } from '../base/instant.ts'
import { must } from '../base/assert.ts'
import { find } from '../base/table.ts'
import type { BlockedRoot } from './blockers.ts'
import type { BaseFigures } from './figures.ts'
import type { HeadlineFirst, HeadlinePointer } from './headline.ts'
import { presentOwner } from './ownership.ts'
import { actionableRoot, lateLeaf, liveDriver } from './root-of-delay.ts'
import { whoCanMend } from './who-can-mend.ts'

export function pointerOf(
  base: BaseFigures,
  roots: readonly BlockedRoot[],
  first: HeadlineFirst,
): HeadlinePointer | undefined {
  const subject = subjectOf(base, first)
  if (subject < 0) return undefined
  const root = first.type === 'blocked with slack' ? waitedFor(base, subject) : actionableRoot(base, subject)
  const item = base.plan.items.list[root]
  if (item === undefined || root === subject) return undefined
  const known = roots.find(({ itemId }) => itemId === item.id)
  const canAct = known === undefined ? whoCanMend(base, root) : known.canAct
  const oldestSaidAt = oldestOnChain(base, subject, root)
  return {
    rootId: item.id,
    nobody: presentOwner(base.plan, item) === undefined,
    ...(known?.since !== undefined && { since: known.since }),
    ...(canAct !== undefined && { canAct }),
    ...(oldestSaidAt !== undefined && { oldestSaidAt }),
  }
}

/** Position of what the first sentence names, -1 when it names nothing that waits. */
function subjectOf({ structure, keyResults }: BaseFigures, first: HeadlineFirst): number {
  switch (first.type) {
    case 'milestone late':
    case 'blocked with slack':
      return structure.indexOf(first.itemId) ?? -1
    case 'key result short': {
      const figures = keyResults.find(({ id }) => id === first.keyResultId)
      return figures?.bySlip === true && figures.gateId !== undefined
        ? (structure.indexOf(figures.gateId) ?? -1)
        : -1
    }
    default:
      return -1
  }
}

/** The item that a blocked one names; -1 where it waits for a person or somebody outside. */
function waitedFor(base: BaseFigures, index: number): number {
  const waits = find(base.plan.reports, must(base.plan.items.list[index]).id)?.blocker?.waitsFor
  return waits?.type === 'item' ? (base.structure.indexOf(waits.id) ?? -1) : -1
}

/** Of what is in play on the chain, else of all of it; undefined when one was never heard of. */
function oldestOnChain(base: BaseFigures, subject: number, root: number): Instant | undefined {
  const chain: number[] = []
  for (let at = lateLeaf(base, subject); at >= 0 && !chain.includes(at); at = liveDriver(base, at))
    chain.push(at)
  if (!chain.includes(root)) chain.push(root)
  const reports = base.reportOf
  const inPlay = chain.filter((index) => base.freshness[index]?.inPlay === true)
  let oldest = Infinity
  for (const index of inPlay.length > 0 ? inPlay : chain) {
    const at = reports[index]?.saidAt
    if (at !== undefined) oldest = Math.min(oldest, at)
    else if (inPlay.length > 0) return undefined
  }
  return oldest === Infinity ? undefined : oldest
}
