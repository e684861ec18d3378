/** Whether a plan changed by a command would have its links run in a circle that they do not run in now (SC3.4). */

import { networkOf } from '../engine/network.ts'
import { createStructure } from '../engine/structure.ts'
import type { Plan } from '../plan/plan.ts'
import { titleOf } from './demands.ts'
import type { Refusal } from './refusal.ts'

export function demandNoCycle(now: Plan, then: Plan): Refusal | undefined {
  const known = new Set(cyclesIn(now).map((ids) => ids.join('\n')))
  const added = cyclesIn(then).find((ids) => !known.has(ids.join('\n')))
  return added && { code: 'LINK_CYCLE', facts: { titles: added.map((id) => titleOf(then, id)) } }
}

function cyclesIn(plan: Plan): readonly (readonly string[])[] {
  return networkOf(createStructure(plan)).cycles.map(({ items }) =>
    items.map((index) => plan.items.list[index]?.id ?? ''),
  )
}
