/** CN4: a link across departments that nobody of the supplying side has accepted, while both its ends are unfinished. */

import { find } from '../../base/table.ts'
import type { Link } from '../../plan/item.ts'
import type { BaseFigures } from '../figures.ts'
import { whoCanMend } from '../who-can-mend.ts'
import type { Gap } from './gap.ts'
import { isOpen } from './open-work.ts'
import { makeGap } from './rule.ts'
import type { ItemRule } from './rule.ts'

/** Found at the item that a link goes to. */
export const notAccepted: ItemRule = {
  rule: 'CN4',
  reads: 'links',
  find(base, index) {
    const { list, ends } = base.structure.links
    const first = ends.intoStart[index] ?? 0
    const end = ends.intoStart[index + 1] ?? 0
    if (first === end || !isOpen(base, index)) return undefined
    const gaps: Gap[] = []
    for (let at = first; at < end; at++) {
      const place = ends.into[at] ?? 0
      const link = list[place]
      const gap = link && gapOf(base, index, link, ends.from[place] ?? 0)
      if (gap !== undefined) gaps.push(gap)
    }
    return gaps.length === 0 ? undefined : gaps
  },
}

function gapOf(base: BaseFigures, to: number, link: Link, from: number): Gap | undefined {
  const { plan, department } = base
  const supplying = plan.departments.list[department[from] ?? -1]
  const taking = plan.departments.list[department[to] ?? -1]
  if (supplying === undefined || taking === undefined || supplying === taking || !isOpen(base, from))
    return undefined
  const acceptedBy = find(plan.people, link.acceptedBy)
  if (acceptedBy !== undefined && (acceptedBy.departmentId ?? supplying.id) === supplying.id) return undefined
  const person = whoCanMend(base, from)
  return makeGap(
    { kind: 'link', id: link.id },
    {
      rule: 'CN4',
      severity: 'minor',
      person,
      facts: { from: link.from, to: link.to, fromDepartment: supplying.id, toDepartment: taking.id },
      mend: { action: 'accept link', itemId: link.to, otherId: link.id },
    },
  )
}
