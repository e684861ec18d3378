/**
 * A plan as it was, from the plan as it is: what was said and changed since is taken out again. Where that is most of it, or
 * entries have no order or cannot be told, the day is read from its beginning.
 */

import type { Instant } from '../../base/instant.ts'
import { createAssembler, patchPlan } from '../assemble/assemble-plan.ts'
import type { Assembled } from '../assemble/assemble-plan.ts'
import type { PlanSource } from '../source.ts'
import { PlanPast } from './plan-past.ts'
import type { RecordIndex } from './plan-past.ts'

/** Of one source at one moment. */
export interface Present {
  /** A branch (`branchOf`), which is used up. */
  readonly assembled: Assembled
  readonly index: RecordIndex
}

export interface WentBack {
  readonly past: PlanPast
  readonly assembled: Assembled
}

export function goBack(source: PlanSource, end: Instant, present?: Present): WentBack {
  if (present && !present.index.isTangled && !present.index.hasRefused) {
    const past = new PlanPast(source, Infinity, present.index)
    const change = past.moveTo(end)
    if ((change.removed?.length ?? 0) * 2 <= past.told.length)
      return { past, assembled: patchPlan(present.assembled, past.source, change) }
  }
  const past = new PlanPast(source, end, present?.index)
  return { past, assembled: createAssembler(past.source, past.settled) }
}
