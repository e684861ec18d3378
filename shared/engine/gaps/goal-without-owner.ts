/** OW6: an objective, key result, measure or decision that no person here answers for. */

import { find } from '../../base/table.ts'
import type { OwnerRef } from '../../plan/person.ts'
import type { BaseFigures } from '../figures.ts'
import { objectiveOwner, planner, presentOwnerOf, presentPerson } from '../who-can-mend.ts'
import type { Gap } from './gap.ts'
import { makeGap, readsPeople } from './rule.ts'
import type { PlanRule } from './rule.ts'

export const goalWithoutOwner: PlanRule = {
  rule: 'OW6',
  reads: (base) => [...readsPeople(base), base.plan.decisions, base.plan.sessions],
  find(base) {
    const { plan } = base
    const gaps: Gap[] = []
    const ask = (
      kind: Gap['about']['kind'],
      id: string,
      owner: OwnerRef | undefined,
      above: string | undefined,
    ): void => {
      if (presentOwnerOf(plan, owner) === undefined) gaps.push(gapOf(base, kind, id, above))
    }
    for (const { id, owner, parentId } of plan.objectives.list)
      ask('objective', id, owner, objectiveOwner(plan, parentId))
    for (const { id, owner, objectiveId } of plan.keyResults.list)
      ask('keyResult', id, owner, objectiveOwner(plan, objectiveId))
    for (const { id, owner } of plan.kpis.list) ask('kpi', id, owner, undefined)
    for (const { id, ownerId, outcome, sessionId } of plan.decisions.list) {
      if (outcome !== undefined || presentPerson(plan, ownerId) !== undefined) continue
      gaps.push(gapOf(base, 'decision', id, presentPerson(plan, find(plan.sessions, sessionId)?.facilitator)))
    }
    return gaps
  },
}

function gapOf(base: BaseFigures, kind: Gap['about']['kind'], id: string, above: string | undefined): Gap {
  return makeGap(
    { kind, id },
    {
      rule: 'OW6',
      severity: 'minor',
      person: above ?? planner(base),
      mend: { action: 'give owner', otherId: id },
    },
  )
}
