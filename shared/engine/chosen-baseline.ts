/** The one baseline that planned value, variance and earned schedule use (SC6.1): the plan's choice, else the latest. */

import type { Baseline } from '../plan/baseline.ts'
import { find } from '../base/table.ts'
import type { Plan } from '../plan/plan.ts'

/** Only a complete baseline is measured against (BA3); of two taken at one moment the larger id counts. */
export function chosenBaseline(plan: Plan): Baseline | undefined {
  const chosen = find(plan.baselines, plan.settings.baselineId)
  if (chosen?.complete) return chosen
  let latest: Baseline | undefined
  for (const baseline of plan.baselines.list) {
    if (baseline.complete && (latest === undefined || baseline.at >= latest.at)) latest = baseline
  }
  return latest
}
