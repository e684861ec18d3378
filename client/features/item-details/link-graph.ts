/** The item between what it waits for and what waits for it, one link away on each side, with how and whether it matters. */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { progressStates } from '../../../shared/engine/schedule.ts'
import type { Link } from '../../../shared/plan/item.ts'

export interface GraphNode {
  readonly link: Link
  readonly itemId: string
  readonly title: string
  readonly blocked: boolean
  readonly critical: boolean
  readonly done: boolean
  /** This link gives the day on which the later of the two begins or ends. */
  readonly drives: boolean
  /** What it waits for ends, what waits for it begins. */
  readonly day?: string
}

export interface LinkGraph {
  readonly before: readonly GraphNode[]
  readonly after: readonly GraphNode[]
}

/** The ones that matter first: what gives the day, then what is open, by day. */
export function linkGraph(figures: Figures, index: number): LinkGraph {
  const { structure } = figures
  const before = structure.linksTo(index).flatMap((link) => nodeOf(figures, link, link.from, index, 'before'))
  const after = structure.linksFrom(index).flatMap((link) => nodeOf(figures, link, link.to, index, 'after'))
  const late = (node: GraphNode): string => node.day ?? ''
  const rank = (node: GraphNode): number => (node.drives ? 0 : node.done ? 2 : 1)
  return {
    before: before.toSorted((a, b) => rank(a) - rank(b) || (late(a) < late(b) ? 1 : -1)),
    after: after.toSorted((a, b) => rank(a) - rank(b) || (late(a) < late(b) ? -1 : 1)),
  }
}

function nodeOf(
  { plan, structure, schedule, reportOf }: Figures,
  link: Link,
  itemId: string,
  index: number,
  side: keyof LinkGraph,
): GraphNode[] {
  const at = structure.indexOf(itemId)
  const item = find(plan.items, itemId)
  if (at === undefined || item === undefined) return []
  const driven = schedule.driversOf(side === 'before' ? index : at)
  const day = side === 'before' ? schedule.finishDay(at) : schedule.startDay(at)
  return [
    {
      link,
      itemId,
      title: item.title,
      blocked: reportOf[at]?.status === 'blocked',
      critical: schedule.critical[at] === 1,
      done: progressStates[schedule.state[at] ?? 0] === 'finished',
      drives: driven.some((driver) => driver.type === 'link' && driver.linkId === link.id),
      ...(day !== undefined && { day }),
    },
  ]
}
