/**
 * Below planned spend because the work is not done (CO2): PV − AC = (PV − EV) + (EV − AC), on the plan, a department or a
 * group, never on a leaf, and only where value is earned in money.
 */

import type { BaseFigures } from '../figures.ts'
import type { ValueSums } from '../value.ts'

export interface BelowPlanned {
  /** PV − AC > 0. */
  readonly below: number
  /** PV − EV, beyond tolerance and the larger part. */
  readonly notDone: number
  /** EV − AC, negative where the work done cost more than planned. */
  readonly saved: number
}

/**
 * The amounts are those of the table of values; whether work counts as not done is judged by what was planned when it was
 * last heard of (SC5.9), so that nobody is blamed for the days since an honest report.
 */
export function belowPlanned(base: BaseFigures, sums: ValueSums): BelowPlanned | undefined {
  const { pv, ev, ac, pvHeard } = sums
  if (base.basis !== 'cost' || base.baseline === undefined || ac === null || pv <= 0) return undefined
  const below = pv - ac
  const saved = ev - ac
  const notDone = pvHeard - ev
  if (below <= 0 || notDone <= base.plan.settings.policies.toleranceMoney * pv || notDone <= saved)
    return undefined
  return { below, notDone: pv - ev, saved }
}
