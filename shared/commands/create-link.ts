/** Links two items: `to` waits for `from`. A link that would close a circle is refused, naming the circle in order (SC3.4). */

import { changeTable } from '../base/table.ts'
import type { ItemId } from '../plan/ids.ts'
import type { Link } from '../plan/item.ts'
import type { Plan } from '../plan/plan.ts'
import { plan, refuse } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandNumber, titleOf } from './demands.ts'
import { createRecord } from './edits.ts'
import { demandNoCycle } from './link-cycle.ts'
import type { Refusal } from './refusal.ts'

export interface CreateLink {
  readonly from: ItemId
  readonly to: ItemId
  readonly type?: Link['type']
  /** Working days; a lead is negative. */
  readonly lag?: number
}

export const lagRange = { least: -10_000, most: 10_000, whole: true }

export const createLink: Command<CreateLink> = {
  name: 'link.create',
  title: 'Link work',
  run(args, context) {
    const { from, to, type = 'FS', lag = 0 } = args
    const refusal = demandNumber('the lag', lag, lagRange) ?? demandLink(context.plan, args)
    if (refusal) return refuse(refusal)
    const id = context.newId()
    return plan([createRecord('link', id, { from, to, type, lag })], id)
  },
}

export function demandLink(plan: Plan, { from, to, type = 'FS', lag = 0 }: CreateLink): Refusal | undefined {
  const unknown = demandKnown(plan, 'item', from) ?? demandKnown(plan, 'item', to)
  if (unknown) return unknown
  if (from === to) return { code: 'LINK_TO_ITSELF', facts: { title: titleOf(plan, from) } }
  if (plan.links.list.some((link) => link.from === from && link.to === to && link.type === type)) {
    return { code: 'LINK_EXISTS', facts: { from: titleOf(plan, from), to: titleOf(plan, to) } }
  }
  const link: Link = { id: '\uffff new', from, to, type, lag }
  return demandNoCycle(plan, { ...plan, links: changeTable(plan.links, [link]) })
}
