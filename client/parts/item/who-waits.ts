/** Who waits for an item: owners of the unfinished work right behind it by links, and of what names it as its blocker. */

import type { Figures } from '../../../shared/engine/figures.ts'
import { presentOwner } from '../../../shared/engine/ownership.ts'
import { progressStates } from '../../../shared/engine/schedule.ts'
import type { ItemId, PersonId } from '../../../shared/plan/ids.ts'

/** Unfinished leaves directly behind an item, by its links and those of its groups, in the plan's order. */
export function followersOf(figures: Figures, index: number): readonly number[] {
  const { structure, schedule, plan } = figures
  const found = new Set<number>()
  for (let at = index; at >= 0; at = structure.parent[at] ?? -1) {
    for (const link of structure.linksFrom(at)) {
      const to = structure.indexOf(link.to)
      if (to !== undefined) for (const leaf of structure.leavesOf(to)) found.add(leaf)
    }
  }
  const id = plan.items.list[index]?.id
  for (const report of plan.reports.list) {
    const waits = report.blocker?.waitsFor
    const blocked = waits?.type === 'item' && waits.id === id ? structure.indexOf(report.id) : undefined
    if (blocked !== undefined) found.add(blocked)
  }
  found.delete(index)
  return [...found]
    .filter((leaf) => progressStates[schedule.state[leaf] ?? 0] !== 'finished')
    .sort((a, b) => a - b)
}

/** Its own owner never waits for it. */
export function peopleWaiting(figures: Figures, itemId: ItemId): readonly PersonId[] {
  const index = figures.structure.indexOf(itemId)
  if (index === undefined) return []
  const own = presentOwner(figures.plan, figures.plan.items.list[index])?.id
  const people = followersOf(figures, index).flatMap(
    (at) => presentOwner(figures.plan, figures.plan.items.list[at])?.id ?? [],
  )
  return [...new Set(people)].filter((person) => person !== own).sort()
}
