/** The plan as it is, for whoever goes back from there: a branch of it, and the index of its record, which is made once. */

import type { Figures } from '../../shared/engine/figures.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { Present } from '../../shared/plan/past/go-back.ts'
import { recordIndex } from '../../shared/plan/past/plan-past.ts'
import type { RecordIndex } from '../../shared/plan/past/plan-past.ts'
import type { OpenPlan } from './open-plan.ts'

/** Good while the open plan stays as it is; undefined while something of it waits to be read. */
export function presentOf(open: OpenPlan): (Present & { readonly figures: Figures }) | undefined {
  const { source, plan, figures } = open
  const assembled = open.branch()
  if (!source || !assembled) return undefined
  const index = indexes.get(plan) ?? recordIndex(source)
  indexes.set(plan, index)
  return { assembled, index, figures }
}

/** A plan that is another is another object. */
const indexes = new WeakMap<Plan, RecordIndex>()
