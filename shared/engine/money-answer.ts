/**
 * Who answers for the plan's money: the owner of the first key result, else of the first measure, that is counted in the
 * plan's currency and is to be held or kept down. That person's department is the one whose word is about spending.
 */

import { find } from '../base/table.ts'
import type { DepartmentId, PersonId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'
import { presentOwnerOf } from './who-can-mend.ts'

export interface MoneyAnswer {
  readonly personId: PersonId
  readonly departmentId?: DepartmentId
}

export function whoAnswersForMoney(plan: Plan): MoneyAnswer | undefined {
  const isCost = (id: string | undefined): boolean => {
    const kpi = find(plan.kpis, id)
    return kpi !== undefined && kpi.unit === plan.settings.currency && kpi.direction !== 'up'
  }
  const owners = [
    ...plan.keyResults.list.filter(({ kpiId }) => isCost(kpiId)).map(({ owner }) => owner),
    ...plan.kpis.list.filter(({ id }) => isCost(id)).map(({ owner }) => owner),
  ]
  for (const owner of owners) {
    const personId = presentOwnerOf(plan, owner)
    if (personId === undefined) continue
    const departmentId = find(plan.people, personId)?.departmentId
    return { personId, ...(departmentId !== undefined && { departmentId }) }
  }
  return undefined
}
