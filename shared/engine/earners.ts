/** Who earns which budget: living leaves their own, parts their share of what was split, deleted leaves theirs (SC6.3). */

import { find } from '../base/table.ts'
import type { Item } from '../plan/item.ts'
import type { Report } from '../plan/report.ts'
import { amountOf } from './basis.ts'
import type { BaseFigures } from './figures.ts'
import { partsOf } from './lost-leaves.ts'
import { baselineSpan } from './planned-value.ts'

export interface Earner {
  readonly item: Item
  readonly report: Report | undefined
  readonly amount: number
}

/** Without level of effort, which nobody reports. */
export function earnersOf(base: BaseFigures): readonly Earner[] {
  const { plan, structure, value, baseline, basis, schedule, lostLeaves } = base
  const earners: Earner[] = []
  const add = (item: Item | undefined, amount: number): void => {
    if (item === undefined || amount === 0 || item.earning?.type === 'level-of-effort') return
    earners.push({ item, report: find(plan.reports, item.id), amount })
  }
  plan.items.list.forEach((item, index) => {
    if (structure.isLeaf[index] === 1) add(item, value[index]?.bac ?? 0)
  })
  if (baseline === undefined) return earners
  const { axis } = baselineSpan(baseline)
  for (const leaf of lostLeaves) {
    const amount = (leaf.planned && amountOf(leaf.planned, basis, axis)) ?? 0
    const parts = leaf.split ? partsOf(leaf, plan, structure, baseline, { basis, axis: schedule.axis }) : []
    for (const { index, weight } of parts) add(plan.items.list[index], amount * weight)
    if (parts.length === 0 && leaf.item) add(leaf.split ? { ...leaf.item, type: 'task' } : leaf.item, amount)
  }
  return earners
}
