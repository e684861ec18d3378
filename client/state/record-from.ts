/** The first day that a plan's record can tell: the one it was opened on, where it began with an opening balance. */

import type { Day } from '../../shared/base/day.ts'
import { dayOfInstant } from '../../shared/base/instant.ts'
import { recordOpening } from '../../shared/plan/record-opening.ts'
import type { OpenPlan } from './open-plan.ts'

/** Undefined where it is told from its beginning, or not read yet. */
export function recordFrom({ source, plan }: Pick<OpenPlan, 'source' | 'plan'>): Day | undefined {
  const opening = source && recordOpening(source.entries)
  return opening === undefined ? undefined : dayOfInstant(opening, plan.settings.timeZone)
}
