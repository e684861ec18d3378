/** A key result that is behind its curve or heading short of its target (KR1, KR2): one breach, by the worse of the two. */

import { find } from '../../base/table.ts'
import { askedByNow, isHold } from '../create-key-results.ts'
import type { BaseFigures } from '../figures.ts'
import { shortKeyResults } from '../key-result-short.ts'
import { whoAnswersFor } from '../who-can-mend.ts'
import { thresholdOf } from './breach.ts'
import type { Breach } from './breach.ts'

export function goalBreaches(base: BaseFigures): readonly Breach[] {
  const { plan, keyResults } = base
  const short = new Map([...shortKeyResults(base)].map((one) => [one.position, one]))
  const { toleranceMoney, paceAmber } = plan.settings.policies
  return keyResults.flatMap((figures, position) => {
    const { id, value, variance, pace } = figures
    const heading = short.get(position)
    const kpi = find(plan.kpis, plan.keyResults.list[position]?.kpiId)
    const expected = askedByNow(figures, kpi)
    const holds = isHold(kpi)
    const isBehind = value !== null && expected !== null && variance !== null && variance < 0
    const behind = isBehind ? behindBy(holds, pace, paceAmber, variance, expected) : 0
    if (heading === undefined && behind === 0) return []
    const person = whoAnswersFor(base, position)
    const facts =
      heading === undefined
        ? { short: 0, value, expected }
        : { short: 1, outlook: heading.outlook, target: heading.target, day: heading.day }
    const size = Math.max(heading?.share ?? 0, behind)
    const threshold = thresholdOf(plan, 'value', Math.max(toleranceMoney, 1 - paceAmber))
    if (size <= (plan.settings.answerFrom?.['value'] ?? 0)) return []
    const breach: Breach = {
      about: { kind: 'keyResult', id },
      measure: 'value',
      size,
      threshold,
      facts,
      ...(person && { person }),
    }
    return [breach]
  })
}

/** The share that is missing; 0 within tolerance. */
function behindBy(
  holds: boolean,
  pace: number | null,
  paceAmber: number,
  variance: number,
  expected: number,
): number {
  if (holds) return expected === 0 ? 1 : Math.min(1, Math.abs(variance / expected))
  return pace !== null && pace < paceAmber ? 1 - pace : 0
}
