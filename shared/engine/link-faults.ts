/** What is odd about a plan's links (SC3.4): cycles with their items in order, and ends that nobody knows. */

import type { Fault } from '../plan/fault.ts'
import type { Plan } from '../plan/plan.ts'
import { networkOf } from './network.ts'
import type { Structure } from './structure.ts'

export function linkFaults(plan: Plan, structure: Structure): readonly Fault[] {
  const { list, dangling } = structure.links
  const cycles = networkOf(structure).cycles.map(({ items, link }): Fault => {
    const ids = items.map((index) => plan.items.list[index]?.id ?? '')
    return { code: 'CYCLE', kind: 'link', id: list[link]?.id ?? '', ids }
  })
  const unknown = dangling.map(({ id, from, to }): Fault => {
    const missesFrom = structure.indexOf(from) === undefined
    return {
      code: 'DANGLING',
      kind: 'link',
      id,
      field: missesFrom ? 'from' : 'to',
      ids: [missesFrom ? from : to],
    }
  })
  return [...cycles, ...unknown]
}
