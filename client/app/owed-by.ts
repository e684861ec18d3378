import type { Figures } from '../../shared/engine/figures.ts'
import type { PersonId } from '../../shared/plan/ids.ts'

/** How many items in play a person owns that want to be heard of: not live. */
export function owedBy(figures: Figures, person: PersonId): number {
  let count = 0
  figures.plan.items.list.forEach((item, index) => {
    const { inPlay, state } = figures.freshness[index] ?? { inPlay: false, state: 'not due' }
    if (inPlay && state !== 'live' && item.owner?.type === 'person' && item.owner.id === person) count++
  })
  return count
}
